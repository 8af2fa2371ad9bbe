import { expect, test } from "vitest";
import type { BandPoint } from "../../page/charts/band.js";
import type { TrialRecord } from "../../study/records/trial.js";
import { type TrialParts, trial } from "../../study/testing/records.js";
import { fixtureStudy } from "../testing/fixture.js";
import { TEXTS } from "../text/index.js";
import { bandPerEpoch, bandPerSecond, each, lowestError } from "./curve-band.js";
import { studyView } from "./study-view.js";

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

test("per second and per epoch are one curve: the same values at every point, the ends among them, whatever the clocks", () => {
  const uneven = [
    trialOf([10, 6, 2], { secondsPerEpoch: 2 }),
    trialOf([9, 8, 7], { secondsPerEpoch: 2.5 }),
    trialOf([8, 5, 3], { secondsPerEpoch: 40 }),
    trialOf([9, 4], { secondsPerEpoch: 1, outcome: "diverged" }),
  ];
  for (const { trials } of [{ trials: uneven }, ...studyView(fixtureStudy(), TEXTS.en).methods]) {
    const [epochs, seconds] = [bandPerEpoch(trials, lowestError), bandPerSecond(trials, lowestError)];
    expect(seconds.map(withoutX)).toEqual(epochs.map(withoutX));
    expect(seconds.at(-1)!.median).toBe(epochs.at(-1)!.median);
  }
});

test("per second: each point stands at the median time of its epoch, never before the one ahead of it", () => {
  const slow = trialOf([9], { secondsPerEpoch: 10, outcome: "diverged" });
  const trials = [slow, ...[1, 2].map((secondsPerEpoch) => trialOf([9, 8, 7], { secondsPerEpoch }))];
  expect(bandPerSecond(trials, error).map(({ x }) => x)).toEqual([2, 3, 4.5]);
  expect(bandPerSecond([slow, slow, ...trials], error).map(({ x }) => x)).toEqual([10]);
  const late = [trialOf([9], { secondsPerEpoch: 10 }), trialOf([9, 8], { secondsPerEpoch: 1 })];
  expect(bandPerSecond(late, error).map(({ x }) => x)).toEqual([5.5, 5.5]);
});

test("per second: a method twice as slow has its curve stretched twice as far", () => {
  const [fast, slow] = [1, 2].map((secondsPerEpoch) => bandPerSecond([trialOf([8, 4, 2], { secondsPerEpoch })], error));
  expect(slow!.map(({ x }) => x / 2)).toEqual(fast!.map(({ x }) => x));
  expect(slow!.map(({ median }) => median)).toEqual(fast!.map(({ median }) => median));
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

function withoutX({ x: _, ...values }: BandPoint): Omit<BandPoint, "x"> {
  return values;
}

function trialOf(errors: readonly number[], parts: TrialParts = {}): TrialRecord {
  return trial({ errors, ...parts });
}
