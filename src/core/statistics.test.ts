import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { median, quantile } from "./statistics.js";

interface Golden {
  readonly quantiles: readonly { readonly values: number[]; readonly shares: number[]; readonly quantiles: number[] }[];
}

const golden: Golden = JSON.parse(
  readFileSync(new URL("../../test/golden/study-bootstrap.json", import.meta.url), "utf8"),
);

const times = fc.array(fc.oneof(fc.double({ min: 0.1, max: 100, noNaN: true }), fc.constant(Infinity)), {
  minLength: 1,
  maxLength: 9,
});

describe("quantile and median", () => {
  it("match numpy.quantile to 1e-13", () => {
    for (const { values, shares, quantiles } of golden.quantiles) {
      shares.forEach((probability, i) => {
        expect(Math.abs(quantile(values, probability) - quantiles[i]!)).toBeLessThan(1e-13);
      });
    }
  });

  it("are infinite as soon as an infinite value takes part, and never NaN", () => {
    expect(median([1, 2, Infinity])).toBe(2);
    expect(median([1, Infinity])).toBe(Infinity);
    expect(median([1, 2, Infinity, Infinity])).toBe(Infinity);
    expect(median([Infinity, Infinity])).toBe(Infinity);
    expect(quantile([1, 2, Infinity], 0.5)).toBe(2);
    fc.assert(
      fc.property(times, (values) => {
        const infinite = values.filter((value) => value === Infinity).length;
        expect(median(values) === Infinity).toBe(2 * infinite >= values.length);
      }),
    );
  });

  it("do not change the values, and refuse none, NaN and a probability outside [0, 1]", () => {
    const values = [3, 1, 2];
    median(values);
    expect(values).toEqual([3, 1, 2]);
    expect(() => median([])).toThrow("needs at least one value");
    expect(() => median([1, Number.NaN])).toThrow("got NaN at index 1");
    expect(() => quantile([1], 95)).toThrow("`probability` must be in [0, 1], got 95");
  });
});
