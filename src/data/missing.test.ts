import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fillMissing } from "./missing.js";

const NONE = Number.NaN;
const cells = fc.array(fc.option(fc.integer({ min: -9, max: 9 }), { nil: NONE }), { minLength: 2, maxLength: 20 });
const segments = (length: number, cut: number) => [
  { name: "a", start: 0, end: cut },
  { name: "b", start: cut, end: length },
];
const column = (...values: number[]) => ({ name: "x", values: Float64Array.from(values) });
const one = (length: number) => [{ name: "", start: 0, end: length }];

describe("fillMissing", () => {
  it("changes no known value, and what it cannot fill it reports", () => {
    fc.assert(
      fc.property(cells, fc.constantFrom("drop", "previous", "linear", "mask"), (given, rule) => {
        const { columns, incomplete } = fillMissing([column(...given)], segments(given.length, 1), rule);
        const { values, filled } = columns[0]!;
        given.forEach((value, row) => {
          if (!Number.isNaN(value)) expect(values[row]).toBe(value);
          if (rule !== "drop" && filled) expect(filled[row] === 1).toBe(Number.isNaN(value));
        });
        expect([...incomplete]).toEqual([...values.keys()].filter((row) => Number.isNaN(values[row])));
      }),
    );
  });

  it("what stands in a row depends on no later row", () => {
    fc.assert(
      fc.property(cells, fc.nat(), fc.constantFrom("previous", "linear", "mask"), (given, at, rule) => {
        const row = at % given.length;
        const upTo = (later: number) => {
          const changed = given.map((value, k) => (k > row ? later : value));
          return fillMissing([column(...changed)], one(given.length), rule).columns[0]!.values.slice(0, row + 1);
        };
        expect(upTo(5)).toEqual(upTo(NONE));
      }),
    );
  });

  it("previous carries the last known value of the segment on, and none into the next", () => {
    const { columns, incomplete } = fillMissing([column(NONE, 3, NONE, NONE, 8, NONE)], segments(6, 3), "previous");
    expect([...columns[0]!.values]).toEqual([NONE, 3, 3, NONE, 8, 8]);
    expect([...incomplete]).toEqual([0, 3]);
  });

  it("linear draws a straight line by row beside that, as far as there is a next value", () => {
    const { columns } = fillMissing([column(1, NONE, NONE, 7, NONE)], one(5), "linear");
    expect([...columns[0]!.values]).toEqual([1, 1, 1, 7, 7]);
    expect([...columns[0]!.line!]).toEqual([1, 3, 5, 7, 7]);
  });

  it("leaves a column without gaps as it is", () => {
    const full = column(1, 2);
    expect(fillMissing([full], one(2), "linear").columns[0]).toBe(full);
  });
});
