import { exp } from "../../core/numeric/elementary/exp.js";
import type { MethodRecord } from "../records/method.js";
import type { ChoiceRecord } from "../records/plan.js";
import type { TrialRecord } from "../records/trial.js";
import type { TuningRecord } from "../records/tuning.js";
import { finalists } from "./choose.js";
import { bySetting } from "./rank.js";

interface TuningRecordOptions {
  readonly methods: readonly Pick<MethodRecord, "name" | "diffuses" | "startsFromDiffusion">[];
  readonly batchSizes: readonly number[];
  readonly choice: ChoiceRecord;
}

/**
 * What tuning did for each method at each batch size, and what its choice hangs on: how close the second best setting came, and how far apart the seeds
 * of the chosen one lie. No interval of a verdict holds that: another tuning might have chosen the second best.
 *
 * @param trials tuning runs and others, their training time as it is to be counted
 */
export function tuningRecords(
  trials: readonly TrialRecord[],
  { methods, batchSizes, choice }: TuningRecordOptions,
): TuningRecord[] {
  return methods.flatMap(({ name }) =>
    batchSizes.flatMap((batchSize) => {
      const runs = trials.filter(
        (trial) => trial.phase === "tuning" && trial.method === name && trial.batchSize === batchSize,
      );
      if (runs.length === 0) return [];
      const ends = runs.flatMap(({ epochs }) => epochs.at(-1) ?? []);
      return [
        {
          method: name,
          batchSize,
          runs: runs.length,
          settings: bySetting(runs).length,
          steps: ends.reduce((sum, { steps }) => sum + steps, 0),
          secondsTraining: ends.reduce((sum, { secondsTraining }) => sum + secondsTraining, 0),
          ...luckOf(finalists(trials, { method: name, batchSize }, { choice, methods })),
        },
      ];
    }),
  );
}

function luckOf(ranked: ReturnType<typeof finalists>) {
  const [best, second] = ranked;
  const logs = best?.logs ?? [];
  const good = ranked.filter(({ isAsGood }) => isAsGood).length;
  return {
    seeds: new Set(best?.runs.map(({ seed }) => seed)).size,
    finalists: ranked.length,
    asGood: good,
    runnerUpRatio: best && second && good > 1 ? ratio(second.log - best.log) : null,
    seedRatio: logs.length > 1 ? ratio(Math.max(...logs) - Math.min(...logs)) : null,
  };
}

/** >= 1: settings of equal errors may differ the other way round in their last bits. */
function ratio(log: number): number {
  return exp(Math.max(0, log));
}
