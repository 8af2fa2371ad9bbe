import { describe, expect, test } from "vitest";
import { ensureArgument, ensureOptions, type OptionRules } from "./options.js";
import { registry } from "./registry.js";
import { either, flag, group, integer, memberOf, number, oneOf, orNull, required, shaped, text } from "./rules.js";
import { shown } from "./shown.js";

interface CircleOptions {
  readonly radius: number;
  readonly segments?: number;
  readonly style?: { readonly fill: string };
}

const CIRCLE = {
  radius: required(number),
  segments: integer(3),
  style: orNull(group({ fill: required(text) })),
} satisfies OptionRules<CircleOptions>;

const circle = (options: unknown) => () => ensureOptions("circle", options, CIRCLE);

describe("ensureOptions", () => {
  test("accepts what its rules allow; undefined is as good as left out, null only where a rule says so", () => {
    for (const options of [
      { radius: 1 },
      { radius: 1, segments: undefined, style: null },
      { radius: 1, style: { fill: "" } },
    ])
      expect(circle(options)).not.toThrow();
    expect(circle({ radius: 1, segments: null })).toThrow(
      "circle: `segments` must be an integer >= 3, got null. Leave it out for the default.",
    );
  });

  test("names the nearest option, inside an object of options too", () => {
    expect(circle({ radius: 1, Segment: 3 })).toThrow(
      "circle: there is no option `Segment`. Did you mean `segments`? Known: radius, segments, style.",
    );
    expect(circle({ radius: 1, style: { fil: "" } })).toThrow("no option `style.fil`. Did you mean `style.fill`?");
    expect(circle({ radius: 1, style: {} })).toThrow("circle: `style.fill` must be a text, got nothing.");
  });

  test("a rule too few, too many or not as required as its option does not compile", () => {
    // @ts-expect-error: `segments` and `style` have no rule
    ({ radius: required(number) }) satisfies OptionRules<CircleOptions>;
    // @ts-expect-error: there is no option `colour`
    ({ ...CIRCLE, colour: text }) satisfies OptionRules<CircleOptions>;
    // @ts-expect-error: `radius` has no default
    ({ ...CIRCLE, radius: number }) satisfies OptionRules<CircleOptions>;
    // @ts-expect-error: `segments` has one
    ({ ...CIRCLE, segments: required(number) }) satisfies OptionRules<CircleOptions>;
  });
});

describe("rules", () => {
  const says = (rule: Parameters<typeof required>[0], value: unknown) => () =>
    ensureArgument("draw", value, ["x", required(rule)]);

  test("one of two, with the first one's advice", () => {
    const rule = either(oneOf("auto"), number);
    expect(says(rule, 1)).not.toThrow();
    expect(says(rule, "auot")).toThrow('draw: `x` must be "auto" or a finite number, got "auot". Did you mean "auto"?');
  });

  test("an object is known by its members and methods", () => {
    const rule = shaped("a pen", ["draw()", "width"], "Give pen().");
    expect(says(rule, { draw: () => {}, width: 0 })).not.toThrow();
    expect(says(rule, { draw: 1, width: 0 })).toThrow("`x` must be a pen, got { draw: 1, width: 0 }. Give pen().");
  });

  test("a name in place of a registry's member is answered with the call that gives it", () => {
    registry("test pen", [{ name: "fine" }, { name: "broad" }]);
    const rule = memberOf(shaped("a pen", ["draw()"], "Give fine()."), {
      family: "test pen",
      call: (name) => `pens.get(${name})`,
    });
    expect(says(rule, "fine")).toThrow('got "fine". Give pens.get("fine").');
    expect(says(rule, "boad")).toThrow('got "boad". Did you mean pens.get("broad")?');
    expect(says(rule, "xxxxxxxxxxx")).toThrow("Give fine(). Known names: fine, broad.");
    expect(says(rule, 1)).toThrow("got 1. Give fine().");
    expect(says(rule, { draw: () => {}, name: Symbol("odd") })).toThrow("`x` must be a pen, got");
  });

  test("text that would be a number as one is told so", () => {
    expect(says(integer(1), "20")).toThrow('draw: `x` must be an integer >= 1, got "20". Give the number 20.');
    expect(says(integer(1), "-1")).toThrow(/got "-1"\.$/);
    expect(says(flag, "true")).toThrow('draw: `x` must be true or false, got "true".');
  });
});

test("a received value is shown so that kinds can be told apart", () => {
  const values = [
    20,
    "20",
    null,
    undefined,
    [1, "a", [2]],
    {},
    { a: 1 },
    { a: [] },
    new Float32Array(2),
    shown,
    2n,
    Number.NaN,
  ];
  expect(values.map(shown)).toEqual([
    ...[
      "20",
      '"20"',
      "null",
      "undefined",
      '[1, "a", [2]]',
      "{}",
      "{ a: 1 }",
      "an object with a",
      "an instance of Float32Array",
    ],
    ...["the function shown", "2n", "NaN"],
  ]);
});
