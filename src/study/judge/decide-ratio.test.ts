import { expect, test } from "vitest";
import type { Measured } from "./compare.js";
import { beats, claim, guard } from "./decide-ratio.js";

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
  expect(claim(ratio, 0.75)).toBe(result);
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
  expect(guard(ratio, 1.02)).toBe(result);
});

test.each([
  ["interval below 1", measured(0.9, 0.8, 0.99), "met"],
  ["interval below 1, the wide one holds it", measured(0.9, 0.8, 0.99, 0.78, 1.01), "undecided"],
  ["interval holds 1", measured(0.9, 0.8, 1.0), "undecided"],
  ["interval above 1, the wide one holds it", measured(1.2, 1.1, 1.4, 0.99), "undecided"],
  ["both above 1", measured(1.2, 1.1, 1.4, 1.01), "missed"],
  ["nothing measured", UNKNOWN, "undecided"],
])("better than another method, %s: %j is %s", (_, ratio, result) => {
  expect(beats(ratio)).toBe(result);
});
