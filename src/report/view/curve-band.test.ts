import { expect, test } from "vitest";
import type { TrialRecord } from "../../study/records.js";
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
  const trial = trialOf(Array.from({ length: 400 }, (_, i) => 1 / (i + 1)));
  const band = bandPerSecond([trial], error, 50);
  expect(band.length).toBeLessThanOrEqual(51);
  expect([band[0]!.x, band.at(-1)!.x]).toEqual([1, 400]);
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

function trialOf(
  errors: readonly number[],
  {
    outcome = "finished",
    secondsPerEpoch = 1,
  }: { readonly outcome?: TrialRecord["outcome"]; readonly secondsPerEpoch?: number } = {},
): TrialRecord {
  return {
    id: "run/sgd/b16/seed0",
    phase: "evaluation",
    method: "sgd",
    batchSize: 16,
    seed: 0,
    learningRate: 0.1,
    sigma0: 0,
    threads: 1,
    outcome,
    outcomeDetail: null,
    epochs: errors.map((validationError, i) => ({
      epoch: i + 1,
      trainObjective: 1,
      validationError,
      sigma: 0,
      learningRate: 0.1,
      secondsTraining: (i + 1) * secondsPerEpoch,
    })),
    bestValidationError: null,
    bestEpoch: null,
    testError: null,
    secondsTotal: errors.length * secondsPerEpoch,
  };
}
