import type { FloatArray } from "../core/float-array.js";

/**
 * Writes the windows of a batch as one row each, the oldest row of a window first, for a cell that reads them whole. Rows before a sequence begins are 0, and so is
 * all of one of length 0: what stands there may be NaN. Allocates nothing.
 *
 * @param inputs (T, B, I)
 * @param lengths (B), rows of each sequence that are there, the last ones; null: all T
 * @param into (B, T * I)
 */
export function readWindows(
  inputs: FloatArray,
  { lengths, into }: { readonly lengths: FloatArray | null; readonly into: FloatArray },
  { batch: B, steps: T }: { readonly batch: number; readonly steps: number },
): void {
  const I = inputs.length / (T * B);
  for (let b = 0; b < B; b++) {
    const begin = lengths === null ? 0 : T - lengths[b]!;
    let to = b * T * I;
    into.fill(0, to, to + begin * I);
    to += begin * I;
    for (let t = begin; t < T; t++) {
      let from = (t * B + b) * I;
      for (let i = 0; i < I; i++) into[to++] = inputs[from++]!;
    }
  }
}
