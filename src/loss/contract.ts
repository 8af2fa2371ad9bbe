import type { FloatArray } from "../core/float-array.js";
import type { Taus } from "../core/quantiles.js";
import type { MeanVariance } from "../kernels/contract.js";

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
  /** Kind of the targets: a number each, 0 or 1 each, or rows of shares that sum to 1 (one-hot, as a rule). */
  readonly targets: TargetKind;
  /** Ascending: the quantiles of each target that outputs are, side by side; as many outputs has a target. Absent: it is of no quantile, and of one output a target. */
  readonly quantiles?: Taus;
  /**
   * Mean over all entries (over all rows, where a row is one prediction) of E d(n, y),
   * n ~ N(output.mean, varianceWeight * output.variance), and its gradient by mean and variance into `gradient`.
   * With weights, sum_r w_r d_r / sum_r w_r over the rows r; 0 when all weights are 0. A row of weight 0 is not looked at: its output
   * and target may be NaN, its gradient is 0.
   * A null variance, or one of 0, is the plain loss.
   */
  evaluate(output: MeanVariance, targets: FloatArray, options: LossOptions): number;
}

export type TargetKind = "number" | "zero-or-one" | "shares";

export interface LossOptions {
  /** Rows of the output, for the losses that look at a row as a whole. */
  readonly rows: number;
  /** The first row that counts: those before it have weight 0, and may be left out, their gradient too. Default 0 */
  readonly firstRow?: number;
  /** Receives the gradient; null when only the value is wanted. */
  readonly gradient: MeanVariance | null;
  /** Weight of the variance terms: 1, or the penalty weight of the activation objective. */
  readonly varianceWeight: number;
  /** (rows), weights >= 0; null: all 1. */
  readonly weights: FloatArray | null;
}

/** The factor that turns a sum of w_r d_r into a mean over rows: 1 / sum of the weights, or 1 / rows without; 0 when all are 0. */
export function meanFactor(rows: number, weights: FloatArray | null): number {
  if (weights === null) return 1 / rows;
  let total = 0;
  for (let r = 0; r < rows; r++) total += weights[r]!;
  return total > 0 ? 1 / total : 0;
}

/** Sets the gradient of an entry of weight 0. */
export function clearEntry(gradient: MeanVariance | null, k: number): void {
  if (gradient === null) return;
  gradient.mean[k] = 0;
  if (gradient.variance !== null) gradient.variance[k] = 0;
}
