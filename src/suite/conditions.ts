import { log2 } from "../core/numeric/elementary/log2.js";
import type { StudyRecord } from "../study/records/study.js";

/** What a study's outcome may hang on, told from its record alone. */
export const CONDITIONS = ["windows", "noise", "window", "horizon", "inputs"] as const;
export type ConditionName = (typeof CONDITIONS)[number];

/** Of one study; null where it has none. */
export type Conditions = Readonly<Record<ConditionName, number | null>>;

/** One step of a condition, in which its slope is told: a doubling, or so much more. */
export const STEP: Readonly<Record<ConditionName, "doubling" | number>> = {
  windows: "doubling",
  noise: 0.1,
  window: "doubling",
  horizon: "doubling",
  inputs: "doubling",
};

/**
 * Training windows (of all folds, on average), noise, rows that a network reads, the farthest row ahead, inputs.
 *
 * Noise is the share of the targets' spread over the test part that the best simple forecast leaves: its error over that of the mean, 0 where all is
 * foretold, 1 and more where nothing is. Null for tasks without a mean to compare with.
 */
export function conditionsOf({ task, baselines }: Pick<StudyRecord, "task" | "baselines">): Conditions {
  const folds = [...task.earlierFolds, task.parts];
  const mean = baselines.find(({ name }) => name === "mean")?.testError ?? null;
  const best = baselines.reduce((least, { testError }) => Math.min(least, testError), Number.POSITIVE_INFINITY);
  return {
    windows: folds.reduce((sum, { train }) => sum + train.windows, 0) / folds.length,
    noise: mean === null || !(mean > 0) ? null : best / mean,
    window: task.window,
    horizon: task.horizon.to > 0 ? task.horizon.to : null,
    inputs: task.inputs.length > 0 ? task.inputs.length : null,
  };
}

/** A condition in steps, as the model has it; null where it cannot be told so. */
export function inSteps(name: ConditionName, value: number | null): number | null {
  if (value === null || !Number.isFinite(value)) return null;
  const step = STEP[name];
  if (step !== "doubling") return value / step;
  return value > 0 ? log2(value) : null;
}
