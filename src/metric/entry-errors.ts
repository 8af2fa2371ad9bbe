import type { Metric } from "./contract.js";

/** A metric of the mean over entries of a function of the error n - y, each row with its weight. */
export function meanOfErrors(
  name: string,
  { of, finish }: { readonly of: (error: number) => number; readonly finish: (mean: number) => number },
): Metric {
  return {
    name,
    direction: "lower",
    unit: "target",
    sums: 2, // weighted sum, weight
    add(sums, { outputs, targets, weights, rows, outputSize: O }) {
      let total = sums[0]!;
      for (let row = 0; row < rows; row++) {
        const weight = weights[row]!;
        if (weight === 0) continue;
        for (let k = row * O; k < (row + 1) * O; k++) total += weight * of(outputs[k]! - targets[k]!);
        sums[1]! += weight * O;
      }
      sums[0] = total;
    },
    value: (sums) => finish(sums[0]! / sums[1]!),
  };
}
