import { copyTargets, forEachScoredRow } from "./scored-rows.js";
import type { WindowSet } from "./window-set.js";

/** Sums over the scored rows by their weights, in the set's own unit. */
interface TargetSums {
  readonly weight: number;
  /** (O), of each output. */
  readonly values: Float64Array;
  /** Of all outputs. */
  readonly squares: number;
}

export function targetSums(set: WindowSet): TargetSums {
  const target = new Float64Array(set.outputSize);
  const values = new Float64Array(set.outputSize);
  let squares = 0;
  let total = 0;
  forEachScoredRow(set, ({ at, weight }) => {
    copyTargets(set, at, target);
    for (let o = 0; o < target.length; o++) {
      values[o]! += weight * target[o]!;
      squares += weight * target[o]! ** 2;
    }
    total += weight;
  });
  return { weight: total, values, squares };
}

/** Variance of the scored targets by their weights, its mean over the outputs, in the set's own unit: the squared error of the best constant forecast. */
export function targetVariance(set: WindowSet): number {
  const { weight, values, squares } = targetSums(set);
  const ofMeans = values.reduce((sum, value) => sum + value ** 2, 0) / weight;
  return Math.max(0, squares - ofMeans) / (weight * values.length);
}
