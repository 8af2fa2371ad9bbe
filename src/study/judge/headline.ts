import { log } from "../../core/numeric/elementary/log.js";
import { canonicalJson } from "../../core/stored/canonical.js";
import { targetOf } from "../records/fold-targets.js";
import { learningCurve, reaches } from "../records/learning-curve.js";
import type { TrialRecord } from "../records/trial.js";
import { validationErrorOf } from "../records/validation-error.js";
import type { TargetRecord } from "../records/verdict.js";

/** A level that a run does not reach counts as twice its time. */
const UNREACHED = 2;

/**
 * The batch size that stands for a method in the verdict: that whose tuning runs of the chosen setting come down the target's levels
 * fastest, by the mean of the log times; then that of the lowest mean validation error in tuning. Evaluation runs have no say: the best of several
 * batch sizes by what is judged would be flattered.
 *
 * @param groups the method's evaluation trials at each batch size, none of them empty
 */
export function headlineBatchSize(
  groups: readonly (readonly TrialRecord[])[],
  { trials, target }: { readonly trials: readonly TrialRecord[]; readonly target: TargetRecord },
): number | undefined {
  const [best] = groups
    .map(([first]) => {
      const tuned = longest(trials.filter((trial) => isTuningOf(trial, first!)));
      return {
        batchSize: first!.batchSize,
        time: mean(tuned.map((trial) => logTime(trial, target))),
        error: mean(tuned.map(validationErrorOf)),
      };
    })
    .sort((a, b) => order(a.time, b.time) || order(a.error, b.error));
  return best?.batchSize;
}

function isTuningOf(trial: TrialRecord, { method, batchSize, setting }: TrialRecord): boolean {
  return (
    trial.phase === "tuning" &&
    trial.method === method &&
    trial.batchSize === batchSize &&
    canonicalJson(trial.setting) === canonicalJson(setting)
  );
}

/** Runs over fewer epochs than others come down another way. */
function longest(trials: readonly TrialRecord[]): TrialRecord[] {
  const most = Math.max(...trials.map(({ epochs }) => epochs.length));
  return trials.filter(({ epochs, outcome }) => epochs.length === most || outcome === "diverged");
}

/** Infinity for none. */
function mean(values: readonly number[]): number {
  return values.length === 0 ? Infinity : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function logTime(trial: TrialRecord, target: TargetRecord): number {
  if (trial.outcome === "diverged") return Infinity;
  const { levels } = targetOf(trial, target);
  const curve = learningCurve(trial);
  const end = curve.at(-1)?.seconds ?? Infinity;
  return levels.reduce((sum, level) => sum + log(reaches(curve, level)?.seconds ?? UNREACHED * end), 0);
}

function order(a: number, b: number): number {
  return a === b ? 0 : a - b;
}
