import { describe, expect, it } from "vitest";
import { randomStream } from "../random.js";
import { compensatedSum } from "./sum.js";

describe("compensated sum", () => {
  it("keeps what a plain sum loses, also when a later value is the larger one", () => {
    expect(compensatedSum([1, 1e100, 1, -1e100])).toBe(2);
    expect(compensatedSum(new Float64Array(10).fill(0.1))).toBe(1);
  });

  it("sums a million random numbers and their negatives, shuffled, to exactly 0", () => {
    const n = 1_000_000;
    const stream = randomStream(1);
    const order = stream.permutation(2 * n);
    const values = new Float64Array(2 * n);
    for (let i = 0; i < n; i++) {
      const z = stream.normal();
      values[order[2 * i]!] = z;
      values[order[2 * i + 1]!] = -z;
    }
    expect(Math.abs(compensatedSum(values))).toBeLessThan(1e-20);
    expect(Math.abs(values.reduce((a, b) => a + b))).toBeGreaterThan(1e-14);
  });

  it("is 0 for nothing, infinite for an infinite value and NaN for NaN", () => {
    expect(compensatedSum([])).toBe(0);
    expect(compensatedSum([1, Infinity, 2])).toBe(Infinity);
    expect(compensatedSum([1, Number.NaN])).toBeNaN();
  });
});
