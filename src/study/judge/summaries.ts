import { median } from "../../core/statistics.js";
import { hasDiverged } from "../records/diverged.js";
import { targetOf } from "../records/fold-targets.js";
import { learningCurve, reaches } from "../records/learning-curve.js";
import type { MethodRecord } from "../records/method.js";
import type { SummaryRecord, TrialRecord } from "../records/trial.js";
import { validationErrorOf } from "../records/validation-error.js";
import type { TargetRecord } from "../records/verdict.js";
import { bySeed } from "./by-seed.js";
import { headlineBatchSize } from "./headline.js";

/**
 * The evaluation trials of a method at a batch size that ran their course, in the order of their seeds and folds. One that was
 * stopped is left out: what it would have reached is unknown, and "never" would be false.
 */
export function evaluationTrials(
  trials: readonly TrialRecord[],
  { method, batchSize }: { readonly method: string; readonly batchSize: number },
): TrialRecord[] {
  return trials
    .filter((trial) => trial.phase === "evaluation" && trial.outcome !== "stopped")
    .filter((trial) => trial.method === method && trial.batchSize === batchSize)
    .sort((a, b) => a.seed - b.seed || a.fold - b.fold);
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
 * `seeds` counts the seeds of those trials; of several folds, a seed counts with its mean over them. Medians count a trial that never reached the target, or that diverged, as infinite, and are
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
    return groups.map((group) => ({ ...summary(group, target), headline: group[0]!.batchSize === headline }));
  });
}

function summary(group: readonly TrialRecord[], target: TargetRecord): Omit<SummaryRecord, "headline"> {
  const { method, batchSize, learningRate, sigma0 } = group[0]!;
  const ofSeeds = (numberOf: (trial: TrialRecord) => number | null) =>
    bySeed(group, { seedOf: ({ seed }) => seed, numberOf });
  const timeOf = (trial: TrialRecord) => {
    const { error } = targetOf(trial, target);
    return error === null ? null : timeToTarget(trial, error);
  };
  const epochs = ofSeeds((trial) => timeOf(trial)?.epochs ?? Infinity);
  return {
    method,
    batchSize,
    learningRate,
    sigma0,
    seeds: epochs.length,
    successes: epochs.filter(Number.isFinite).length,
    epochsToTarget: finiteMedian(epochs),
    secondsToTarget: finiteMedian(ofSeeds((trial) => timeOf(trial)?.seconds ?? Infinity)),
    secondsPerEpoch: finiteMedian(group.flatMap(secondsPerEpoch)),
    validationError: finiteMedian(ofSeeds(validationErrorOf)),
    testError: finiteMedian(measured(group.map(testErrorOf)).length === 0 ? [] : ofSeeds(testErrorOf)),
    diverged: group.filter(hasDiverged).length,
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
