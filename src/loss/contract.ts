import type { FloatArray, Moments } from "../kernels/contract.js";

/** A loss, plain and in expectation under independent Gaussian outputs N(mean, variance). */
export interface Loss {
  readonly name: string;
  /** Exact, or how the expectation is approximated. */
  readonly expectation: string;
  /**
   * Mean over all entries of E d(n, y), n ~ N(output.mean, varianceWeight * output.variance), and its gradient by mean
   * and variance into `gradient`. A null variance is the plain loss.
   */
  evaluate(output: Moments, targets: FloatArray, options: LossOptions): number;
}

export interface LossOptions {
  /** Rows of the output, for the losses that look at a row as a whole. */
  readonly rows: number;
  /** Receives the gradient; null when only the value is wanted. */
  readonly gradient: Moments | null;
  /** Weight of the variance terms: 1, or the penalty weight of the activation objective. */
  readonly varianceWeight: number;
}
