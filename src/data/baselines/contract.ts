import type { FloatArray } from "../../core/float-array.js";
import { ensureArgument } from "../../core/options.js";
import { numbers, positive, required } from "../../core/rules.js";
import { targetsOf } from "../gather.js";
import type { WindowSet } from "../window-set.js";
import { ensureWindowSet } from "../window-set-check.js";

/** A forecast that needs no network, fitted on training and validation windows alone. */
export interface Baseline {
  readonly name: "last value" | "seasonal repeat" | "mean" | "linear";
  /** The choice made in fitting, e.g. "season 24 rows (1 day)". */
  readonly detail: string;
  /** Root mean squared error on the validation part, as `forecastError` gives it. */
  readonly validationError: number;
  /** Scaled forecasts of every window, (windows, O) row-major. */
  readonly predict: (set: WindowSet) => Float32Array;
}

/** Errors of scaled forecasts, (windows, O) row-major, of one set of windows. */
export interface ForecastScorer {
  error(forecasts: FloatArray): number;
  errorsByStep(forecasts: FloatArray): number[];
}

/** `forecastError` and `forecastErrorsByStep` for any number of forecasts: the set's targets are gathered once. */
export function forecastScorer(set: WindowSet, errorFactor: number): ForecastScorer {
  const { length, targetOffsets, targetSize: C, outputSize: O } = set;
  const targets = targetsOf(set);
  return {
    error(forecasts) {
      let sum = 0;
      for (let k = 0; k < targets.length; k++) sum += (forecasts[k]! - targets[k]!) ** 2;
      return errorFactor * Math.sqrt(sum / targets.length);
    },
    errorsByStep: (forecasts) =>
      targetOffsets.map((_, r) => {
        let sum = 0;
        for (let k = 0; k < length; k++) {
          for (let at = k * O + r * C; at < k * O + (r + 1) * C; at++) sum += (forecasts[at]! - targets[at]!) ** 2;
        }
        return errorFactor * Math.sqrt(sum / (length * C));
      }),
  };
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
  ensureForecasts("forecastError", { forecasts, set, errorFactor });
  return forecastScorer(set, errorFactor).error(forecasts);
}

/**
 * The same for each target row, nearest first: how the error grows with the horizon.
 *
 * @returns one error for each of `set.targetOffsets`
 */
export function forecastErrorsByStep(forecasts: Float32Array, set: WindowSet, errorFactor: number): number[] {
  ensureForecasts("forecastErrorsByStep", { forecasts, set, errorFactor });
  return forecastScorer(set, errorFactor).errorsByStep(forecasts);
}

interface Scored {
  readonly forecasts: Float32Array;
  readonly set: WindowSet;
  readonly errorFactor: number;
}

/** Throws unless there is a forecast for each target. */
function ensureForecasts(owner: string, { forecasts, set, errorFactor }: Scored): void {
  ensureWindowSet(owner, set, "set");
  ensureArgument(owner, forecasts, ["forecasts", required(numbers(set.length * set.outputSize))]);
  ensureArgument(owner, errorFactor, ["errorFactor", required(positive)]);
}
