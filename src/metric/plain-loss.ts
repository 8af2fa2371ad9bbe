import type { Loss } from "../loss/contract.js";
import type { Metric } from "./contract.js";

/** The plain loss itself as a metric: its mean over rows, each with its weight; in nats for losses of probabilities. */
export function plainLoss(loss: Loss): Metric {
  const options = { rows: 1, gradient: null, varianceWeight: 0, weights: null };
  const row = { mean: new Float64Array(0), variance: null };
  let target = new Float64Array(0);
  return {
    name: loss.name,
    direction: "lower",
    unit: loss.targets === "number" ? "none" : "nats",
    sums: 2, // weighted sum, weight
    add(sums, { outputs, targets, weights, rows, outputSize: O }) {
      if (row.mean.length !== O) {
        row.mean = new Float64Array(O); // once per width
        target = new Float64Array(O);
      }
      for (let r = 0; r < rows; r++) {
        const weight = weights[r]!;
        if (weight === 0) continue;
        for (let o = 0; o < O; o++) {
          row.mean[o] = outputs[r * O + o]!;
          target[o] = targets[r * O + o]!;
        }
        sums[0]! += weight * loss.evaluate(row, target, options);
        sums[1]! += weight;
      }
    },
    value: (sums) => sums[0]! / sums[1]!,
  };
}
