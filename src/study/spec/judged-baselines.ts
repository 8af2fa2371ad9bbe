import { quantileOf } from "../../core/quantile-name.js";
import type { Baseline } from "../../data/baselines/contract.js";
import { copyTargets, forEachScoredRow } from "../../data/scored-rows.js";
import { withoutTransform } from "../../data/transform/without-transform.js";
import type { WindowSet } from "../../data/window-set.js";
import type { Windows } from "../../data/windows.js";
import { type Metric, reportScale } from "../../metric/contract.js";
import { rmse } from "../../metric/rmse.js";
import { measureForecast } from "./sequences/measure-forecast.js";

/**
 * Simple forecasts as another metric than the root mean squared error judges them. Those of a quantile are moved, each output by that quantile
 * of its errors on the training part: a forecast of the middle would be no opponent.
 */
export function judgedBaselines(
  baselines: readonly Baseline[],
  { train, validation, errorFactor }: Pick<Windows, "train" | "validation" | "errorFactor">,
  metric: Metric,
): readonly Baseline[] {
  if (metric === rmse) return baselines;
  const tau = quantileOf(metric.name);
  const scale = reportScale(metric, errorFactor);
  return baselines.map((baseline) => {
    const judged = tau === null ? baseline : movedTo(tau, baseline, train);
    const outputs = judged.predict(validation);
    return { ...judged, validationError: scale * measureForecast(outputs, withoutTransform(validation), metric) };
  });
}

/** What it is fitted to is no model of the forecast that is moved. */
function movedTo(tau: number, { fitted: _, predict, ...rest }: Baseline, train: WindowSet): Baseline {
  const shifts = errorQuantiles(tau, predict(train), withoutTransform(train));
  return { ...rest, predict: (set) => predict(set).map((value, k) => value + shifts[k % shifts.length]!) };
}

/** Of target - forecast, for each output. */
function errorQuantiles(tau: number, outputs: Float32Array, set: WindowSet): Float64Array {
  const { outputSize: O } = set;
  const targets = new Float32Array(O);
  const errors: number[][] = Array.from({ length: O }, () => []);
  forEachScoredRow(set, ({ place, at, weight }) => {
    if (weight === 0) return;
    copyTargets(set, at, targets);
    for (let o = 0; o < O; o++) errors[o]!.push(targets[o]! - outputs[place * O + o]!);
  });
  return Float64Array.from(errors, (own) => {
    const sorted = Float64Array.from(own).sort();
    return sorted[Math.max(0, Math.ceil(tau * sorted.length) - 1)] ?? 0;
  });
}

/** What the record says of it. */
export function movedNote(tau: number): string {
  return `Simple forecasts are moved to the quantile ${tau}: each by that quantile of its errors on the training part.`;
}
