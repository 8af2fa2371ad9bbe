import { median } from "../../core/statistics.js";
import { learningCurve, reaches } from "../records/learning-curve.js";
import type { MethodRecord } from "../records/method.js";
import type { SummaryRecord, TrialRecord } from "../records/trial.js";
import { validationErrorOf } from "../records/validation-error.js";
import type { TargetRecord } from "../records/verdict.js";
import { headlineBatchSize } from "./headline.js";

/**
 * The evaluation trials of a method at a batch size that ran their course, in the order of their seeds. One that was
 * stopped is left out: what it would have reached is unknown, and "never" would be false.
 */
export function evaluationTrials(
  trials: readonly TrialRecord[],
  { method, batchSize }: { readonly method: string; readonly batchSize: number },
): TrialRecord[] {
  return trials
    .filter((trial) => trial.phase === "evaluation" && trial.outcome !== "stopped")
    .filter((trial) => trial.method === method && trial.batchSize === batchSize)
    .sort((a, b) => a.seed - b.seed);
}

/** Epochs, parts of them too, until the learning curve is down at `target`; null when it never is, and for a trial that diverged. */
export function epochsToTarget(trial: TrialRecord, target: number): number | null {
  return timeToTarget(trial, target)?.epochs ?? null;
}

/** Training time until then, in seconds. */
export function secondsToTarget(trial: TrialRecord, target: number): number | null {
  return timeToTarget(trial, target)?.seconds ?? null;
}

function timeToTarget(trial: TrialRecord, target: number) {
  return trial.outcome === "diverged" ? null : reaches(learningCurve(trial), target);
}

/** Test error; Infinity for a trial that failed, null when it was not measured. */
export function testErrorOf(trial: TrialRecord): number | null {
  return validationErrorOf(trial) === Infinity ? Infinity : trial.testError;
}

/**
 * One record for each method and batch size with at least one evaluation trial that ran its course, in the order given.
 *
 * `seeds` counts those trials. Medians count a trial that never reached the target, or that diverged, as infinite, and are
 * null when they are infinite. The test error is null until it is measured for all of them. One batch size of each method is its
 * headline: see `headlineBatchSize`.
 */
export function summarise({
  trials,
  target,
  methods,
  batchSizes,
}: {
  readonly trials: readonly TrialRecord[];
  readonly target: TargetRecord;
  readonly methods: readonly Pick<MethodRecord, "name">[];
  readonly batchSizes: readonly number[];
}): SummaryRecord[] {
  return methods.flatMap(({ name }) => {
    const groups = batchSizes
      .map((batchSize) => evaluationTrials(trials, { method: name, batchSize }))
      .filter((group) => group.length > 0);
    const headline = headlineBatchSize(groups, { trials, target });
    return groups.map((group) => ({ ...summary(group, target.error), headline: group[0]!.batchSize === headline }));
  });
}

function summary(group: readonly TrialRecord[], target: number | null): Omit<SummaryRecord, "headline"> {
  const { method, batchSize, learningRate, sigma0 } = group[0]!;
  const epochs = group.map((trial) => (target === null ? null : epochsToTarget(trial, target)));
  const seconds = group.map((trial) => (target === null ? null : secondsToTarget(trial, target)));
  return {
    method,
    batchSize,
    learningRate,
    sigma0,
    seeds: group.length,
    successes: epochs.filter((epoch) => epoch !== null).length,
    epochsToTarget: finiteMedian(epochs.map((epoch) => epoch ?? Infinity)),
    secondsToTarget: finiteMedian(seconds.map((second) => second ?? Infinity)),
    secondsPerEpoch: finiteMedian(group.flatMap(secondsPerEpoch)),
    validationError: finiteMedian(group.map(validationErrorOf)),
    testError: finiteMedian(measured(group.map(testErrorOf))),
    diverged: group.filter(({ outcome }) => outcome === "diverged").length,
  };
}

function secondsPerEpoch({ epochs }: TrialRecord): number[] {
  const last = epochs.at(-1);
  return last === undefined ? [] : [last.secondsTraining / last.epoch];
}

/** All values, or none when one of them is not known. */
export function measured(values: readonly (number | null)[]): number[] {
  const known = values.filter((value) => value !== null);
  return known.length === values.length ? known : [];
}

function finiteMedian(values: readonly number[]): number | null {
  const middle = values.length > 0 ? median(values) : Infinity;
  return middle < Infinity ? middle : null;
}
