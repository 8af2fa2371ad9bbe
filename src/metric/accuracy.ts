import { classOf, isFiniteRow } from "./class-of.js";
import type { Metric } from "./contract.js";

/**
 * Share of the rows whose class is the target's: the largest output against the largest target (the first of equals), and with
 * one output a logit above 0 against a target above 1/2.
 */
export const accuracy: Metric = {
  name: "accuracy",
  direction: "higher",
  unit: "share",
  sums: 2, // weight of the rows that are right, weight of all
  add(sums, { outputs, targets, weights, rows, outputSize: O }) {
    for (let row = 0; row < rows; row++) {
      const weight = weights[row]!;
      if (weight === 0) continue;
      if (!isFiniteRow(outputs, row, O)) sums[0] = Number.NaN;
      if (classOf(outputs, row, O) === classOf(targets, row, O, 0.5)) sums[0]! += weight;
      sums[1]! += weight;
    }
  },
  value: (sums) => sums[0]! / sums[1]!,
};
