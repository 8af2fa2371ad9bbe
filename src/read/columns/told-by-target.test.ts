import { describe, expect, it } from "vitest";
import { fails, read } from "../testing/read-text.js";

const ROWS = 60;
const day = (k: number) => new Date(Date.UTC(2020, 0, 1 + k)).toISOString().slice(0, 10);
const a = (k: number) => (k * 37) % 23;
const b = (k: number) => (k * 17) % 29;

/** A table of these columns, by day. */
function table(columns: Readonly<Record<string, (k: number) => number | string>>, count = ROWS): string {
  const rows = Array.from({ length: count }, (_, k) =>
    [day(k), ...Object.values(columns).map((of) => of(k))].join(","),
  );
  return `date,${Object.keys(columns).join(",")}\n${rows.join("\n")}\n`;
}

const leftOut = (notes: readonly string[]) => notes.filter((note) => note.startsWith("Left out"));

describe("what counts rows or names them is no input", () => {
  it.each<[string, (k: number) => number, string]>([
    ["n", (k) => k + Math.floor(k / 11), "a row counter"],
    ["n", (k) => 1000 + k + (k > 30 ? 500 : 0), "a row counter"],
    ["id", (k) => 7 * k + (k % 3), "a row counter"],
    ["record", (k) => 900 - 3 * k, "a row counter"],
    ["order_id", (k) => (k * 7919) % 10_007, "an id, which measures nothing"],
    ["customerId", (k) => (k * 31) % 7, "an id, which measures nothing"],
  ])("%s %#: left out", async (name, of, reason) => {
    const { inputs, notes } = await read(table({ [name]: of, a, y: b }));
    expect(inputs).toEqual(["a", "y"]);
    expect(leftOut(notes)).toEqual([`Left out of the inputs, ${reason}: "${name}".`]);
  });

  it("other whole numbers, falling values and a target that is asked for are inputs", async () => {
    const columns = { steps: (k: number) => 2 * k + (k % 2), stock: (k: number) => 500 - 2 * k - (k % 3), y: b };
    expect((await read(table(columns))).inputs).toEqual(["steps", "stock", "y"]);
    const asked = await read(table({ id: (k) => k + 1, a }), { target: ["id"] });
    expect([asked.inputs, asked.targets]).toEqual([["id", "a"], ["id"]]);
  });
});

describe("what tells no more than the target", () => {
  const y = (k: number) => a(k) + b(k);
  const fahrenheit = (k: number) => (32 + 1.8 * y(k)).toFixed(1);

  it("is left out where it is the target over again, in other units and rounded, and said where it is asked for", async () => {
    const text = table({ same: y, fahrenheit, less: (k) => -3 * y(k), other: (k) => y(k) + (k % 3), y });
    const found = await read(text);
    expect(found.inputs).toEqual(["other", "y"]);
    expect(leftOut(found.notes)).toEqual([
      'Left out of the inputs, the target "y" over again, in its units or others: "same", "fahrenheit", "less".',
    ]);
    const asked = await read(text, { target: ["y"], inputs: ["fahrenheit", "y"] });
    expect(asked.inputs).toEqual(["fahrenheit", "y"]);
    expect(asked.notes.at(-1)).toMatch(/^Inputs that are the target "y" over again, .*: "fahrenheit"\./);
  });

  it("is named where two columns, three or all of them make the target", async () => {
    const sum = async (columns: Parameters<typeof table>[0]) =>
      (await read(table(columns), { target: ["y"] })).notes.find((note) => note.startsWith("The sum"));
    expect(await sum({ a, x: (k) => (k * 7) % 11, b, y })).toBe(
      'The sum of "a" and "b" is the target "y" in every row: they are known when it is, so only their past can be an input, and none goes into `knownAhead`.',
    );
    const c = (k: number) => (k * 5) % 13;
    const d = (k: number) => (k * 3) % 17;
    expect(await sum({ a, b, c, y: (k) => y(k) + c(k) })).toContain('"a" and "b" and "c"');
    expect(await sum({ a, b, c, d, y: (k) => y(k) + c(k) + d(k) })).toContain('"a" and "b" and "c" and "d"');
    expect(await sum({ a, b, y: (k) => y(k) + (k === 50 ? 1 : 0) })).toBeUndefined();
  });

  it("nothing is said of columns that are alike in a few rows, or flags", async () => {
    const { inputs, notes } = await read(table({ u: (k) => k % 2, v: (k) => 1 - (k % 2), y: b }, 15), {
      target: ["u"],
    });
    expect(inputs).toEqual(["u", "v", "y"]);
    expect(notes.join()).not.toMatch(/over again|sum/);
  });
});

it("totals so far are named, as inputs and as the target; constant stretches and steps of time are none", async () => {
  const total = (k: number) => k * k + a(k) / 100;
  const { notes, inputs } = await read(table({ total, y: b }));
  expect(inputs).toEqual(["total", "y"]);
  expect(notes.at(-1)).toBe(
    'Inputs that never fall, as totals so far: "total". Later rows lie beyond all that was trained on; give their change from row to row, or leave them out of `inputs`.',
  );
  const target = await read(table({ y: b, total }));
  expect(target.notes.at(-1)).toBe(
    'The target never falls, as a total so far: "total". To forecast its change, use `transform: "difference"`.',
  );
  expect((await read(table({ policy: (k) => (k > 30 ? 1 : 0), y: b }))).notes.join()).not.toContain("never fall");
});

it("a table of counters alone has nothing to forecast", async () => {
  expect((await fails(table({ id: (k) => 3 * k }))).advice).toContain("there is no numeric column to forecast");
});
