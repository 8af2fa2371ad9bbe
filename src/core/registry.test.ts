import { describe, expect, test } from "vitest";
import { configurable, nearestNames, registry } from "./registry.js";

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
});

describe("nearestNames", () => {
  test("counts two letters that are swapped as one slip", () => {
    expect(nearestNames("weigths", ["lengths", "weights"], 1)).toEqual(["weights"]);
    expect(nearestNames("lenghts", ["length", "lengths"], 1)).toEqual(["lengths"]);
    expect(nearestNames("sdg", ["adam", "sgd"])).toEqual(["sgd"]);
  });

  test("names none that differs in more than half of its letters", () => {
    expect(nearestNames("de", ["en", "ja"])).toEqual([]);
    expect(nearestNames("eng", ["en", "ja"])).toEqual(["en"]);
    expect(nearestNames("xyz", ["sgd", "adam"])).toEqual([]);
  });
});
