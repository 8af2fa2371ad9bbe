import { expect, test } from "vitest";
import type { TrialRecord } from "../records/trial.js";
import type { TargetRecord } from "../records/verdict.js";
import { reaching, sgd, type TrialParts, trial } from "../testing/records.js";
import { headlineBatchSize } from "./headline.js";

const target: TargetRecord = { error: 1, levels: [1.5, 1], earlierFolds: [], source: "given", reference: null };
const CHOSEN = { "rate.learningRate": 0.1 };
const evaluation = (batchSize: number, rest: TrialParts = {}) => [trial({ batchSize, setting: CHOSEN, ...rest })];
const tuning = (batchSize: number, rest: TrialParts = {}) =>
  trial({ method: sgd.name, phase: "tuning", batchSize, setting: CHOSEN, ...rest });
const headline = (trials: readonly TrialRecord[]) =>
  headlineBatchSize([evaluation(16), evaluation(64)], { trials, target });

test("is the batch size whose tuning run of the chosen setting comes down the levels in the least time", () => {
  const slow = tuning(16, { errors: reaching(1, 10) });
  expect(headline([slow, tuning(64, { errors: reaching(1, 6) })])).toBe(64);
  expect(headline([slow, tuning(64, { errors: reaching(1, 6), secondsPerEpoch: 2 })])).toBe(16);
  const other = tuning(64, { errors: reaching(1, 2), setting: { "rate.learningRate": 0.2 } });
  expect(headline([slow, other, tuning(64, { errors: reaching(1, 12) })])).toBe(16);
});

test("evaluation runs have no say", () => {
  const trials = [tuning(16, { errors: reaching(1, 6) }), tuning(64, { errors: reaching(1, 10) })];
  const groups = [evaluation(16, { errors: reaching(1, 90) }), evaluation(64, { errors: reaching(1, 2) })];
  expect(headlineBatchSize(groups, { trials, target })).toBe(16);
});

test("a level that is not reached counts as twice the run's time, a run that diverged as never", () => {
  const never = tuning(16, { errors: reaching(1.6, 3, 20) });
  expect(headline([never, tuning(64, { errors: reaching(1, 30) })])).toBe(64);
  expect(headline([never, tuning(64, { errors: reaching(1, 50) })])).toBe(16);
  expect(headline([never, tuning(64, { errors: reaching(1, 3), outcome: "diverged" })])).toBe(16);
});

test("without levels it is the lowest validation error, and without tuning runs the first", () => {
  const trials = [tuning(16, { errors: [3, 2] }), tuning(64, { errors: [3, 1.9] })];
  const open: TargetRecord = { error: null, levels: [], earlierFolds: [], source: "reference", reference: "sgd" };
  expect(headlineBatchSize([evaluation(16), evaluation(64)], { trials, target: open })).toBe(64);
  expect(headline([])).toBe(16);
  expect(headlineBatchSize([], { trials, target })).toBeUndefined();
});

test("tuning runs of the chosen setting on several seeds count by their mean, those over fewer epochs not at all", () => {
  const lucky = [6, 40].map((epoch, seed) => tuning(16, { seed, errors: reaching(1, epoch) }));
  const steady = [10, 10].map((epoch, seed) => tuning(64, { seed, errors: reaching(1, epoch) }));
  expect(headline([...lucky, ...steady])).toBe(64);
  const short = tuning(16, { seed: 2, errors: reaching(1, 2, 10) });
  expect(headline([short, ...lucky, ...steady])).toBe(64);
});
