import type { PlannedTrial } from "../run/plan.js";
import type { StudyManifest } from "../run/store.js";
import type { TrialResult } from "../run/trial.js";
import type { Method } from "../spec/methods.js";
import { fitEvaluation } from "./budget.js";
import type { Setting } from "./tuning.js";

/** The setting with the lowest validation error among a method's tuning trials; null when none has one. */
export function bestSetting(results: readonly TrialResult[], method: Method, batchSize: number): Setting | null {
  const candidates = results
    .map(({ record }) => record)
    .filter((record) => record.phase === "tuning" && record.method === method.name && record.batchSize === batchSize)
    .filter((record) => record.outcome === "finished" && record.bestValidationError !== null)
    // Results come in any order: equal errors are decided by the id, so that a seed always gives the same study.
    .sort((a, b) => a.bestValidationError! - b.bestValidationError! || (a.id < b.id ? -1 : 1));
  const [best] = candidates;
  return best ? { learningRate: best.learningRate, sigma0: best.sigma0 } : null;
}

/**
 * The results of the rounds that every method has finished at every batch size, when a budget has cut tuning short: what
 * one method tried more than another is left out. Null when tuning is whole, or no round is.
 */
export function evenTuning(
  results: readonly TrialResult[],
  rounds: readonly (readonly PlannedTrial[])[],
): { readonly results: TrialResult[]; readonly rounds: number } | null {
  const done = new Map(results.map((result) => [result.record.id, result]));
  const whole = rounds.filter((round) => round.every(({ id }) => done.has(id)));
  if (whole.length === rounds.length || whole.length === 0) return null;
  return { results: whole.flat().map(({ id }) => done.get(id)!), rounds: whole.length };
}

export interface TuningOutcome {
  readonly results: readonly TrialResult[];
  /** Of each method and batch size, the same for all. */
  readonly tuningTrials: number;
  /** Threads that work at once. */
  readonly workers: number;
  /** null without a budget. */
  readonly secondsLeft: number | null;
}

/** Under a time budget: how much of the evaluation still fits, written down once so that a resumed study keeps to it. */
export function decideEvaluation(
  manifest: StudyManifest,
  { results, tuningTrials, workers, secondsLeft }: TuningOutcome,
): StudyManifest {
  const { size, budget, evaluation } = manifest.decided;
  if (budget === null || secondsLeft === null || evaluation !== null) return manifest;
  const { size: fitted, changes } = fitEvaluation(
    { ...size, tuningTrials },
    {
      secondsLeft,
      secondsPerSeed: (batchSize) =>
        manifest.methods.reduce((sum, method) => sum + meanSeconds(results, method, batchSize), 0) / workers,
      preferred: bestBatchSize(results, manifest.methods, size.batchSizes),
    },
  );
  const cutTuning =
    tuningTrials < size.tuningTrials ? [`tuning trials: ${tuningTrials} of the planned ${size.tuningTrials}`] : [];
  const decided = {
    ...manifest.decided,
    evaluation: fitted,
    budget: { ...budget, changes: [...budget.changes, ...cutTuning, ...changes] },
  };
  return { ...manifest, decided };
}

/** Seconds of one thread that a tuning run of a method at a batch size took; 0 when none has finished. */
function meanSeconds(results: readonly TrialResult[], { name }: Method, batchSize: number): number {
  const seconds = results
    .filter(({ record }) => record.method === name && record.batchSize === batchSize && record.outcome === "finished")
    .map(({ record }) => record.secondsTotal * record.threads);
  return seconds.reduce((sum, value) => sum + value, 0) / Math.max(1, seconds.length);
}

/** The batch size at which the methods' best tuning errors are lowest on average: nobody's favourite in particular. */
function bestBatchSize(results: readonly TrialResult[], methods: readonly Method[], sizes: readonly number[]): number {
  const meanError = (batchSize: number) => {
    const errors = methods.map(({ name }) =>
      Math.min(
        ...results
          .filter(({ record }) => record.method === name && record.batchSize === batchSize)
          .map(({ record }) => record.bestValidationError ?? Number.POSITIVE_INFINITY),
      ),
    );
    return errors.reduce((sum, error) => sum + error, 0) / errors.length;
  };
  const errors = sizes.map(meanError);
  return sizes[errors.indexOf(Math.min(...errors))]!;
}
