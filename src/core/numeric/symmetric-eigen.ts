import { ensure, ensureInteger, GradusError } from "../errors.js";

/** A = E diag(values) E^T. */
export interface SymmetricEigen {
  /** (n), descending. */
  readonly values: Float64Array;
  /** (n, n) row-major, E^T: row k is the eigenvector of values[k], of length 1. */
  readonly vectors: Float64Array;
}

/** Sweeps of the shifted QL iteration for one eigenvalue; two or three are usual. */
const MOST_SWEEPS = 60;

/**
 * All eigenvalues and eigenvectors of a symmetric matrix: Householder reflections to tridiagonal form, then QL steps with implicit shifts.
 * About 3 n^3 multiply-adds.
 *
 * Source: Golub and Van Loan (2013), "Matrix Computations", sections 8.3.1 and 8.3.3.
 *
 * @param matrix A, (n, n) row-major, finite; only its lower triangle is read
 * @throws GradusError for an entry that is not finite
 * @example
 * symmetricEigen(new Float64Array([2, 0, 0, 5]), 2).values; // Float64Array [5, 2]
 */
export function symmetricEigen(matrix: Float64Array, n: number): SymmetricEigen {
  ensureInteger("symmetricEigen: n", n, 1);
  ensure(
    matrix.length === n * n,
    () => `symmetricEigen: matrix must have n * n entries, got ${matrix.length} and n=${n}.`,
  );
  ensure(
    matrix.every(Number.isFinite),
    () => "symmetricEigen: every entry of the matrix must be finite, got one that is not. Scale what it was made from.",
  );
  const { diagonal, beside, basis } = tridiagonal(matrix, n);
  iterate(diagonal, beside, basis);
  const order = Array.from(diagonal.keys()).sort((a, b) => diagonal[b]! - diagonal[a]!);
  const vectors = new Float64Array(n * n);
  for (const [k, from] of order.entries()) vectors.set(basis.subarray(from * n, (from + 1) * n), k * n);
  return { values: Float64Array.from(order, (k) => diagonal[k]!), vectors };
}

interface Tridiagonal {
  /** (n) */
  readonly diagonal: Float64Array;
  /** (n), beside[k] couples k and k + 1; the last is 0. */
  readonly beside: Float64Array;
  /** (n, n), Q with A = Q^T T Q. */
  readonly basis: Float64Array;
}

/** Reflects column after column, I - 2 u u^T with u of length 1, on the rows below the diagonal. */
function tridiagonal(matrix: Float64Array, n: number): Tridiagonal {
  const a = new Float64Array(n * n);
  for (let i = 0; i < n; i++) for (let j = 0; j <= i; j++) a[i * n + j] = a[j * n + i] = matrix[i * n + j]!;
  const basis = new Float64Array(n * n);
  for (let i = 0; i < n; i++) basis[i * n + i] = 1;
  const u = new Float64Array(n);
  const p = new Float64Array(n);
  for (let k = 0; k + 2 < n; k++) {
    if (!reflector(a, { n, column: k, u })) continue;
    for (let i = k; i < n; i++) {
      let sum = 0;
      for (let j = k + 1; j < n; j++) sum += a[i * n + j]! * u[j]!;
      p[i] = 2 * sum;
    }
    // A <- A - u q^T - q u^T with q = p - (u.p) u
    let along = 0;
    for (let j = k + 1; j < n; j++) along += u[j]! * p[j]!;
    for (let j = k + 1; j < n; j++) p[j]! -= along * u[j]!;
    for (let i = k; i < n; i++) {
      const [ui, pi] = [i === k ? 0 : u[i]!, p[i]!];
      for (let j = k; j < n; j++) a[i * n + j]! -= ui * p[j]! + pi * (j === k ? 0 : u[j]!);
    }
    reflectRows(basis, { n, from: k + 1, u });
  }
  const diagonal = Float64Array.from({ length: n }, (_, k) => a[k * n + k]!);
  const beside = Float64Array.from({ length: n }, (_, k) => (k + 1 < n ? a[(k + 1) * n + k]! : 0));
  return { diagonal, beside, basis };
}

