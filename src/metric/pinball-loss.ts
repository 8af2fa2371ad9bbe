import { quantileName } from "../core/quantile-name.js";
import { sortRuns, type Taus } from "../core/quantiles.js";
import { pinball } from "../loss/quantile.js";
import type { Metric } from "./contract.js";

/**
 * Mean pinball loss of forecasts of quantiles, side by side for each target, in the unit of the targets: at 0.5 alone half the mean absolute error. Quantiles that
 * cross are sorted first, as in every forecast that is given out.
 */
export function pinballLoss(taus: Taus): Metric {
  const K = taus.length;
  let sorted = new Float64Array(0);
  return {
    name: quantileName(taus),
    direction: "lower",
    unit: "target",
    sums: 2, // weighted sum, weight
    add(sums, { outputs, targets, weights, rows, outputSize: O }) {
      if (sorted.length !== O) sorted = new Float64Array(O); // once per width
      for (let row = 0; row < rows; row++) {
        const weight = weights[row]!;
        if (weight === 0) continue;
        for (let o = 0; o < O; o++) sorted[o] = outputs[row * O + o]!;
        if (K > 1) sortRuns(sorted, K);
        for (let o = 0; o < O; o++) sums[0]! += weight * pinball(targets[row * O + o]! - sorted[o]!, taus[o % K]!);
        sums[1]! += weight * O;
      }
    },
    value: (sums) => sums[0]! / sums[1]!,
  };
}
