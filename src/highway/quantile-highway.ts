import type { Taus } from "../core/quantiles.js";
import { linearForecasts } from "../data/linear/forecasts.js";
import { forecastErrorsOf } from "../data/output-errors.js";
import { thinTrusted } from "../data/thin-windows.js";
import { asEntered } from "../data/transform/without-transform.js";
import type { WindowSet } from "../data/window-set.js";
import type { Highway } from "../network/highway.js";

/** Windows by whose errors a highway is moved, at most: a quantile of 0.975 is then known to 0.002. */
const MOST_WINDOWS = 10_000;

/**
 * A highway moved to quantiles: the constant of each output by the quantile, which that output is of, of its errors on the training windows, evenly thinned to
 * 10,000. What it adds is then the same linear forecast for all quantiles of a target, each at its own distance.
 *
 * @param taus null: nothing is moved
 */
export function highwayForQuantiles(highway: Highway | null, train: WindowSet, taus: Taus | null): Highway | null {
  if (highway === null || taus === null) return highway;
  const { outputSize: O } = train;
  const set = thinTrusted(asEntered(train), MOST_WINDOWS);
  const outputs = linearForecasts(set, highway, Float64Array.from(highway.coefficients));
  const shifts = forecastErrorsOf(outputs, set).quantiles(taus);
  const coefficients = highway.coefficients.slice();
  const constants = coefficients.length - O;
  for (let o = 0; o < O; o++) coefficients[constants + o]! += shifts[o]!;
  return { ...highway, coefficients };
}
