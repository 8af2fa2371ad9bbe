import { dot, multiply } from "./matrix-product.js";
import { randomStream } from "./random.js";
import { symmetricEigenvectors } from "./symmetric-eigenvectors.js";

/** Directions beside those asked for: the last of them settles by the gap to the first that is left out. */
const SPARE = 8;
const ROUNDS = 12;

/** A = sum_k values[k] v_k v_k^T, as far as its largest eigenvalues go. */
export interface LeadingEigen {
  /** (count or fewer), descending. */
  readonly values: Float64Array;
  /** (count or fewer, n), row k the eigenvector of values[k]; orthonormal. */
  readonly vectors: Float64Array;
}

/**
 * The largest eigenvalues of a symmetric matrix without negative ones, and their eigenvectors: by subspace iteration from fixed directions where few
 * of many are asked for, count + 8 of them, 12 rounds, else by all of them.
 *
 * Subspace iteration: value k errs by about (value[count + 8] / value[k])^24 of itself; (count + 8) n^2 multiply-adds a round. Source: Golub and Van
 * Loan (2013), section 8.2.4.
 *
 * @param matrix (n, n), whole
 */
export function leadingEigenvectors(matrix: Float64Array, n: number, count: number): LeadingEigen {
  const directions = Math.min(n, count + SPARE);
  if (3 * directions >= n) {
    const vectors = new Float64Array(n * n);
    const values = symmetricEigenvectors(matrix, n, vectors);
    const kept = Math.min(n, count);
    return { values: values.slice(0, kept), vectors: vectors.slice(0, kept * n) };
  }
  const random = randomStream(1);
  let rows: Float64Array = Float64Array.from({ length: directions * n }, () => random.normal());
  orthonormalise(rows, n, 1);
  for (let round = 1; round < ROUNDS; round++) {
    rows = multiply(rows, matrix, [directions, n, n]);
    orthonormalise(rows, n, round === ROUNDS - 1 ? 2 : 1); // on the way there the span alone matters
  }
  return withinSpan(rows, matrix, { n, count });
}

/** The eigenvectors of the matrix as the span of the rows sees it. */
function withinSpan(
  rows: Float64Array,
  matrix: Float64Array,
  { n, count }: { readonly n: number; readonly count: number },
): LeadingEigen {
  const m = rows.length / n;
  const moved = multiply(rows, matrix, [m, n, n]);
  const small = new Float64Array(m * m);
  for (let a = 0; a < m; a++) {
    for (let b = 0; b <= a; b++) {
      const inner = (dot(rows, a * n, moved, b * n, n) + dot(rows, b * n, moved, a * n, n)) / 2;
      small[a * m + b] = inner;
      small[b * m + a] = inner;
    }
  }
  const turns = new Float64Array(m * m);
  const values = symmetricEigenvectors(small, m, turns);
  const vectors = multiply(turns.subarray(0, count * m), rows, [count, m, n]);
  return { values: values.slice(0, count), vectors };
}

/** Gram and Schmidt's; done twice, orthonormal to rounding. A row that depends on those before becomes 0. */
function orthonormalise(rows: Float64Array, n: number, times: 1 | 2): void {
  for (let a = 0; a < rows.length; a += n) {
    const before = Math.sqrt(dot(rows, a, rows, a, n));
    for (let time = 0; time < times; time++) {
      for (let b = 0; b < a; b += n) {
        const along = dot(rows, a, rows, b, n);
        for (let j = 0; j < n; j++) rows[a + j]! -= along * rows[b + j]!;
      }
    }
    const left = Math.sqrt(dot(rows, a, rows, a, n));
    const factor = left > 1e-14 * before ? 1 / left : 0;
    for (let j = 0; j < n; j++) rows[a + j]! *= factor;
  }
}
