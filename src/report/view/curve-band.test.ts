import { expect, test } from "vitest";
import type { TrialRecord } from "../../study/records/trial.js";
import { type TrialParts, trial } from "../../study/testing/records.js";
import { bandPerEpoch, bandPerSecond, each, lowestError } from "./curve-band.js";

const error = each(({ validationError }) => validationError);

test("per epoch: the median of the seeds with the lowest and the highest of them", () => {
  const trials = [
    [9, 6],
    [8, 2],
    [4, 3],
  ].map((errors) => trialOf(errors));
  expect(bandPerEpoch(trials, error)).toEqual([
    { x: 1, median: 8, low: 4, high: 9 },
    { x: 2, median: 3, low: 2, high: 6 },
  ]);
});

test("a seed that diverged counts as infinite from there on and cannot flatter the median", () => {
  const trials = [trialOf([9, 8]), trialOf([5, 4]), trialOf([1], { outcome: "diverged" })];
  expect(bandPerEpoch(trials, error)).toEqual([
    { x: 1, median: 5, low: 1, high: 9 },
    { x: 2, median: 8, low: 4, high: 8 },
  ]);
});

test("the curve ends where the median seed diverged, and where fewer than half of the seeds go on", () => {
  const diverged = { outcome: "diverged" } as const;
  expect(bandPerEpoch([trialOf([9, 8]), trialOf([5], diverged), trialOf([1], diverged)], error)).toHaveLength(1);
  expect(bandPerEpoch([trialOf([9, 8, 7]), trialOf([5]), trialOf([1])], error)).toHaveLength(1);
});

test("per second: linear between the ends of the epochs of each seed", () => {
  const trials = [trialOf([10, 6, 2], { secondsPerEpoch: 2 }), trialOf([10, 6, 2], { secondsPerEpoch: 2.5 })];
  const at = bandPerSecond(trials, error).map(({ x, low, high }) => [x, low, high]);
  expect(at).toContainEqual([4, 6, 7.6]);
  expect(at).toContainEqual([5, 4, 6]);
});

test("per second: a method twice as slow has its curve stretched twice as far", () => {
  const [fast, slow] = [1, 2].map((secondsPerEpoch) => bandPerSecond([trialOf([8, 4, 2], { secondsPerEpoch })], error));
  expect(slow!.map(({ x }) => x / 2)).toEqual(fast!.map(({ x }) => x));
  expect(slow!.map(({ median }) => median)).toEqual(fast!.map(({ median }) => median));
});

test("per second: at most the points asked for, first and last among them", () => {
  const long = trialOf(Array.from({ length: 400 }, (_, i) => 1 / (i + 1)));
  const points = bandPerSecond([long], error, 50);
  expect(points.length).toBeLessThanOrEqual(51);
  expect([points[0]!.x, points.at(-1)!.x]).toEqual([1, 400]);
});

test("the lowest error so far never rises and ends at the best; a number that is none changes nothing", () => {
  expect(lowestError(trialOf([9, 4, Number.NaN, 6, 3, 5]))).toEqual([9, 4, 4, 4, 3, 3]);
});

test("without trials, or without an epoch, there is no curve", () => {
  for (const trials of [[], [trialOf([], { outcome: "diverged" })]]) {
    expect(bandPerEpoch(trials, error)).toEqual([]);
    expect(bandPerSecond(trials, error)).toEqual([]);
  }
});

function trialOf(errors: readonly number[], parts: TrialParts = {}): TrialRecord {
  return trial({ errors, ...parts });
}
