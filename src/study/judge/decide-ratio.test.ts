import fc from "fast-check";
import { expect, test } from "vitest";
import type { Measured } from "./compare.js";
import { beats, claim, type Decided, guard } from "./decide-ratio.js";
import { pairedRatio } from "./paired-ratio.js";

const measured = (
  value: number | null,
  low: number | null,
  high: number | null,
  wideLow = low,
  wideHigh = high,
): Measured => ({
  ratio: { value, low, high, confidence: 0.9 },
  ratioWide: { value, low: wideLow, high: wideHigh, confidence: 0.94 },
  atLeast: { value, low, high, confidence: 0.9 },
  atLeastWide: { value, low: wideLow, high, confidence: 0.98 },
  isExact: true,
});
const UNKNOWN = measured(null, null, null);

test.each([
  ["value and half of the gain within the interval", measured(0.7, 0.6, 0.87), "met"],
  ["value at the limit, half of the gain not sure", measured(0.75, 0.6, 0.9), "undecided"],
  ["value beyond the limit, interval holds it", measured(0.8, 0.7, 0.86), "undecided"],
  ["interval beyond the limit", measured(0.9, 0.76, 1.1), "missed"],
  ["interval at the limit", measured(0.9, 0.75, 1.1), "undecided"],
  ["no interval", measured(0.1, null, null), "undecided"],
  ["nothing measured", UNKNOWN, "undecided"],
])("a gain of 25 %% that is asked for, %s: %j is %s", (_, ratio, result) => {
  expect(claim(ratio, 0.75).result).toBe(result);
});

test.each([
  ["value within", measured(1.01, 0.9, 1.2), "met"],
  ["value beyond, interval holds no difference", measured(1.3, 1.0, 1.7), "met"],
  ["value beyond, interval holds the limit, but no difference no more", measured(1.1, 1.01, 1.2), "undecided"],
  ["value beyond, no interval", measured(1.3, null, null), "undecided"],
  ["interval beyond, the wide one holds the limit", measured(1.1, 1.03, 1.2, 1.01), "undecided"],
  ["both beyond", measured(1.1, 1.05, 1.2, 1.03), "missed"],
  ["nothing measured", UNKNOWN, "undecided"],
])("a loss of 2 %% that is allowed, %s: %j is %s", (_, ratio, result) => {
  expect(guard(ratio, 1.02).result).toBe(result);
});

test.each([
  ["interval below 1", measured(0.9, 0.8, 0.99), "met"],
  ["interval below 1, the wide one holds it", measured(0.9, 0.8, 0.99, 0.78, 1.01), "undecided"],
  ["interval holds 1", measured(0.9, 0.8, 1.0), "undecided"],
  ["interval above 1, the wide one holds it", measured(1.2, 1.1, 1.4, 0.99), "undecided"],
  ["both above 1", measured(1.2, 1.1, 1.4, 1.01), "missed"],
  ["nothing measured", UNKNOWN, "undecided"],
])("better than another method, %s: %j is %s", (_, ratio, result) => {
  expect(beats(ratio).result).toBe(result);
});

const bounds: Measured = {
  ratio: { value: 1.4, low: 0.7, high: 2.8, confidence: 0.9 },
  ratioWide: { value: 1.4, low: 0.6, high: 3, confidence: 0.94 },
  atLeast: { value: 0.9, low: 0.6, high: 1.3, confidence: 0.9 },
  atLeastWide: { value: 0.9, low: 0.5, high: 1.6, confidence: 0.98 },
  isExact: false,
};

test("each result carries the interval that decided it, and one that is open that which would have to lie on one side", () => {
  const by = ({ value, interval }: Decided) => [
    value,
    interval.low,
    interval.high,
    interval.confidence,
    interval.counts,
  ];
  expect(by(claim(measured(0.7, 0.6, 0.87), 0.75))).toEqual([0.7, 0.6, 0.87, 0.9, "exact"]);
  expect(by(claim(measured(0.7, 0.6, 0.9), 0.75))).toEqual([0.7, 0.6, 0.9, 0.9, "exact"]);
  expect(by(claim(bounds, 0.75))).toEqual([0.9, 0.6, 1.3, 0.9, "at-least"]); // the interval that does not rule the limit out
  expect(by(guard(measured(1.01, 0.9, 1.2), 1.02))).toEqual([1.01, 0.9, 1.2, 0.9, "exact"]);
  expect(by(guard(measured(1.1, 1.03, 1.2, 1.01), 1.02))).toEqual([1.1, 1.01, 1.2, 0.98, "exact"]);
  expect(by(beats(measured(0.9, 0.8, 0.99, 0.78, 1.01)))).toEqual([0.9, 0.78, 1.01, 0.94, "exact"]);
  expect(by(beats(measured(1.2, 1.1, 1.4, 0.99)))).toEqual([1.2, 0.99, 1.4, 0.98, "exact"]);
  expect(by(beats(bounds))).toEqual([0.9, 0.5, 1.6, 0.98, "at-least"]);
});

test("no result contradicts its interval, whatever was measured", () => {
  const thousandths = (min: number, max: number) => fc.integer({ min, max }).map((x) => x / 1000); // no ratio so near 1 that it rounds to it
  const pair = fc.tuple(thousandths(-2000, 2000), thousandths(0, 1000));
  const logs = fc.array(pair, { minLength: 3, maxLength: 12 });
  fc.assert(
    fc.property(logs, fc.constantFrom(0.5, 0.75, 0.95), fc.constantFrom(1, 1.02, 1.3), (pairs, gain, loss) => {
      const most = pairs.map(([x]) => x);
      const least = pairs.map(([x, less]) => x - less);
      const ratios: Measured = {
        ratio: pairedRatio(most),
        ratioWide: pairedRatio(most, { confidence: 0.94 }),
        atLeast: pairedRatio(least),
        atLeastWide: pairedRatio(least, { confidence: 0.98 }),
        isExact: false,
      };
      for (const [decided, limit, met] of [
        [claim(ratios, gain), gain, (1 + gain) / 2],
        [beats(ratios), 1, 1],
      ] as const) {
        const { result, interval } = decided;
        expect(result === "met").toBe(
          decided.value! <= limit && interval.high! <= met && interval.counts === "at-most",
        );
        expect(result === "missed").toBe(interval.low! > limit);
      }
      const { result, interval, value } = guard(ratios, loss);
      expect(result === "missed").toBe(interval.low! > loss && result !== "met");
      if (result === "met") expect(value! <= loss || interval.low! <= 1).toBe(true);
    }),
  );
});
