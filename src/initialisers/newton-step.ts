import { log } from "../core/numeric/elementary/log.js";

/** How likely each output is whatever is read, and how logits say so. */
export interface Likely {
  /** p, (O), each in (0, 1). */
  readonly shares: Float64Array;
  /** Whether outputs exclude one another: logits log p, else log p / (1 - p). */
  readonly isOfClasses: boolean;
}

/** The logits of these shares, (O). */
export function logitsOf({ shares, isOfClasses }: Likely): Float64Array {
  return shares.map((p) => log(isOfClasses ? p : p / (1 - p)));
}

/**
 * A Newton step of cross entropy in a readout (F, O), the last row b, from logits that are the same whatever is read. There every row has the same curvature
 * K, so that the step is a least squares regression R of the targets:
 *
 *     sum_rows K (n - n_0) f' = sum_rows (y - p) f',   n = n_0 + t (R f - p) / c
 *
 * K = diag(p) - p p' and c = p for classes, whose logits have a direction that changes nothing; K = diag(p (1 - p)) and c = p (1 - p) for yes and no.
 *
 * @param regression R', (F, O), the last row that of the constant 1
 * @param share t of the step, in (0, 1]
 */
export function newtonStep(regression: Float64Array, likely: Likely, share: number): Float64Array {
  const { shares, isOfClasses } = likely;
  const O = shares.length;
  const logits = logitsOf(likely);
  const bias = regression.length - O;
  return regression.map((value, at) => {
    const p = shares[at % O]!;
    const curvature = isOfClasses ? p : p * (1 - p);
    return at < bias ? (share * value) / curvature : logits[at % O]! + (share * (value - p)) / curvature;
  });
}
