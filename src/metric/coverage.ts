import { type QuantilePair, sortRuns, type Taus } from "../core/quantiles.js";
import type { Metric } from "./contract.js";

/** Share of the targets that lie between two of the quantiles that are forecast, ends included, crossing ones sorted first. */
export function coverageBetween(taus: Taus, { low, high }: QuantilePair): Metric {
  const K = taus.length;
  const run = new Float64Array(K);
  return {
    name: "coverage",
    direction: "higher",
    unit: "share",
    sums: 2, // weight of those inside, weight
    add(sums, { outputs, targets, weights, rows, outputSize: O }) {
      for (let at = 0; at < rows * O; at += K) {
        const weight = weights[Math.floor(at / O)]!;
        if (weight === 0) continue;
        for (let k = 0; k < K; k++) run[k] = outputs[at + k]!;
        sortRuns(run, K);
        if (run[low]! <= targets[at]! && targets[at]! <= run[high]!) sums[0]! += weight;
        sums[1]! += weight;
      }
    },
    value: (sums) => sums[0]! / sums[1]!,
  };
}
