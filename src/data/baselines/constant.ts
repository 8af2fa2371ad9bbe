import { targetsOf } from "../gather.js";
import type { WindowSet } from "../window-set.js";
import type { Windows } from "../windows.js";
import { type Baseline, forecastError } from "./contract.js";

/** Mean of the windows' targets, (O). */
export function meanTargets(set: WindowSet): Float64Array {
  const { outputSize: O, length } = set;
  const targets = targetsOf(set);
  const mean = new Float64Array(O);
  for (let k = 0; k < length * O; k++) mean[k % O]! += targets[k]! / length;
  return mean;
}

/** Forecasts the mean of the training windows' targets. */
export function meanBaseline({ train, validation, errorFactor }: Windows): Baseline {
  const { outputSize: O } = train;
  const mean = meanTargets(train);
  const predict = (set: WindowSet) => Float32Array.from({ length: set.length * O }, (_, k) => mean[k % O]!);
  return {
    name: "mean",
    detail: "mean of the training part",
    validationError: forecastError(predict(validation), validation, errorFactor),
    predict,
  };
}

/** Forecasts the target's value at the last row of the window, for every row asked for. */
export function lastValueBaseline({ validation, errorFactor }: Windows): Baseline {
  return {
    name: "last value",
    detail: "value at the last row of the window",
    validationError: forecastError(lastValues(validation), validation, errorFactor),
    predict: lastValues,
  };
}

function lastValues({ length, outputSize: O, targetSize: C, starts, targets, window }: WindowSet): Float32Array {
  return Float32Array.from({ length: length * O }, (_, k) => {
    const row = starts[Math.floor(k / O)]! + window - 1;
    return targets[row * C + (k % C)]!;
  });
}
