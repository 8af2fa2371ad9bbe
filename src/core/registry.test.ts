import { describe, expect, test } from "vitest";
import { configurable, Derived, registry } from "./registry.js";
import { integer, required } from "./rules.js";

const makeShapes = () =>
  registry<{ readonly name: string; readonly sides: number; readonly size?: number }>("shape", [
    { name: "point", sides: 0 },
    configurable(({ sides = 4, size = 1 }: { sides?: number; size?: number } = {}) => ({
      name: "polygon",
      sides,
      size,
    })),
  ]);

describe("make", () => {
  test("gives the item with options, and without options the very item of get", () => {
    const shapes = makeShapes();
    expect(shapes.get("polygon")).toEqual({ name: "polygon", sides: 4, size: 1 });
    expect(shapes.make("polygon", { sides: 6 })).toEqual({ name: "polygon", sides: 6, size: 1 });
    expect(shapes.make("polygon")).toBe(shapes.get("polygon"));
    expect(shapes.make("point", {})).toBe(shapes.get("point"));
  });

  test("refuses an unknown option with the nearest, and options to an item that has none", () => {
    const shapes = makeShapes();
    expect(() => shapes.make("polygon", { side: 3 })).toThrow(
      'shape "polygon" has no option "side". Did you mean "sides"? Known: sides, size.',
    );
    expect(() => shapes.make("point", { sides: 3 })).toThrow(
      'shape "point" takes no options, got sides. Leave them out.',
    );
    expect(() => shapes.make("polygn", {})).toThrow('Unknown shape "polygn". Did you mean "polygon"?');
  });
});

describe("add", () => {
  test("puts a member from outside beside the others, configurable or not", () => {
    const shapes = makeShapes();
    shapes.add({ name: "line", sides: 1 });
    shapes.add(configurable(({ size = 2 }: { size?: number } = {}) => ({ name: "square", sides: 4, size })));
    expect(shapes.names).toEqual(["point", "polygon", "line", "square"]);
    expect(shapes.items.map(({ sides }) => sides)).toEqual([0, 4, 1, 4]);
    expect(shapes.make("square", { size: 9 }).size).toBe(9);
  });

  test("refuses a name that is there already and changes nothing", () => {
    const shapes = makeShapes();
    expect(() => shapes.add({ name: "point", sides: 7 })).toThrow(
      '"point" is registered twice. Give one another name.',
    );
    expect(shapes.get("point").sides).toBe(0);
  });

  test("refuses a member that lacks what its family has, made or not, and changes nothing", () => {
    const shapes = registry<{ readonly name: string; readonly sides: number }>("shape", [], {
      sides: required(integer(0)),
    });
    const untyped = shapes as unknown as { add(entry: unknown): void };
    expect(() => untyped.add({ name: "blob" })).toThrow('shape "blob": `sides` must be an integer >= 0, got nothing.');
    expect(() =>
      untyped.add(configurable(({ sides = "4" }: { sides?: string } = {}) => ({ name: "blob", sides }))),
    ).toThrow('got "4"');
    for (const nothing of [{ sides: 3 }, null, undefined, "blob", () => {}]) {
      expect(() => untyped.add(nothing)).toThrow(/^shape: a member must be an object with a name, got /);
    }
    expect(shapes.names).toEqual([]);
  });
});

describe("a list that is made at the first use", () => {
  test("is made again after it has failed, and not after it has not", () => {
    let calls = 0;
    const shapes = registry("shape", () => {
      if (++calls === 1) throw new Error("not yet");
      return [{ name: "point" }];
    });
    expect(() => shapes.names).toThrow("not yet");
    expect([shapes.names, shapes.names, calls]).toEqual([["point"], ["point"], 2]);
  });
});

describe("derived members", () => {
  const families = () => {
    const shapes = makeShapes();
    const areas = registry<{ readonly name: string; readonly of?: number }>("area", () => [
      new Derived(
        () => shapes.names,
        (name) => ({ name, of: shapes.get(name).sides }),
      ),
      { name: "land" },
    ]);
    return { shapes, areas };
  };

  test("are there whenever their source has them, in their place, the same object each time", () => {
    for (const isLookedAtFirst of [true, false]) {
      const { shapes, areas } = families();
      if (isLookedAtFirst) expect(areas.names).toEqual(["point", "polygon", "land"]);
      shapes.add({ name: "line", sides: 1 });
      expect(areas.names).toEqual(["point", "polygon", "line", "land"]);
      expect(areas.get("line")).toEqual({ name: "line", of: 1 });
      expect(areas.get("line")).toBe(areas.get("line"));
    }
  });

  test("give way to the registry's own, and their names are taken", () => {
    const { shapes, areas } = families();
    shapes.add({ name: "land", sides: 7 });
    expect(areas.get("land")).toEqual({ name: "land" });
    expect(() => areas.add({ name: "point" })).toThrow('"point" is registered twice');
  });
});
