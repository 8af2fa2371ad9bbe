import type { FloatArray } from "../../core/float-array.js";
import { forecastLength } from "../forecast-length.js";
import { copyTargets, forEachScoredRow } from "../scored-rows.js";
import { withoutTransform } from "../transform/without-transform.js";
import type { WindowSet } from "../window-set.js";
import type { Windows } from "../windows.js";
import { type Baseline, rootMeanSquareError } from "./contract.js";

/** Mean of the targets that are scored, each with its window's weight, (O). */
export function meanTargets(set: WindowSet): Float64Array {
  const { outputSize: O } = set;
  const mean = new Float64Array(O);
  const targets = new Float32Array(O);
  let total = 0;
  forEachScoredRow(set, ({ weight }) => {
    total += weight;
  });
  forEachScoredRow(set, ({ at, weight }) => {
    copyTargets(set, at, targets);
    for (let o = 0; o < O; o++) mean[o]! += (weight * targets[o]!) / total;
  });
  return mean;
}

/** Root mean squared error of the training targets' mean on the validation part, scaled, without a transform. */
export function meanError({ train, validation }: Pick<Windows, "train" | "validation">): number {
  const forecasts = new Float64Array(forecastLength(validation));
  repeat(meanTargets(withoutTransform(train)), forecasts);
  return rootMeanSquareError(forecasts, validation);
}

/** Forecasts the mean of the training windows' targets. */
export function meanBaseline({ train, validation, errorFactor }: Windows): Baseline {
  const mean = meanTargets(train);
  const predict = (set: WindowSet) => {
    const forecasts = new Float32Array(forecastLength(set));
    repeat(mean, forecasts);
    return forecasts;
  };
  return {
    name: "mean",
    detail: "mean of the training part",
    validationError: errorFactor * rootMeanSquareError(predict(validation), validation),
    fitted: { kind: "mean", values: mean },
    predict,
  };
}

function repeat(row: Float64Array, into: FloatArray): void {
  for (let k = 0; k < into.length; k++) into[k] = row[k % row.length]!;
}

/** Forecasts the target's value at the last row of the window (at the step, where all are scored), for every row asked for. */
export function lastValueBaseline({ validation, errorFactor }: Windows): Baseline {
  return {
    name: "last value",
    detail: "value at the last row of the window",
    validationError: errorFactor * rootMeanSquareError(lastValues(validation), validation),
    fitted: { kind: "last value" },
    predict: lastValues,
  };
}

function lastValues(set: WindowSet): Float32Array {
  const { outputSize: O, targetSize: C, targets } = set;
  const forecasts = new Float32Array(forecastLength(set));
  forEachScoredRow({ ...set, weights: null }, ({ place, at }) => {
    for (let o = 0; o < O; o++) forecasts[place * O + o] = targets[at * C + (o % C)]!;
  });
  return forecasts;
}
