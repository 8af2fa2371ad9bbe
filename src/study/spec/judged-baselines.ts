import { quantilesOf } from "../../core/quantile-name.js";
import type { Taus } from "../../core/quantiles.js";
import type { Baseline } from "../../data/baselines/contract.js";
import { forecastErrorsOf } from "../../data/output-errors.js";
import { withOneOutput } from "../../data/outputs-per-target.js";
import { withoutTransform } from "../../data/transform/without-transform.js";
import type { WindowSet } from "../../data/window-set.js";
import type { Windows } from "../../data/windows.js";
import { type Metric, reportScale } from "../../metric/contract.js";
import { rmse } from "../../metric/rmse.js";
import { measureForecast } from "./sequences/measure-forecast.js";

/**
 * Simple forecasts as another metric than the root mean squared error judges them. Those of quantiles are moved, each output by each of these quantiles
 * of its errors on the training part: a forecast of the middle would be no opponent.
 *
 * @param windows of which each target is asked for as often as there are quantiles
 */
export function judgedBaselines(
  baselines: readonly Baseline[],
  { train, validation, errorFactor }: Pick<Windows, "train" | "validation" | "errorFactor">,
  metric: Metric,
): readonly Baseline[] {
  if (metric === rmse) return baselines;
  const taus = quantilesOf(metric.name);
  const scale = reportScale(metric, errorFactor);
  return baselines.map((baseline) => {
    const judged = taus === null ? baseline : movedTo(taus, baseline, train);
    const outputs = judged.predict(validation);
    return { ...judged, validationError: scale * measureForecast(outputs, withoutTransform(validation), metric) };
  });
}

/** What it is fitted to is no model of the forecast that is moved. */
function movedTo(taus: Taus, { fitted: _, predict, ...rest }: Baseline, train: WindowSet): Baseline {
  const K = taus.length;
  const repeated = (set: WindowSet) => {
    const once = predict(withOneOutput(set));
    return K === 1 ? once : Float32Array.from({ length: K * once.length }, (_, at) => once[Math.floor(at / K)]!);
  };
  const shifts = forecastErrorsOf(repeated(train), withoutTransform(train)).quantiles(taus);
  return { ...rest, predict: (set) => repeated(set).map((value, k) => value + shifts[k % shifts.length]!) };
}
