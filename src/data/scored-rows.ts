import type { FloatArray } from "../core/float-array.js";
import type { WindowSet } from "./window-set.js";

/** A row that a set is asked for: a window at one of its steps. */
export interface ScoredRow {
  /** Among (windows, S), row-major, with S = `scoredSteps(set)`. */
  readonly place: number;
  /** Row of the shared matrices that the step reads. */
  readonly at: number;
  /** Rows of the window up to this step that are there, this one included: those at - there + 1 .. at. */
  readonly there: number;
  /** In the loss and the metric, > 0. */
  readonly weight: number;
}

/** Steps of a window that are scored: 1, the last, or all T. */
export function scoredSteps({ scored, window }: Pick<WindowSet, "scored" | "window">): number {
  return scored === "all" ? window : 1;
}

/**
 * Visits each scored row that counts, in order: no padding and no window of weight 0. Trusts the set.
 *
 * @param visit the same object every time, overwritten
 */
export function forEachScoredRow(set: WindowSet, visit: (row: ScoredRow) => void): void {
  const { length, window: T, starts, weights, lengths } = set;
  const S = scoredSteps(set);
  const row = { place: 0, at: 0, there: 0, weight: 1 };
  for (let k = 0; k < length; k++) {
    row.weight = weights === null ? 1 : weights[k]!;
    if (row.weight === 0) continue;
    const padding = lengths === null ? 0 : T - lengths[k]!;
    for (let t = Math.max(padding, T - S); t < T; t++) {
      row.place = k * S + t - (T - S);
      row.at = starts[k]! + t;
      row.there = t + 1 - padding;
      visit(row);
    }
  }
}

/** Copies the targets of the step that reads row `at`, (O), each as often as it has outputs, into `into` from `to` on. */
export function copyTargets(set: WindowSet, at: number, into: FloatArray, to = 0): void {
  const { window: T, targets, targetSize: C, targetOffsets, outputsPerTarget: K = 1 } = set;
  const start = at - (T - 1);
  let next = to;
  for (let r = 0; r < targetOffsets.length; r++) {
    let from = (start + targetOffsets[r]!) * C;
    for (let c = 0; c < C; c++) {
      const target = targets[from++]!;
      for (let k = 0; k < K; k++) into[next++] = target;
    }
  }
}
