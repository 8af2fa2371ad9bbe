import type { FloatArray } from "../../core/float-array.js";
import { ensureArgument } from "../../core/options.js";
import { numbers, positive, required } from "../../core/rules.js";
import { forecastLength } from "../forecast-length.js";
import { copyTargets, forEachScoredRow } from "../scored-rows.js";
import type { SimpleForecast } from "../sequences/simple/contract.js";
import { withoutTransform } from "../transform/without-transform.js";
import type { WindowSet } from "../window-set.js";
import { ensureWindowSet } from "../window-set-check.js";

/** What a forecast without a network was fitted to, as plain data: all that is needed to make it again. */
export type FittedBaseline =
  | { readonly kind: "last value" }
  /** `period` in milliseconds, 0 without a time axis. */
  | { readonly kind: "seasonal repeat"; readonly rows: number; readonly period: number }
  /** (O), scaled, of targets without a transform. */
  | { readonly kind: "mean"; readonly values: Float64Array }
  /** As of a highway: coefficients (F + 1, O) of the last `rows` rows, of all inputs or those at `inputs`; of targets as they enter a network. */
  | {
      readonly kind: "linear";
      readonly rows: number;
      readonly inputs: Uint32Array | null;
      readonly coefficients: Float64Array;
      /** Of the ridge penalty. */
      readonly strength: number;
    };

/** A forecast that needs no network, fitted on training and validation windows alone. */
export interface Baseline {
  readonly name: "last value" | "seasonal repeat" | "mean" | "linear" | SimpleForecast["name"];
  /** The choice made in fitting, e.g. "season 24 rows (1 day)". */
  readonly detail: string;
  /** Root mean squared error on the validation part, as `forecastError` gives it. */
  readonly validationError: number;
  /** Absent: not known, and it cannot be kept as a model. */
  readonly fitted?: FittedBaseline;
  /**
   * Scaled forecasts of every window at each step that is scored: (windows, S, O) row-major with S = 1, the last step, or all T; the rows of
   * padding mean nothing. Where targets were transformed, that is undone.
   */
  readonly predict: (set: WindowSet) => Float32Array;
}

/**
 * Root mean squared error of scaled forecasts, (windows, S, O) row-major, over the rows that are scored, each with its window's weight; of the
 * outputs `from` to `to`, `to` excluded. Forecasts and targets are those without a transform.
 */
export function rootMeanSquareError(
  forecasts: FloatArray,
  set: WindowSet,
  { from, to }: { readonly from: number; readonly to: number } = { from: 0, to: set.outputSize },
): number {
  const { outputSize: O } = set;
  const measured = withoutTransform(set);
  const targets = new Float32Array(O);
  let sum = 0;
  let total = 0;
  forEachScoredRow(set, ({ place, at, weight }) => {
    copyTargets(measured, at, targets);
    for (let o = from; o < to; o++) sum += weight * (forecasts[place * O + o]! - targets[o]!) ** 2;
    total += weight * (to - from);
  });
  return Math.sqrt(sum / total);
}

/**
 * Root mean squared error of scaled forecasts, over all windows and outputs; each window with its weight, each step that is scored and there.
 *
 *     errorFactor * sqrt(mean((forecast - target)^2))
 *
 * With the `errorFactor` of `Windows`: in the target's unit for one target, in standard deviations for several. The metric `rmse` of a network
 * on the same set is the same measure.
 *
 * @param forecasts (windows, S, O) row-major, scaled, a transform of the targets undone as `predict` does; S = 1, or all T steps where the set
 * scores them
 */
export function forecastError(forecasts: Float32Array, set: WindowSet, errorFactor: number): number {
  ensureForecasts("forecastError", { forecasts, set, errorFactor });
  return errorFactor * rootMeanSquareError(forecasts, set);
}

/**
 * The same for each target row, nearest first: how the error grows with the horizon.
 *
 * @returns one error for each of `set.targetOffsets`
 */
export function forecastErrorsByStep(forecasts: Float32Array, set: WindowSet, errorFactor: number): number[] {
  ensureForecasts("forecastErrorsByStep", { forecasts, set, errorFactor });
  const { targetOffsets, outputSize } = set;
  const width = outputSize / targetOffsets.length;
  return targetOffsets.map(
    (_, r) => errorFactor * rootMeanSquareError(forecasts, set, { from: r * width, to: (r + 1) * width }),
  );
}

interface Scored {
  readonly forecasts: Float32Array;
  readonly set: WindowSet;
  readonly errorFactor: number;
}

/** Throws unless there is a forecast for each target. */
function ensureForecasts(owner: string, { forecasts, set, errorFactor }: Scored): void {
  ensureWindowSet(owner, set, "set");
  const advice = () =>
    set.scored === "all" ? 'One row for each step; of the last step alone, give { ...set, scored: "last" }.' : "";
  ensureArgument(owner, forecasts, ["forecasts", { ...required(numbers(forecastLength(set))), advice }]);
  ensureArgument(owner, errorFactor, ["errorFactor", required(positive)]);
}
