import type { FloatArray } from "../core/float-array.js";

/**
 * A batch of B examples as a network takes it; row-major, arrays exactly as long as their shapes say.
 *
 * T steps, I inputs, S scored steps (1, the last, or T), O outputs.
 */
export interface Batch {
  /** (T, B, I), time-major. Sequences shorter than T end at the last step; what stands before them is not read. */
  readonly inputs: FloatArray;
  /** (S, B, O) */
  readonly targets: FloatArray;
  /** (S, B), weights >= 0 of the scored rows in the loss and the metric; null: all 1. */
  readonly weights: FloatArray | null;
  /** (B), steps of each sequence, 1 to T; null: all T. */
  readonly lengths: FloatArray | null;
}
