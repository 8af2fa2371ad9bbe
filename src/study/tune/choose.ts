import type { MethodSpec, Setting } from "../records/method.js";
import type { PlannedTrial, TrialResult } from "../spec/trial.js";

/** The setting with the lowest validation error among a method's tuning trials; null when none has one. */
export function bestSetting(
  results: readonly TrialResult[],
  { name }: Pick<MethodSpec, "name">,
  batchSize: number,
): Setting | null {
  const candidates = results
    .map(({ record }) => record)
    .filter((record) => record.phase === "tuning" && record.method === name && record.batchSize === batchSize)
    .filter((record) => record.outcome === "finished" && record.bestValidationError !== null)
    // Results come in any order: equal errors are decided by the id, so that a seed always gives the same study.
    .sort((a, b) => a.bestValidationError! - b.bestValidationError! || (a.id < b.id ? -1 : 1));
  return candidates[0]?.setting ?? null;
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
