import type { BaselineRecord } from "../../study/records/task.js";

/**
 * The best of all forecasts without a network, the linear predictor among them, by one of their errors; null when there are none.
 *
 * Each error is compared with the forecast that is hardest to beat on it: a network that beats the last value alone has shown nothing where a
 * linear predictor beats both.
 */
export function bestSimple(
  baselines: readonly BaselineRecord[],
  by: "validationError" | "testError",
): BaselineRecord | null {
  return baselines.reduce<BaselineRecord | null>(
    (best, one) => (best === null || one[by] < best[by] ? one : best),
    null,
  );
}
