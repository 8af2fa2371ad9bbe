import type { Baseline } from "../../data/baselines/index.js";
import type { Windows } from "../../data/windows.js";
import type { TaskRecord } from "../records/task.js";

/** A study's subject: windows of three parts, baselines to compare with, and labels. */
export interface StudyTask {
  readonly record: TaskRecord;
  readonly windows: Windows;
  /** Forecasts that need no network: fitted on the training part, chosen on the validation part. */
  readonly baselines: readonly Baseline[];
  /** Label of the target row of a test window. */
  readonly testLabel: (window: number) => string;
}
