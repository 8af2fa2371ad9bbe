import { learningCurve, reaches } from "../records/learning-curve.js";
import type { MethodSpec, Setting } from "../records/method.js";
import { validationErrorOf } from "../records/validation-error.js";
import type { PlannedTrial, TrialResult } from "../spec/trial.js";

/** As good as the best: the error of one tuning run is not known better. */
const AS_GOOD = 1.02;

/**
 * The setting of a method at a batch size: of its tuning trials whose lowest validation error is at most 2 % above the lowest of all, the one
 * whose learning curve is down there in the fewest epochs; null when none has an error. So that no method is judged, on time too, at a
 * setting that is slow for nothing.
 */
export function bestSetting(
  results: readonly TrialResult[],
  { name }: Pick<MethodSpec, "name">,
  batchSize: number,
): Setting | null {
  const records = results
    .map(({ record }) => record)
    .filter((record) => record.phase === "tuning" && record.method === name && record.batchSize === batchSize)
    .filter((record) => record.outcome === "finished" && record.bestValidationError !== null);
  const level = AS_GOOD * Math.min(...records.map(validationErrorOf));
  const candidates = records
    .filter((record) => validationErrorOf(record) <= level)
    .map((record) => ({ record, epochs: reaches(learningCurve(record), level)?.epochs ?? record.epochs.length }))
    // Results come in any order: ties are decided by error and id, so that a seed always gives the same study.
    .sort(
      (a, b) =>
        a.epochs - b.epochs ||
        validationErrorOf(a.record) - validationErrorOf(b.record) ||
        (a.record.id < b.record.id ? -1 : 1),
    );
  return candidates[0]?.record.setting ?? null;
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
