import { quantilesOf } from "../../core/quantile-name.js";
import { SEQUENCE_TASKS } from "../../data/sequences/contract.js";
import { modelRecord } from "../../model/record.js";
import type { IntervalRecord, ModelRecord, SequencesRecord } from "../../model/schema.js";
import { simpleModelRecord } from "../../model/simple.js";
import type { Network } from "../../network/build.js";
import { type BaselineRecord, simpleName, type TaskRecord } from "../records/task.js";
import type { StudyTask } from "../spec/task.js";
import type { TrialResult } from "../spec/trial.js";
import { baselineForecast, intervalsOf } from "./intervals.js";

/** A model and what its file is called by: the method. */
export interface NamedModel {
  readonly method: string;
  readonly model: ModelRecord;
}

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

/** What all models of a task have in common. */
function commonParts({ record, windows }: StudyTask) {
  const { window, horizon, seriesColumn, derived, missing, notation } = record;
  const { inputScaler, targetScaler, train } = windows;
  const undo = train.undo ?? null;
  const sequences = sequencesOf(record);
  return {
    window,
    horizon,
    seriesColumn,
    derived,
    missing,
    notation,
    inputScaler,
    targetScaler,
    undo,
    sequences,
    ...quantileParts(record),
  };
}

/** What a model is told of the quantiles that it forecasts: the one that stands for the forecast, or several. */
export function quantileParts({ metric }: Pick<TaskRecord, "metric">) {
  const taus = quantilesOf(metric.name);
  return taus?.length === 1 ? { quantile: taus[0]! } : { quantiles: taus };
}

function sequencesOf({ kind, sequences, targets }: TaskRecord): SequencesRecord | null {
  const task = SEQUENCE_TASKS.find((name) => name === kind);
  if (sequences === null || task === undefined) return null;
  const { windows, reading } = sequences;
  return { task, windows, reading, label: targets[0]! };
}

/** The models of a series' simple forecasts, of the last fold; none of those whose fit is not known. */
export async function simpleModels(
  task: StudyTask,
  { baselines, isOpened }: { readonly baselines: readonly BaselineRecord[]; readonly isOpened: boolean },
): Promise<NamedModel[]> {
  if (task.record.kind !== "series") return [];
  const models: NamedModel[] = [];
  for (const baseline of task.baselines) {
    const { name, fitted, validationError } = baseline;
    if (fitted === undefined) continue;
    const testError = baselines.find((scored) => scored.name === name)?.testError ?? null;
    const intervals = await intervalsOf(baselineForecast(baseline), { task, isOpened });
    const training = { method: name, source: task.record.source, validationError, testError };
    models.push({
      method: simpleName(name),
      model: simpleModelRecord({ ...commonParts(task), fitted, training, intervals }),
    });
  }
  return models;
}

/** The model of a trial with weights, of the last fold. */
export function modelOf(
  { record, parameters }: TrialResult,
  {
    task,
    network,
    intervals,
  }: { readonly task: StudyTask; readonly network: Network; readonly intervals: readonly IntervalRecord[] },
): NamedModel {
  const model = modelRecord({
    ...commonParts(task),
    network: network.spec,
    training: {
      method: record.method,
      source: task.record.source,
      seed: record.seed,
      epoch: record.bestEpoch!,
      validationError: record.bestValidationError!,
      testError: record.testError,
    },
    parameters: parameters!,
    highway: network.highway,
    intervals,
  });
  return { method: record.method, model };
}
