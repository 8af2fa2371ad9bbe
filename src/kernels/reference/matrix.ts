import type { FloatArray, MatrixKernels } from "../contract.js";
import { ensureBasisSize, ensureProductSpec } from "../specs.js";
import { referenceVector } from "./vector.js";

/** Products and bases as plain loops in double precision, over arrays of any. */
export const referenceMatrix: MatrixKernels = {
  product(spec) {
    ensureProductSpec(spec);
    const { rows, columns, depth, transposed, factor, keep } = spec;
    const [leftByRow, leftByDepth] = transposed === "left" ? [1, rows] : [depth, 1];
    const [rightByDepth, rightByColumn] = transposed === "right" ? [1, depth] : [columns, 1];
    return {
      spec,
      run(target, left, right, base) {
        for (let i = 0; i < rows; i++) {
          for (let j = 0; j < columns; j++) {
            let total = 0;
            for (let k = 0; k < depth; k++) {
              total += left[i * leftByRow + k * leftByDepth]! * right[k * rightByDepth + j * rightByColumn]!;
            }
            const at = i * columns + j;
            target[at] = keep === 0 ? factor * total : factor * total + keep * base[at]!;
          }
        }
      },
    };
  },
  rowBasis(size) {
    ensureBasisSize(size);
    const reflections = new Float64Array(size * size);
    const result = new Float64Array(size * size);
    return { size, run: (x) => orthonormalRows(x, size, reflections, result) };
  },
  normalize(x, epsilon) {
    referenceVector.scale(x, 1 / (Math.sqrt(referenceVector.squaredNorm(x)) + epsilon));
  },
};

/** Householder's reflections of the rows: x = L Q with Q = H_{n-1} ... H_0, each H = 1 - 2 v v^T with v in its row of `reflections`. */
function orthonormalRows(x: FloatArray, n: number, reflections: Float64Array, result: Float64Array): void {
  reflections.set(x);
  for (let k = 0; k < n; k++) {
    makeReflection(reflections, n, k);
    for (let i = k + 1; i < n; i++) reflect(reflections, i, reflections, { n, k });
  }
  result.fill(0);
  for (let k = n - 1; k >= 0; k--) {
    result[k * n + k] = 1;
    for (let i = k; i < n; i++) reflect(result, i, reflections, { n, k });
  }
  x.set(result);
}

/** Row k becomes v; 0 where nothing of it is left, so that its reflection does nothing. */
function makeReflection(rows: Float64Array, n: number, k: number): void {
  const start = k * n + k;
  const end = k * n + n;
  let square = 0;
  for (let at = start; at < end; at++) square += rows[at]! ** 2;
  if (square === 0) return;
  const head = rows[start]!;
  const first = head + (head < 0 ? -1 : 1) * Math.sqrt(square);
  const factor = 1 / Math.sqrt(2 * first * (first - head));
  rows[start] = first;
  for (let at = start; at < end; at++) rows[at]! *= factor;
}

/** Row i from place k on: y <- y - 2 (y v) v. */
function reflect(rows: Float64Array, i: number, reflections: Float64Array, { n, k }: { n: number; k: number }): void {
  const y = i * n;
  const v = k * n;
  let product = 0;
  for (let j = k; j < n; j++) product += rows[y + j]! * reflections[v + j]!;
  for (let j = k; j < n; j++) rows[y + j]! -= 2 * product * reflections[v + j]!;
}
