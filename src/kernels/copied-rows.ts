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
  const begin = beginningOf(lengths, T);
  for (let t = begin; t < T; t++) {
    for (let b = 0; b < B; b++) {
      const first = lengths === null ? 0 : T - lengths[b]!;
      const to = (t * B + b) * into.width + into.column;
      if (t < first) {
        if (!isAdded) target.fill(0, to, to + count);
        continue;
      }
      const at = ((isReversed ? T - 1 + first - t : t) * B + b) * from.width + from.column;
      if (isAdded) for (let k = 0; k < count; k++) target[to + k]! += source[at + k]!;
      else for (let k = 0; k < count; k++) target[to + k] = source[at + k]!;
    }
  }
}
