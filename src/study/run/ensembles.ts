import { rootMeanSquareError } from "../../data/baselines/contract.js";
import { undoOutputs } from "../../data/transform/undo.js";
import { asEntered, withoutTransform } from "../../data/transform/without-transform.js";
import type { WindowSet } from "../../data/window-set.js";
import { reportScale } from "../../metric/contract.js";
import { metricNamed } from "../../metric/metric-named.js";
import { rmse } from "../../metric/rmse.js";
import { ensembleRecord } from "../../model/ensemble.js";
import type { Network } from "../../network/build.js";
import type { SummaryRecord } from "../records/trial.js";
import { measureForecast } from "../spec/sequences/measure-forecast.js";
import type { StudyTask } from "../spec/task.js";
import type { TrialResult } from "../spec/trial.js";
import { type Forecast, intervalsOf } from "./intervals.js";
import { modelOf, type NamedModel } from "./models.js";
import { networkForecast } from "./network-forecast.js";
import type { ScoreOptions } from "./score.js";

interface EnsembleOptions extends Pick<ScoreOptions, "kernels"> {
  readonly task: StudyTask;
  /** Of the last fold, whose number is `fold`. */
  readonly network: Network;
  readonly fold: number;
  readonly summaries: readonly SummaryRecord[];
  /** Whether the test part may be read. */
  readonly isOpened: boolean;
}

/** Name of the model that averages a method's. */
export function ensembleName(method: string): string {
  return `${method}-ensemble`;
}

/**
 * For each method of a series' study one model of all its seeds, at the batch size that stands for it: the mean of their forecasts, with its own intervals and
 * errors. None of a method with fewer than two finished runs.
 */
export async function ensemblesOf(trials: readonly TrialResult[], options: EnsembleOptions): Promise<NamedModel[]> {
  const { task, network, fold, summaries, kernels, isOpened } = options;
  if (task.record.kind !== "series") return [];
  const models: NamedModel[] = [];
  for (const { method, batchSize } of summaries.filter(({ headline }) => headline)) {
    const members = trials.filter(
      ({ record, parameters }) =>
        parameters !== null &&
        record.outcome === "finished" &&
        record.method === method &&
        record.batchSize === batchSize &&
        record.fold === fold,
    );
    if (members.length < 2) continue;
    const forecast = networkForecast(
      members.map(({ parameters }) => parameters!),
      { network, kernels },
    );
    const { validation, test } = task.windows;
    const training = {
      method,
      source: task.record.source,
      validationError: await errorOn(validation, forecast, task),
      testError: isOpened ? await errorOn(test, forecast, task) : null,
    };
    const single = members.map((trial) => modelOf(trial, { task, network, intervals: [] }).model);
    const intervals = await intervalsOf(forecast, { task, isOpened });
    models.push({ method: ensembleName(method), model: ensembleRecord(single, { training, intervals }) });
  }
  return models;
}

/** Outputs are averaged as they enter; errors are those of what they become. */
async function errorOn(
  set: WindowSet,
  { outputs: outputsFor }: Forecast,
  { windows, record }: StudyTask,
): Promise<number> {
  const outputs = await outputsFor(asEntered(set));
  const { undo, length: rows, outputSize } = set;
  if (undo) undoOutputs(undo, { outputs, into: outputs, rows, outputSize, weights: null });
  const metric = metricNamed(record.metric.name);
  if (metric === rmse) return windows.errorFactor * rootMeanSquareError(outputs, set);
  return reportScale(metric, windows.errorFactor) * measureForecast(outputs, withoutTransform(set), metric);
}
