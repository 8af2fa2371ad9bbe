import { MOST } from "../core/limits.js";
import { classOf, isFiniteRow } from "./class-of.js";
import type { Metric } from "./contract.js";

/**
 * Mean over the classes that occur of F1, the harmonic mean of precision and recall; weights are of rows:
 *
 *     F1_c = 2 tp / (2 tp + fp + fn)
 *
 * A class that occurs neither among targets nor among outputs is left out, as in scikit-learn's `f1_score(average="macro")`. Up to 1,024 classes.
 */
export const macroF1: Metric = {
  name: "macro-f1",
  direction: "higher",
  unit: "share",
  sums: 3 * MOST.classes, // right, told, true: of each class
  add(sums, { outputs, targets, weights, rows, outputSize: O }) {
    for (let row = 0; row < rows; row++) {
      const weight = weights[row]!;
      if (weight === 0) continue;
      const told = classOf(outputs, row, O);
      const real = classOf(targets, row, O, 0.5);
      if (!isFiniteRow(outputs, row, O)) sums[3 * told] = Number.NaN;
      if (told === real) sums[3 * told]! += weight;
      sums[3 * told + 1]! += weight;
      sums[3 * real + 2]! += weight;
    }
  },
  value(sums) {
    let total = 0;
    let classes = 0;
    for (let at = 0; at < sums.length; at += 3) {
      const counted = sums[at + 1]! + sums[at + 2]!;
      if (counted === 0) continue;
      total += (2 * sums[at]!) / counted;
      classes++;
    }
    return total / classes;
  },
};
