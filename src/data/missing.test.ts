import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fillMissing } from "./missing.js";

const cells = fc.array(fc.option(fc.integer({ min: -9, max: 9 }), { nil: Number.NaN }), {
  minLength: 2,
  maxLength: 20,
});
const segments = (length: number, cut: number) => [
  { name: "a", start: 0, end: cut },
  { name: "b", start: cut, end: length },
];

describe("fillMissing", () => {
  it("changes no known value, and what it cannot fill it reports", () => {
    fc.assert(
      fc.property(cells, fc.constantFrom("drop", "previous", "linear"), (column, rule) => {
        const values = Float64Array.from(column);
        const { filled, incomplete } = fillMissing([values], segments(values.length, 1), rule);
        column.forEach((value, row) => {
          if (!Number.isNaN(value)) expect(values[row]).toBe(value);
        });
        expect([...incomplete]).toEqual([...values.keys()].filter((row) => Number.isNaN(values[row])));
        expect(filled).toBe(column.filter(Number.isNaN).length - incomplete.length);
      }),
    );
  });

  it("previous carries the last known value of the segment on", () => {
    const values = Float64Array.of(Number.NaN, 3, Number.NaN, Number.NaN, 8, Number.NaN);
    fillMissing([values], segments(6, 3), "previous");
    expect([...values]).toEqual([Number.NaN, 3, 3, Number.NaN, 8, 8]);
  });

  it("linear draws a straight line by row", () => {
    const values = Float64Array.of(1, Number.NaN, Number.NaN, 7, Number.NaN);
    expect(fillMissing([values], [{ name: "", start: 0, end: 5 }], "linear")).toEqual({
      filled: 2,
      incomplete: Uint32Array.of(4),
    });
    expect([...values]).toEqual([1, 3, 5, 7, Number.NaN]);
  });
});
