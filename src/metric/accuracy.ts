import type { FloatArray } from "../core/float-array.js";
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
      const isRight =
        O === 1 ? outputs[row]! > 0 === targets[row]! > 0.5 : largest(outputs, row, O) === largest(targets, row, O);
      if (isRight) sums[0]! += weight;
      sums[1]! += weight;
    }
  },
  value: (sums) => sums[0]! / sums[1]!,
};

/** Outputs of a network that diverged have no class. */
function isFiniteRow(values: FloatArray, row: number, O: number): boolean {
  for (let k = row * O; k < (row + 1) * O; k++) if (!Number.isFinite(values[k]!)) return false;
  return true;
}

function largest(values: FloatArray, row: number, O: number): number {
  let best = 0;
  for (let o = 1; o < O; o++) if (values[row * O + o]! > values[row * O + best]!) best = o;
  return best;
}
