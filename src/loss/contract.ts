import type { FloatArray, Moments } from "../kernels/contract.js";

/** A loss, plain and in expectation under independent Gaussian outputs N(mean, variance). */
export interface Loss {
  readonly name: string;
  /** Exact, or how the expectation is approximated and how far it may be off. */
  readonly expectation: string;
  /**
   * How far `evaluate` may be from the true expectation of one entry (or row) whose largest standard deviation is `sd`;
   * 0 where it is exact. Rounding is not counted.
   */
  bound(sd: number): number;
  /** What the targets are: a number each, 0 or 1 each, or rows of shares that sum to 1 (one-hot, as a rule). */
  readonly targets: TargetKind;
  /**
   * Mean over all entries (over all rows, where a row is one prediction) of E d(n, y),
   * n ~ N(output.mean, varianceWeight * output.variance), and its gradient by mean and variance into `gradient`.
   * A null variance, or one of 0, is the plain loss.
   */
  evaluate(output: Moments, targets: FloatArray, options: LossOptions): number;
}

export type TargetKind = "number" | "zero-or-one" | "shares";

export interface LossOptions {
  /** Rows of the output, for the losses that look at a row as a whole. */
  readonly rows: number;
  /** Receives the gradient; null when only the value is wanted. */
  readonly gradient: Moments | null;
  /** Weight of the variance terms: 1, or the penalty weight of the activation objective. */
  readonly varianceWeight: number;
}
