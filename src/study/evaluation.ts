import { fitEvaluation } from "./budget.js";
import type { Method } from "./methods.js";
import type { StudyManifest } from "./store.js";
import type { TrialResult } from "./trial.js";
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

export interface TuningOutcome {
  readonly results: readonly TrialResult[];
  /** Runs at once. */
  readonly workers: number;
  /** null without a budget. */
  readonly secondsLeft: number | null;
}

/** Under a time budget: how much of the evaluation still fits, written down once so that a resumed study keeps to it. */
export function decideEvaluation(
  manifest: StudyManifest,
  { results, workers, secondsLeft }: TuningOutcome,
): StudyManifest {
  const { size, budget, evaluation } = manifest.decided;
  if (budget === null || secondsLeft === null || evaluation !== null) return manifest;
  const { size: fitted, changes } = fitEvaluation(size, {
    secondsLeft,
    secondsPerSeed: (batchSize) =>
      manifest.methods.reduce((sum, method) => sum + meanSeconds(results, method, batchSize), 0) / workers,
    preferred: bestBatchSize(results, manifest.methods, size.batchSizes),
  });
  const decided = {
    ...manifest.decided,
    evaluation: fitted,
    budget: { ...budget, changes: [...budget.changes, ...changes] },
  };
  return { ...manifest, decided };
}

/** What a tuning run of a method at a batch size took on its worker; 0 when none has finished. */
function meanSeconds(results: readonly TrialResult[], { name }: Method, batchSize: number): number {
  const seconds = results
    .filter(({ record }) => record.method === name && record.batchSize === batchSize && record.outcome === "finished")
    .map(({ record }) => record.secondsTotal);
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
