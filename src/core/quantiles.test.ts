import { expect, test } from "vitest";
import { randomStream } from "./numeric/random.js";
import { quantileName, quantilesOf } from "./quantile-name.js";
import { faultInTaus, hasMedian, middleOf, pairsOf, sortRuns, unpairedOf } from "./quantiles.js";

test.each([
  [[0.1, 0.5, 0.9], 0.5],
  [[0.1, 0.2, 0.9], 0.2],
  [[0.25, 0.75], 0.25],
  [[0.7, 0.9], 0.7],
  [[0.1, 0.4, 0.6, 0.9], 0.4],
])("of %j the forecast is %d: the nearest to the median, of two as near the lower", (taus, middle) => {
  expect(taus[middleOf(taus)]).toBe(middle);
  expect(hasMedian(taus)).toBe(middle === 0.5);
});

test("intervals lie between quantiles as far from the median, narrowest first, whatever 1 - tau is rounded to", () => {
  expect(pairsOf([0.025, 0.1, 0.5, 0.9, 0.975])).toEqual([
    { level: 0.8, low: 1, high: 3 },
    { level: 0.95, low: 0, high: 4 },
  ]);
  expect(pairsOf([0.1, 0.5, 0.95])).toEqual([]);
  expect(pairsOf([0.3, 0.7])).toEqual([{ level: 0.4, low: 0, high: 1 }]);
  for (let k = 1; k < 50; k++) expect(pairsOf([k / 100, (100 - k) / 100])).toHaveLength(1);
  expect(unpairedOf([0.1, 0.5, 0.6, 0.9, 0.99])).toEqual([2, 4]);
});

test("names go there and back, and a name that is none of quantiles is null", () => {
  for (const taus of [[0.9], [0.025, 0.5, 0.975], [1e-7, 0.5]]) expect(quantilesOf(quantileName(taus))).toEqual(taus);
  for (const name of ["quantile:", "quantile:0.5,", "quantile:0.9,0.1", "quantile:0.5,0.5", "quantile:1.5", "rmse"]) {
    expect(quantilesOf(name)).toBeNull();
  }
});

test("what is wrong with a list, the first fault of it", () => {
  expect(faultInTaus([0.1, 0.9])).toBeNull();
  expect([[], [0], [0.2, 0.2], [0.3, 0.2], [0.1, Number.NaN]].map(faultInTaus)).toEqual([
    "one quantile or more",
    "numbers > 0 and < 1",
    "all different",
    "in ascending order",
    "numbers > 0 and < 1",
  ]);
});

test("each run is sorted, as a sort of its own numbers has it; the rest is left alone", () => {
  const random = randomStream(2);
  const values = Float64Array.from({ length: 42 }, () => random.normal());
  const expected = Array.from({ length: 8 }, (_, run) => [...values.slice(5 * run, 5 * run + 5)].sort((a, b) => a - b));
  const sorted = values.slice();
  sortRuns(sorted, 5, 40);
  expect([...sorted]).toEqual([...expected.flat(), ...values.slice(40)]);
});
