import type { WindowSet } from "../data/window-set.js";
import type { Kernels } from "../kernels/contract.js";
import { Evaluator } from "../train/evaluator.js";
import type { BaselineRecord, ForecastRecord } from "./records.js";
import type { FittedBaseline, StudyTask } from "./task.js";
import { type NetworkShape, networkOf } from "./trial.js";

/** Runs trained networks on any windows of the task; one engine for all. */
export class Forecaster {
  readonly #evaluator: Evaluator;
  readonly #parameters: Float32Array | Float64Array;

  constructor(shape: NetworkShape, window: number, kernels: Kernels) {
    const network = networkOf(shape);
    this.#parameters = kernels.allocate(network.layout.length);
    this.#evaluator = new Evaluator({ network, kernels, parameters: this.#parameters, window });
  }

  /** Forecasts (N, O) in the set's scaled unit. */
  predict(parameters: Float32Array, set: WindowSet): Float64Array {
    this.#parameters.set(parameters);
    return this.#evaluator.predict(set);
  }
}

/** Root mean squared error of forecasts (N, O) of a set, times `errorFactor`. */
export function errorOf(forecasts: Float64Array, set: WindowSet, errorFactor: number): number {
  const O = set.outputSize;
  let total = 0;
  for (let k = 0; k < set.length; k++) {
    const row = (set.starts[k]! + set.targetOffset) * O;
    for (let o = 0; o < O; o++) total += (forecasts[k * O + o]! - set.targets[row + o]!) ** 2;
  }
  return Math.sqrt(total / (set.length * O)) * errorFactor;
}

/** Scores the fitted baselines on validation and test; this reads the test part. */
export function scoreBaselines({ baselines, validation, test, errorFactor }: StudyTask): BaselineRecord[] {
  return baselines.map((baseline) => ({
    name: baseline.name,
    detail: baseline.detail,
    validationError: errorOf(baseline.predict(validation), validation, errorFactor),
    testError: errorOf(baseline.predict(test), test, errorFactor),
  }));
}

const MOST_POINTS = 500;

/** The last windows of the test part: truth, each network's forecast and the best baseline's, first target, its own unit. */
export function forecastRecord(
  task: StudyTask,
  networks: readonly { readonly name: string; readonly forecasts: Float64Array }[],
  best: FittedBaseline | null,
): ForecastRecord {
  const { test, targetScaler } = task;
  const O = test.outputSize;
  const first = Math.max(0, test.length - MOST_POINTS);
  const windows = Array.from({ length: test.length - first }, (_, k) => first + k);
  const inUnit = (scaled: number) => scaled * targetScaler.sd[0]! + targetScaler.mean[0]!;
  const valuesOf = (forecasts: Float64Array) => windows.map((k) => inUnit(forecasts[k * O]!));
  const forecasts = networks.map(({ name, forecasts }) => ({ name, values: valuesOf(forecasts) }));
  if (best) forecasts.push({ name: best.name, values: valuesOf(best.predict(test)) });
  return {
    target: targetScaler.columns[0]!,
    labels: windows.map(task.testLabel),
    truth: windows.map((k) => inUnit(test.targets[(test.starts[k]! + test.targetOffset) * O]!)),
    forecasts,
  };
}
