import { expect, test } from "vitest";
import type { BandPoint } from "../../page/charts/band.js";
import type { TrialRecord } from "../../study/records/trial.js";
import { type TrialParts, trial } from "../../study/testing/records.js";
import { fixtureStudy } from "../testing/fixture.js";
import { TEXTS } from "../text/index.js";
import { errorCurve, perSecond } from "./error-curve.js";
import { studyView } from "./study-view.js";

test("the curve begins before the first step, goes through the validations within epochs, never rises, and ends at the best", () => {
  const [run] = [trialOf([4, Number.NaN, 6, 3], { initialValidationError: 9, secondsPerEpoch: 2 })];
  const [first, ...rest] = run.epochs;
  const within = [{ steps: 5, smoothedSteps: 0, validationError: 7 }];
  const fine = { ...run, epochs: [{ ...first!, within, secondsBesideSteps: 1 }, ...rest] };
  const points = errorCurve([fine]).map(({ x, seconds, median }) => [x, seconds, median]);
  expect(points).toEqual([
    [0, 1, 9],
    [0.5, 1.5, 7],
    [1, 2, 4],
    [3, 6, 4],
    [4, 8, 3],
  ]);
});

test("an error before the first step that is not finite is no point", () => {
  expect(errorCurve([trialOf([4, 3])]).map(({ x }) => x)).toEqual([1, 2]);
});

test("per second and per epoch are one curve: the same values at every point, the ends among them, whatever the clocks", () => {
  const uneven = [
    trialOf([10, 6, 2], { secondsPerEpoch: 2 }),
    trialOf([9, 8, 7], { secondsPerEpoch: 2.5 }),
    trialOf([8, 5, 3], { secondsPerEpoch: 40 }),
    trialOf([9, 4], { secondsPerEpoch: 1, outcome: "diverged" }),
  ];
  for (const { trials } of [{ trials: uneven }, ...studyView(fixtureStudy(), TEXTS.en).methods]) {
    const epochs = errorCurve(trials);
    const seconds = perSecond(epochs);
    expect(seconds.map(withoutX)).toEqual(epochs.map(({ seconds: _, ...point }) => withoutX(point)));
    expect(epochs.length).toBeGreaterThan(2);
  }
});

test("each point stands at the median time over the seeds, never before the one ahead of it", () => {
  const slow = trialOf([9], { secondsPerEpoch: 10, outcome: "diverged" });
  const trials = [slow, ...[1, 2].map((secondsPerEpoch) => trialOf([9, 8, 7], { secondsPerEpoch }))];
  expect(secondsOf(trials)).toEqual([2, 3, 4.5]);
  expect(secondsOf([slow, slow, ...trials])).toEqual([10]);
  const late = [trialOf([9], { secondsPerEpoch: 10 }), trialOf([9, 8], { secondsPerEpoch: 1 })];
  expect(secondsOf(late)).toEqual([5.5, 5.5]);
});

test("a seed that diverged counts as infinite from there on, and folds may be validated at other places", () => {
  const diverged = trialOf([5], { outcome: "diverged", initialValidationError: 9 });
  const whole = trialOf([4, 3], { initialValidationError: 9 });
  expect(errorCurve([diverged, whole]).map(({ x, median }) => [x, median])).toEqual([
    [0, 9],
    [1, 4.5],
  ]);
  const fold = trialOf([6, 2], { initialValidationError: 9 });
  const [first, second] = fold.epochs;
  const other = {
    ...fold,
    epochs: [{ ...first!, within: [{ steps: 4, smoothedSteps: 0, validationError: 8 }] }, second!],
  };
  expect(errorCurve([whole, other]).map(({ x, seconds, low, high }) => [x, seconds, low, high])).toEqual([
    [0, 0, 9, 9],
    [0.4, 0.4, 8, 9],
    [1, 1, 4, 6],
    [2, 2, 2, 3],
  ]);
});

test("of points in a row that are alike the first and the last are kept: a long flat curve is two points", () => {
  const flat = trialOf(Array(500).fill(3), { initialValidationError: 3 });
  expect(errorCurve([flat]).map(({ x }) => x)).toEqual([0, 500]);
});

test("without trials, or without an epoch, there is no curve", () => {
  for (const trials of [[], [trialOf([], { outcome: "diverged" })]]) expect(errorCurve(trials)).toEqual([]);
});

function secondsOf(trials: readonly TrialRecord[]): number[] {
  return errorCurve(trials).map(({ seconds }) => seconds);
}

function withoutX({ x: _, ...values }: BandPoint): Omit<BandPoint, "x"> {
  return values;
}

function trialOf(errors: readonly number[], parts: TrialParts = {}): TrialRecord {
  return trial({ errors, ...parts });
}
