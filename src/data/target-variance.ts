import { copyTargets, forEachScoredRow } from "./scored-rows.js";
import type { WindowSet } from "./window-set.js";

/** Variance of the scored targets by their weights, its mean over the outputs, in the set's own unit: the squared error of the best constant forecast. */
export function targetVariance(set: WindowSet): number {
  const O = set.outputSize;
  const [target, sums, squares] = [new Float64Array(O), new Float64Array(O), new Float64Array(O)];
  let total = 0;
  forEachScoredRow(set, ({ at, weight }) => {
    copyTargets(set, at, target);
    for (let o = 0; o < O; o++) {
      sums[o]! += weight * target[o]!;
      squares[o]! += weight * target[o]! ** 2;
    }
    total += weight;
  });
  let variance = 0;
  for (let o = 0; o < O; o++) variance += squares[o]! / total - (sums[o]! / total) ** 2;
  return Math.max(0, variance) / O;
}
