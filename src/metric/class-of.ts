import type { FloatArray } from "../core/float-array.js";

/** The place of the largest of a row's entries, the first of equals; with one entry a logit, 1 above 0. */
export function classOf(values: FloatArray, row: number, O: number, threshold = 0): number {
  if (O === 1) return values[row]! > threshold ? 1 : 0;
  let best = 0;
  for (let o = 1; o < O; o++) if (values[row * O + o]! > values[row * O + best]!) best = o;
  return best;
}

/** Outputs of a network that diverged have no class. */
export function isFiniteRow(values: FloatArray, row: number, O: number): boolean {
  for (let k = row * O; k < (row + 1) * O; k++) if (!Number.isFinite(values[k]!)) return false;
  return true;
}
