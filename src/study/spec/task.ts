import type { Baseline } from "../../data/baselines/index.js";
import type { Windows } from "../../data/windows.js";
import type { NetworkSpec } from "../../network/spec.js";
import type { TaskRecord } from "../records/task.js";
import type { TrialContext } from "./trial.js";

/** What a study works on: windows of three parts, what to compare with, and how to name things. */
export interface StudyTask {
  readonly record: TaskRecord;
  readonly windows: Windows;
  /** Forecasts that need no network: fitted on the training part, chosen on the validation part. */
  readonly baselines: readonly Baseline[];
  /** What to call the target row of a test window. */
  readonly testLabel: (window: number) => string;
}

/** The part of a task that trials see, with all training windows. */
export function contextOf(
  { record, windows: { train, validation, errorFactor } }: StudyTask,
  network: NetworkSpec,
): TrialContext {
  return { network, train, validation, errorFactor, metric: record.metric.name };
}
