import type { MethodRecord, Setting } from "../records/method.js";
import type { ChoiceRecord } from "../records/plan.js";
import type { TrialRecord } from "../records/trial.js";
import { referenceMethod } from "../spec/roles.js";
import type { PlannedTrial, TrialResult } from "../spec/trial.js";
import { tuningLevels } from "./levels.js";
import { bySetting, type RankedSetting, rankSettings } from "./rank.js";

interface Asked {
  readonly choice: ChoiceRecord;
  /** All of the study. */
  readonly methods: readonly Pick<MethodRecord, "name" | "diffuses" | "startsFromDiffusion">[];
}

/** The setting of a method at a batch size that came out best: the first of its finalists; null when every setting failed. */
export function bestSetting(
  trials: readonly TrialRecord[],
  at: { readonly method: string; readonly batchSize: number },
  asked: Asked,
): Setting | null {
  return finalists(trials, at, asked)[0]?.setting ?? null;
}

/**
 * The settings of a method at a batch size that tuning took furthest, on most seeds over most epochs, the best first: see `rankSettings`. A setting
 * of which one run failed is none of them: it might fail again.
 */
export function finalists(
  trials: readonly TrialRecord[],
  { method, batchSize }: { readonly method: string; readonly batchSize: number },
  { choice, methods }: Asked,
): RankedSetting[] {
  const runsOf = (name: string | undefined) =>
    furthest(
      trials.filter((trial) => trial.phase === "tuning" && trial.method === name && trial.batchSize === batchSize),
    );
  const levels = tuningLevels(runsOf(referenceMethod(methods)?.name), choice);
  return rankSettings(runsOf(method), { statistic: choice.statistic, levels });
}

function furthest(runs: readonly TrialRecord[]): TrialRecord[] {
  const whole = bySetting(runs)
    .filter((runs) =>
      runs.every(({ outcome, bestValidationError }) => outcome === "finished" && bestValidationError !== null),
    )
    .map((runs) => {
      const epochs = Math.max(...runs.map((run) => run.epochs.length));
      return { epochs, runs: runs.filter((run) => run.epochs.length === epochs) };
    });
  const epochs = Math.max(...whole.map((one) => one.epochs));
  const longest = whole.filter((one) => one.epochs === epochs);
  const seedsOf = (runs: readonly TrialRecord[]) => new Set(runs.map(({ seed }) => seed)).size;
  const most = Math.max(...longest.map(({ runs }) => seedsOf(runs)));
  return longest.filter(({ runs }) => seedsOf(runs) === most).flatMap(({ runs }) => runs);
}

/**
 * The results of the first rounds, as many as every method has finished at every batch size, when a budget has cut tuning short: what
 * one method tried more than another is left out. Null when tuning is whole, or no round is.
 */
export function evenTuning(
  results: readonly TrialResult[],
  rounds: readonly (readonly PlannedTrial[])[],
): { readonly results: TrialResult[]; readonly rounds: number } | null {
  const done = new Map(results.map((result) => [result.record.id, result]));
  const count = rounds.findIndex((round) => round.some(({ id }) => !done.has(id)));
  if (count <= 0) return null;
  return {
    results: rounds
      .slice(0, count)
      .flat()
      .map(({ id }) => done.get(id)!),
    rounds: count,
  };
}
