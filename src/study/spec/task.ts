import type { Baseline } from "../../data/baselines/index.js";
import type { Windows } from "../../data/windows.js";
import type { NetworkSpec } from "../../network/spec.js";
import type { TaskRecord } from "../records/task.js";
import type { TrialContext } from "./trial.js";

/** A study's subject: windows of three parts, baselines to compare with, and labels. */
export interface StudyTask {
  readonly record: TaskRecord;
  readonly windows: Windows;
  /** Forecasts that need no network: fitted on the training part, chosen on the validation part. */
  readonly baselines: readonly Baseline[];
  /** Label of the target row of a test window. */
  readonly testLabel: (window: number) => string;
}

/** The part of a task that trials see, with all training windows. */
export function contextOf(
  { record, windows: { train, validation, errorFactor } }: StudyTask,
  network: NetworkSpec,
): TrialContext {
  return { network, train, validation, errorFactor, metric: record.metric.name };
}
