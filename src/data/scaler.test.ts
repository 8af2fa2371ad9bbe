import { describe, expect, it, test } from "vitest";
import { fitScaler, unscale } from "./scaler.js";
import { seriesOf } from "./testing.js";

describe("fitScaler", () => {
  it("gives mean and population standard deviation of the given rows alone", () => {
    const series = seriesOf({ a: [1, 2, 3, 99, 4, -99], b: [5, 5, 5, 1, 5, 2] });
    const ranges = [
      { segment: "s0", start: 0, end: 3 },
      { segment: "s0", start: 4, end: 5 },
    ];
    const scaler = fitScaler({ series, columns: ["a", "b"], ranges });
    expect([...scaler.mean]).toEqual([2.5, 5]);
    expect([...scaler.sd]).toEqual([Math.sqrt(1.25), 1]);
    expect(scaler.constant).toEqual(["b"]);
    expect(unscale(scaler, 0, -1)).toBe(2.5 - Math.sqrt(1.25));
  });

  it("keeps 12 digits of a spread of 1 on a level of 1e9", () => {
    const values = Array.from({ length: 1000 }, (_, k) => 1e9 + (k % 2));
    const scaler = fitScaler({
      series: seriesOf({ a: values }),
      columns: ["a"],
      ranges: [{ segment: "s0", start: 0, end: 1000 }],
    });
    expect(scaler.sd[0]).toBeCloseTo(0.5, 12);
  });
});

test.each([2, -1, 0.5, "0", null, { toString: null }])("unscale refuses %j, which is no column", (j) => {
  const scaler = fitScaler({
    series: seriesOf({ a: [1, 2] }),
    columns: ["a"],
    ranges: [{ segment: "s0", start: 0, end: 2 }],
  });
  expect(() => unscale(scaler, j as number, 1)).toThrow(/`j` must be the index of one of 1 columns/);
});
