import { quantileName } from "../core/quantile-name.js";
import { pinball } from "../loss/quantile.js";
import type { Metric } from "./contract.js";
import { meanOfErrors } from "./entry-errors.js";

/** Mean pinball loss of forecasts of the quantile `tau`, in the unit of the targets: at 0.5 half the mean absolute error. */
export function pinballLoss(tau: number): Metric {
  return meanOfErrors(quantileName(tau), { of: (error) => pinball(-error, tau), finish: (mean) => mean });
}
