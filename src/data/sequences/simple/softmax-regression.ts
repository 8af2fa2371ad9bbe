import { exp } from "../../../core/numeric/elementary/exp.js";
import { log } from "../../../core/numeric/elementary/log.js";
import { minimise } from "../../../core/numeric/lbfgs.js";
import { choleskyFactor, choleskySolve } from "../../../core/numeric/linear-algebra.js";
import { multiply, transpose } from "../../../core/numeric/matrix-product.js";

/** Examples of classes. */
export interface ClassRows {
  /** (R, n), the last feature of each is 1. */
  readonly features: Float64Array;
  /** (R), the class of each, below O. */
  readonly classes: Int32Array;
  readonly n: number;
  readonly O: number;
}

/** Weights of the classes' logits, (O, n) row-major: logits = W x. */
export type ClassWeights = Float64Array;

/** No entry of the gradient of what is minimised is larger at the weights that were found. */
export const SLOPE = 1e-4;
export const MOST_STEPS = 100;

/**
 * Multinomial logistic regression with a ridge penalty: the weights of the least
 *
 *     mean over R of [log sum_o exp(w_o x) - w_y x] + strength / 2 |W|^2, the last feature's weights free
 *
 * to a gradient of at most 1e-4 an entry, or 100 steps. The Hessian is at most half of X^T X / R for every class (D. Böhning, "Multinomial logistic regression
 * algorithm", 1992), whose inverse makes steps alike along inputs that go together.
 *
 * @param options.from (O, n), where to begin
 * @param options.gram X^T X / R, (n, n), its lower half
 */
export function fitSoftmax(
  rows: ClassRows,
  { strength, from, gram }: { readonly strength: number; readonly from: ClassWeights; readonly gram: Float64Array },
): ClassWeights {
  const { features, classes, n, O } = rows;
  const R = classes.length;
  const across = transpose(features, R, n);
  const factor = choleskyFactor(halved(gram, n, strength), n);
  const objective = (weights: Float64Array, gradient: Float64Array) => {
    const logits = multiply(weights, across, [O, n, R]);
    const entropy = intoErrors(logits, rows);
    gradient.set(multiply(logits, features, [O, R, n]));
    let squares = 0;
    for (let o = 0; o < O; o++) {
      for (let i = o * n; i < (o + 1) * n - 1; i++) {
        squares += weights[i]! ** 2;
        gradient[i]! += strength * weights[i]!;
      }
    }
    return entropy + (strength / 2) * squares;
  };
  const precondition = (gradient: Float64Array) => {
    const columns = transpose(gradient, O, n);
    choleskySolve(factor, n, columns);
    gradient.set(transpose(columns, n, O));
  };
  return minimise(objective, from, { tolerance: SLOPE, steps: MOST_STEPS, precondition }).x;
}

/** Mean cross entropy of the rows. */
export function crossEntropy(rows: ClassRows, weights: ClassWeights): number {
  const { features, classes, n, O } = rows;
  const R = classes.length;
  return intoErrors(multiply(weights, transpose(features, R, n), [O, n, R]), rows);
}

/** Logits (O, R) become (p - y) / R, the gradient of their mean cross entropy, which is returned. */
function intoErrors(logits: Float64Array, { classes, O }: ClassRows): number {
  const R = classes.length;
  let total = 0;
  for (let r = 0; r < R; r++) {
    let top = Number.NEGATIVE_INFINITY;
    for (let at = r; at < O * R; at += R) top = Math.max(top, logits[at]!);
    const own = logits[classes[r]! * R + r]! - top;
    let sum = 0;
    for (let at = r; at < O * R; at += R) sum += logits[at] = exp(logits[at]! - top);
    total += log(sum) - own;
    for (let at = r; at < O * R; at += R) logits[at]! /= sum * R;
    logits[classes[r]! * R + r]! -= 1 / R;
  }
  return total / R;
}

function halved(gram: Float64Array, n: number, strength: number): Float64Array {
  const half = gram.map((entry) => entry / 2);
  for (let i = 0; i < n - 1; i++) half[i * n + i]! += strength;
  return half;
}
