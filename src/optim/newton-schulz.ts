import type { FloatArray } from "../core/float-array.js";
import type { Kernels } from "../kernels/contract.js";
import { matrixOf } from "../kernels/matrix.js";

/**
 * a, b and c of the quintic s <- a s + b s^3 + c s^5 that each step applies to every singular value: the largest slope at 0 among those that
 * keep what they have raised within [.68, 1.14]. Source: Jordan et al. (2024).
 */
const [A, B, C] = [3.4445, -4.775, 2.0315];
const STEPS = 5;
/** Added to the norm, so that a matrix of 0 stays one. */
const EPSILON = 1e-7;

/** Shape of a matrix, row-major. */
export interface MatrixShape {
  readonly rows: number;
  readonly columns: number;
}

/**
 * Plans x <- about U V^T of x = U S V^T, in place: the nearest matrix whose singular values are all 1, by five Newton-Schulz steps
 *
 *     x <- x / (|x| + 1e-7);   five times:  G = x x^T,  x <- a x + (b G + c G G) x
 *
 * with x^T x in place of x x^T where there are more rows than columns. Approximate on purpose: singular values from .01 of the norm on end
 * within [.68, 1.14], smaller ones at up to 485 times themselves. Uses no division beside the first and no basis, so neither rank 1 nor 0 is special.
 */
export function planNewtonSchulz(kernels: Kernels, { rows, columns }: MatrixShape): (x: FloatArray) => void {
  const matrix = matrixOf(kernels);
  const isTall = rows > columns;
  const side = Math.min(rows, columns);
  const square = { rows: side, columns: side, depth: side, transposed: "none" } as const;
  const gram = matrix.product({
    ...square,
    depth: Math.max(rows, columns),
    transposed: isTall ? "left" : "right",
    factor: 1,
    keep: 0,
  });
  const polynomial = matrix.product({ ...square, factor: C, keep: B });
  const advance = matrix.product({ ...square, rows, columns, factor: 1, keep: A });
  const inner = kernels.allocate(side * side);
  const factor = kernels.allocate(side * side);
  const other = kernels.allocate(rows * columns);
  const step = (from: FloatArray, to: FloatArray) => {
    gram.run(inner, from, from, inner);
    polynomial.run(factor, inner, inner, inner);
    if (isTall) advance.run(to, from, factor, from);
    else advance.run(to, factor, from, from);
  };
  return (x) => {
    matrix.normalize(x, EPSILON);
    for (let k = 0; k < STEPS; k += 2) {
      step(x, other);
      if (k + 1 < STEPS) step(other, x);
    }
    x.set(other);
  };
}
