import { type Baseline, forecastError } from "../../data/baselines/index.js";
import { unscale } from "../../data/scaler.js";
import { targetsOf, type WindowSet } from "../../data/window-set.js";
import type { Kernels } from "../../kernels/contract.js";
import { Predictor } from "../../train/predictor.js";
import type { BaselineRecord, ForecastRecord } from "../records.js";
import type { StudyTask } from "../spec/task.js";
import { type NetworkShape, networkOf } from "./trial.js";

/** Runs trained networks on any windows of the task; one engine for all. */
export class Forecaster {
  readonly #predictor: Predictor;
  readonly #parameters: Float32Array | Float64Array;

  constructor(shape: NetworkShape, window: number, kernels: Kernels) {
    const network = networkOf(shape);
    this.#parameters = kernels.allocate(network.layout.length);
    this.#predictor = new Predictor({ network, kernels, parameters: this.#parameters, window });
  }

  /** Forecasts (N, O) in the set's scaled unit. */
  predict(parameters: Float32Array, set: WindowSet): Float32Array {
    this.#parameters.set(parameters);
    return this.#predictor.predict(set);
  }
}

/** Scores the fitted baselines on the test part. */
export function scoreBaselines({ baselines, windows: { test, errorFactor } }: StudyTask): BaselineRecord[] {
  return baselines.map(({ name, detail, validationError, predict }) => {
    const testError = forecastError(predict(test), test, errorFactor);
    return { name, detail, validationError, testError };
  });
}

const MOST_POINTS = 500;

/** The last windows of the test part: truth, each network's forecast and the best baseline's, first target, its own unit. */
export function forecastRecord(
  task: StudyTask,
  networks: readonly { readonly name: string; readonly forecasts: Float32Array }[],
  best: Baseline | null,
): ForecastRecord {
  const { test, targetScaler } = task.windows;
  const O = test.outputSize;
  const truth = targetsOf(test);
  const first = Math.max(0, test.length - MOST_POINTS);
  const windows = Array.from({ length: test.length - first }, (_, k) => first + k);
  const inUnit = (scaled: number) => unscale(targetScaler, 0, scaled);
  const valuesOf = (forecasts: Float32Array) => windows.map((k) => inUnit(forecasts[k * O]!));
  const forecasts = networks.map(({ name, forecasts }) => ({ name, values: valuesOf(forecasts) }));
  if (best) forecasts.push({ name: best.name, values: valuesOf(best.predict(test)) });
  return {
    target: targetScaler.columns[0]!,
    labels: windows.map(task.testLabel),
    truth: windows.map((k) => inUnit(truth[k * O]!)),
    forecasts,
  };
}
