import type { WindowSet } from "../window-set.js";

/** A forecast that needs no network, fitted on training and validation windows alone. */
export interface Baseline {
  readonly name: "last value" | "seasonal repeat" | "mean" | "linear";
  /** What was chosen in fitting, e.g. "season 24 rows (1 day)". */
  readonly detail: string;
  /** Root mean squared error on the validation part, as `forecastError` gives it. */
  readonly validationError: number;
  /** Scaled forecasts of every window, (windows, O) row-major. */
  readonly predict: (set: WindowSet) => Float32Array;
}

/**
 * Root mean squared error of scaled forecasts, over all windows and outputs.
 *
 *     errorFactor * sqrt(mean((forecast - target)^2))
 *
 * With the `errorFactor` of `Windows`: in the target's unit for one target, in standard deviations for several.
 *
 * @param forecasts (windows, O) row-major, scaled
 */
export function forecastError(forecasts: Float32Array, set: WindowSet, errorFactor: number): number {
  const { outputSize: O, starts, targets, targetOffset, length } = set;
  let sum = 0;
  for (let k = 0; k < length; k++) {
    const row = (starts[k]! + targetOffset) * O;
    for (let o = 0; o < O; o++) sum += (forecasts[k * O + o]! - targets[row + o]!) ** 2;
  }
  return errorFactor * Math.sqrt(sum / (length * O));
}
