import { exp } from "../core/numeric/elementary/exp.js";
import { classOf, isFiniteRow } from "./class-of.js";
import type { Metric } from "./contract.js";

const BINS = 15;

/**
 * Expected calibration error of the class that is told: rows in 15 bins of equal width, lower ends included, by its probability p, softmax of the logits or with one output their logistic function:
 *
 *     sum_b (weight of b / weight of all) |accuracy in b - mean p in b|
 *
 * Source: C. Guo, G. Pleiss, Y. Sun and K. Q. Weinberger, "On calibration of modern neural networks", 2017, section 2.
 */
export const calibrationError: Metric = {
  name: "calibration-error",
  direction: "lower",
  unit: "share",
  sums: 3 * BINS, // weight, right, sum of p: of each bin
  add(sums, { outputs, targets, weights, rows, outputSize: O }) {
    for (let row = 0; row < rows; row++) {
      const weight = weights[row]!;
      if (weight === 0) continue;
      const told = classOf(outputs, row, O);
      const p = O === 1 ? 1 / (1 + exp(-Math.abs(outputs[row]!))) : softmaxAt(outputs, row, O, told);
      const bin = 3 * Math.min(BINS - 1, Math.floor(p * BINS) || 0);
      if (!isFiniteRow(outputs, row, O)) sums[bin] = Number.NaN;
      sums[bin]! += weight;
      if (told === classOf(targets, row, O, 0.5)) sums[bin + 1]! += weight;
      sums[bin + 2]! += weight * p;
    }
  },
  value(sums) {
    let all = 0;
    let gap = 0;
    for (let at = 0; at < sums.length; at += 3) {
      all += sums[at]!;
      gap += Math.abs(sums[at + 1]! - sums[at + 2]!);
    }
    return gap / all;
  },
};

/** The largest logit's probability. */
function softmaxAt(values: ArrayLike<number>, row: number, O: number, told: number): number {
  const top = values[row * O + told]!;
  let sum = 0;
  for (let o = 0; o < O; o++) sum += exp(values[row * O + o]! - top);
  return 1 / sum;
}
