import { ensureArgument } from "../core/options.js";
import { required } from "../core/rules.js";
import type { Loss } from "../loss/contract.js";
import { lossRule } from "../loss/rules.js";
import { squared } from "../loss/squared.js";
import type { Metric } from "./contract.js";
import { plainLoss } from "./plain-loss.js";
import { rmse } from "./rmse.js";

/**
 * The metric that fits a loss: the plain loss itself, for the squared loss its root.
 *
 * @example
 * metricOf(huber({ delta: 2 })).name; // "huber"
 */
export function metricOf(loss: Loss): Metric {
  ensureArgument("metricOf", loss, ["loss", required(lossRule)]);
  return loss === squared ? rmse : plainLoss(loss);
}
