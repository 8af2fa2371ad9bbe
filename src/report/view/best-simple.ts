import type { BaselineRecord } from "../../study/records/task.js";

/**
 * The best simple forecast: of all forecasts without a network, the linear predictor among them, the one with the lowest validation error; null
 * when there are none.
 *
 * Validation decides for forecasts as it does for networks, so one forecast is the best one on all parts and in every place that names it.
 */
export function bestSimple(baselines: readonly BaselineRecord[]): BaselineRecord | null {
  return baselines.reduce<BaselineRecord | null>(
    (best, one) => (best === null || one.validationError < best.validationError ? one : best),
    null,
  );
}