/** u that reflects the column's part below the diagonal onto its first entry; false where there is nothing to do. */
function reflector(
  a: Float64Array,
  { n, column, u }: { readonly n: number; readonly column: number; readonly u: Float64Array },
): boolean {
  let rest = 0;
  for (let i = column + 2; i < n; i++) rest = Math.hypot(rest, a[i * n + column]!);
  if (rest === 0) return false;
  const first = a[(column + 1) * n + column]!;
  const length = Math.hypot(first, rest);
  u[column + 1] = first + (first < 0 ? -length : length);
  for (let i = column + 2; i < n; i++) u[i] = a[i * n + column]!;
  const norm = Math.hypot(u[column + 1]!, rest);
  for (let i = column + 1; i < n; i++) u[i]! /= norm;
  return true;
}

/** Q <- (I - 2 u u^T) Q */
function reflectRows(
  basis: Float64Array,
  { n, from, u }: { readonly n: number; readonly from: number; readonly u: Float64Array },
): void {
  const along = new Float64Array(n);
  for (let i = from; i < n; i++) for (let j = 0; j < n; j++) along[j]! += 2 * u[i]! * basis[i * n + j]!;
  for (let i = from; i < n; i++) for (let j = 0; j < n; j++) basis[i * n + j]! -= u[i]! * along[j]!;
}

/** Rotates until nothing stands beside the diagonal; the rows of the basis turn with it. */
function iterate(diagonal: Float64Array, beside: Float64Array, basis: Float64Array): void {
  const n = diagonal.length;
  for (let low = 0; low < n; low++) {
    for (let sweep = 0; ; sweep++) {
      const high = endOfBlock(diagonal, beside, low);
      if (high === low) break;
      if (sweep === MOST_SWEEPS) {
        throw new GradusError(
          `symmetricEigen: eigenvalue ${low} must settle within ${MOST_SWEEPS} sweeps, it has not. Scale the matrix to entries near 1.`,
        );
      }
      sweepBlock({ diagonal, beside, basis, low, high });
    }
  }
}

/** The last index of the block that begins at `low`, after which the coupling is negligible. */
function endOfBlock(diagonal: Float64Array, beside: Float64Array, low: number): number {
  let high = low;
  while (high + 1 < diagonal.length) {
    const size = Math.abs(diagonal[high]!) + Math.abs(diagonal[high + 1]!);
    if (Math.abs(beside[high]!) <= Number.EPSILON * size) break;
    high++;
  }
  return high;
}

/** One QL step on the block low .. high, shifted by the eigenvalue of its upper 2 x 2 corner nearest to diagonal[low]. */
function sweepBlock({
  diagonal,
  beside,
  basis,
  low,
  high,
}: Tridiagonal & { readonly low: number; readonly high: number }): void {
  const n = diagonal.length;
  const half = (diagonal[low + 1]! - diagonal[low]!) / (2 * beside[low]!);
  const root = Math.hypot(half, 1);
  let bulge = diagonal[high]! - diagonal[low]! + beside[low]! / (half + (half < 0 ? -root : root));
  let [sine, cosine, taken] = [1, 1, 0];
  for (let k = high - 1; k >= low; k--) {
    const across = sine * beside[k]!;
    const along = cosine * beside[k]!;
    const length = Math.hypot(across, bulge);
    beside[k + 1] = length;
    if (length === 0) {
      diagonal[k + 1]! -= taken;
      beside[high] = 0;
      return;
    }
    sine = across / length;
    cosine = bulge / length;
    const raised = diagonal[k + 1]! - taken;
    const turned = (diagonal[k]! - raised) * sine + 2 * cosine * along;
    taken = sine * turned;
    diagonal[k + 1] = raised + taken;
    bulge = cosine * turned - along;
    for (let j = 0; j < n; j++) {
      const [upper, lower] = [basis[(k + 1) * n + j]!, basis[k * n + j]!];
      basis[(k + 1) * n + j] = sine * lower + cosine * upper;
      basis[k * n + j] = cosine * lower - sine * upper;
    }
  }
  diagonal[low]! -= taken;
  beside[low] = bulge;
  beside[high] = 0;
}
