import { LEAST_ERROR } from "../../core/limits.js";
import { log } from "../../core/numeric/elementary/log.js";
import { canonicalJson } from "../../core/stored/canonical.js";
import { learningCurve, reaches } from "../records/learning-curve.js";
import type { Setting } from "../records/method.js";
import type { ChoiceRecord } from "../records/plan.js";
import type { TrialRecord } from "../records/trial.js";
import { validationErrorOf } from "../records/validation-error.js";

/** As good as the best, above its error: the error of a tuning run is not known better. */
const AS_GOOD = 0.02;

/** A level that a run does not reach counts as so many times its length. */
const UNREACHED = 2;

/** A setting that was tried, and what speaks for it. */
export interface RankedSetting {
  readonly setting: Setting;
  readonly runs: readonly TrialRecord[];
  /** Mean over the runs of the lowest validation error; Infinity where one of them failed. */
  readonly error: number;
  /** Of each run, the logarithm of what decides: of the epochs to the levels, their mean over the levels, or of the error. */
  readonly logs: readonly number[];
  /** Their mean. */
  readonly log: number;
  /** Whether its error is at most 2 % above the lowest. */
  readonly isAsGood: boolean;
}

/**
 * Settings of a method at a batch size, the best first, by the statistic that decides the study:
 *
 * - a question of time: of the settings whose mean validation error is at most 2 % above the lowest, by the mean over runs and levels of
 *   log(epochs to the level); the others follow by their error;
 * - a question of the error alone: by the mean validation error.
 *
 * Epochs, not seconds: at one method and batch size they are the same but for the share of smoothed steps, and seconds would let the clock choose.
 *
 * @param runs of settings that have run alike: on the same seeds, over the same epochs
 * @param options.levels validation errors; none: 2 % above the lowest mean error
 */
export function rankSettings(runs: readonly TrialRecord[], { statistic, levels }: RankOptions): RankedSetting[] {
  const tried = bySetting(runs).map((runs) => ({ setting: runs[0]!.setting, runs, error: mean(runs.map(errorOf)) }));
  const least = Math.min(...tried.map(({ error }) => error));
  const limit = least + AS_GOOD * Math.abs(least);
  const timed = levels.length > 0 ? levels : [limit];
  const logOf = (run: TrialRecord) =>
    statistic === "time" ? logEpochs(run, timed) : log(Math.max(errorOf(run), LEAST_ERROR));
  return (
    tried
      .map((one): RankedSetting => {
        const logs = one.runs.map(logOf);
        return { ...one, logs, log: mean(logs), isAsGood: one.error <= limit };
      })
      // Results come in any order: ties are decided by error and id, so that a seed always gives the same study.
      .sort(
        (a, b) =>
          (statistic === "time" ? byTime(a, b) : 0) || order(a.error, b.error) || (firstId(a) < firstId(b) ? -1 : 1),
      )
  );
}

interface RankOptions extends Pick<ChoiceRecord, "statistic"> {
  readonly levels: readonly number[];
}

/** The runs of each setting, in the order of their first ones. */
export function bySetting<Run extends Pick<TrialRecord, "setting">>(runs: readonly Run[]): Run[][] {
  const groups = new Map<string, Run[]>();
  for (const run of runs) {
    const key = canonicalJson(run.setting);
    const group = groups.get(key);
    if (group) group.push(run);
    else groups.set(key, [run]);
  }
  return [...groups.values()];
}

/** Infinity for a run that failed. */
function errorOf(run: TrialRecord): number {
  return run.outcome === "finished" ? validationErrorOf(run) : Number.POSITIVE_INFINITY;
}

function logEpochs(run: TrialRecord, levels: readonly number[]): number {
  if (run.outcome !== "finished") return Number.POSITIVE_INFINITY;
  const curve = learningCurve(run);
  return mean(levels.map((level) => log(reaches(curve, level)?.epochs ?? UNREACHED * run.epochs.length)));
}

function byTime(a: RankedSetting, b: RankedSetting): number {
  return Number(b.isAsGood) - Number(a.isAsGood) || (a.isAsGood ? order(a.log, b.log) : 0);
}

function firstId({ runs }: RankedSetting): string {
  return runs.map(({ id }) => id).sort()[0]!;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Of numbers that may be infinite both. */
function order(a: number, b: number): number {
  return a === b ? 0 : a - b;
}
