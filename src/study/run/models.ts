import { modelRecord } from "../../model/record.js";
import type { IntervalRecord, ModelRecord } from "../../model/schema.js";
import type { Network } from "../../network/build.js";
import type { StudyOptions } from "../spec/options.js";
import type { TrialResult } from "../spec/trial.js";

/** The finished evaluation trial of a method that was best on validation, over all batch sizes and seeds of a fold. */
export function bestOf(trials: readonly TrialResult[], method: string, fold: number): TrialResult | null {
  let best: TrialResult | null = null;
  for (const trial of trials) {
    if (trial.record.method !== method || trial.parameters === null || trial.record.outcome !== "finished") continue;
    if (trial.record.fold !== fold) continue;
    if (best === null || trial.record.bestValidationError! < best.record.bestValidationError!) best = trial;
  }
  return best;
}

/** The model of a trial with weights, of the last fold. */
export function modelOf(
  { record, parameters }: TrialResult,
  {
    task,
    network,
    intervals,
  }: Pick<StudyOptions, "task"> & { readonly network: Network; readonly intervals: readonly IntervalRecord[] },
): { readonly method: string; readonly model: ModelRecord } {
  const model = modelRecord({
    network: network.spec,
    window: task.record.window,
    horizon: task.record.horizon,
    seriesColumn: task.record.seriesColumn,
    derived: task.record.derived,
    missing: task.record.missing,
    notation: task.record.notation,
    inputScaler: task.windows.inputScaler,
    targetScaler: task.windows.targetScaler,
    training: {
      method: record.method,
      source: task.record.source,
      seed: record.seed,
      epoch: record.bestEpoch!,
      validationError: record.bestValidationError!,
      testError: record.testError,
    },
    parameters: parameters!,
    undo: task.windows.train.undo ?? null,
    highway: network.highway,
    intervals,
  });
  return { method: record.method, model };
}
