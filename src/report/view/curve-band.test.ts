import { expect, test } from "vitest";
import type { TrialRecord } from "../../study/records/trial.js";
import { type TrialParts, trial } from "../../study/testing/records.js";
import { bandPerEpoch, each } from "./curve-band.js";

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

test("without trials, or without an epoch, there is no curve", () => {
  for (const trials of [[], [trialOf([], { outcome: "diverged" })]]) {
    expect(bandPerEpoch(trials, error)).toEqual([]);
  }
});

function trialOf(errors: readonly number[], parts: TrialParts = {}): TrialRecord {
  return trial({ errors, ...parts });
}
