import { quantileOf } from "../core/quantile-name.js";
import type { Metric } from "./contract.js";
import { metrics } from "./index.js";
import { pinballLoss } from "./pinball-loss.js";

/** The metric of a record's name: one of `metrics`, or "quantile:0.9", of which there is one for every number. */
export function metricNamed(name: string): Metric {
  const tau = quantileOf(name);
  return tau === null ? metrics.get(name) : pinballLoss(tau);
}
