import { quantilesOf } from "../core/quantile-name.js";
import type { Metric } from "./contract.js";
import { metrics } from "./index.js";
import { pinballLoss } from "./pinball-loss.js";

/** The metric of a record's name: one of `metrics`, or "quantile:0.1,0.5,0.9", of which there is one for every list of quantiles. */
export function metricNamed(name: string): Metric {
  const taus = quantilesOf(name);
  return taus === null ? metrics.get(name) : pinballLoss(taus);
}
