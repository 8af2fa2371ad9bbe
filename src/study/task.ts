import type { Scaler } from "../data/scaler.js";
import type { WindowSet } from "../data/window-set.js";
import type { BaselineRecord, TaskRecord } from "./records.js";

/** What a study works on: windows of three parts, what to compare with, and how to name things. */
export interface StudyTask {
  readonly record: TaskRecord;
  readonly train: WindowSet;
  readonly validation: WindowSet;
  readonly test: WindowSet;
  readonly inputScaler: Scaler;
  readonly targetScaler: Scaler;
  /** Reported error = errorFactor * root mean square of the scaled errors. */
  readonly errorFactor: number;
  readonly baselines: readonly FittedBaseline[];
  /** What to call the target row of a test window. */
  readonly testLabel: (window: number) => string;
}

/** A forecast that needs no network: fitted on the training part, chosen on the validation part. */
export interface FittedBaseline {
  readonly name: BaselineRecord["name"];
  readonly detail: string;
  /** Forecasts (N, O) in the set's scaled unit. */
  predict(set: WindowSet): Float64Array;
}
