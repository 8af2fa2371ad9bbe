import type { FloatArray } from "../float-array.js";

/** QR steps that each eigenvalue may take on average: two are usual, so this is met by numbers that are not numbers alone. */
const MOST_STEPS = 30;

/**
 * Writes the eigenvectors of a symmetric matrix (n, n) as the rows of `target` (n, n), that of the largest eigenvalue first.
 *
 * Orthonormal to rounding in double precision, also where eigenvalues are equal or 0: then any basis of their space is one. An entry
 * that is not finite makes all of them and the values NaN. Householder's reduction to three diagonals and implicit QR steps with Wilkinson's
 * shift, about 9 n^3 multiply-adds; allocates. Source: Golub and Van Loan, Matrix Computations (2013), algorithms 8.3.1 to 8.3.3.
 *
 * @returns the eigenvalues, (n), descending
 */
export function symmetricEigenvectors(matrix: FloatArray, n: number, target: FloatArray): Float64Array {
  let largest = 0;
  for (const value of matrix) largest = Math.max(largest, Math.abs(value)); // NaN stays NaN
  if (!Number.isFinite(largest)) {
    target.fill(Number.NaN);
    return new Float64Array(n).fill(Number.NaN);
  }
  const scaled = Float64Array.from(matrix, (value) => (largest === 0 ? 0 : value / largest));
  const { diagonal, beside } = reduce(scaled, n);
  const rows = reflectionRows(scaled, n);
  diagonalise(diagonal, beside, rows);
  const order = Array.from(diagonal.keys()).sort((a, b) => diagonal[b]! - diagonal[a]!);
  for (const [k, from] of order.entries()) target.set(rows[from]!, k * n);
  return Float64Array.from(order, (k) => largest * diagonal[k]!);
}

interface Tridiagonal {
  readonly diagonal: Float64Array;
  readonly beside: Float64Array;
}

/** Reduces A to P^T A P of three diagonals; the unit vector of each reflection stays in its row of `a`, behind the diagonal. */
function reduce(a: Float64Array, n: number): Tridiagonal {
  const diagonal = new Float64Array(n);
  const beside = new Float64Array(n);
  const w = new Float64Array(n);
  for (let k = 0; k < n; k++) {
    diagonal[k] = a[k * n + k]!;
    if (k === n - 1) break;
    const v = a.subarray(k * n, k * n + n);
    beside[k] = makeReflection(v, k + 1);
    let product = 0;
    for (let i = k + 1; i < n; i++) {
      let total = 0;
      for (let j = k + 1; j < n; j++) total += a[i * n + j]! * v[j]!;
      w[i] = total;
      product += total * v[i]!;
    }
    for (let i = k + 1; i < n; i++) w[i] = 2 * (w[i]! - product * v[i]!);
    for (let i = k + 1; i < n; i++) {
      const [vi, wi] = [v[i]!, w[i]!];
      for (let j = k + 1; j < n; j++) a[i * n + j]! -= vi * w[j]! + wi * v[j]!;
    }
  }
  return { diagonal, beside };
}

/** Makes x, from place `first` on, the unit vector v of the reflection that leaves x nothing but its first entry, which is returned. */
function makeReflection(x: Float64Array, first: number): number {
  let square = 0;
  for (let j = first; j < x.length; j++) square += x[j]! ** 2;
  if (square === 0) return 0;
  const head = x[first]!;
  const left = head < 0 ? Math.sqrt(square) : -Math.sqrt(square);
  x[first] = head - left;
  const factor = 1 / Math.sqrt(2 * left * (left - head));
  for (let j = first; j < x.length; j++) x[j]! *= factor;
  return left;
}

/** The rows of P^T, the product of the reflections. */
function reflectionRows(a: Float64Array, n: number): Float64Array[] {
  const rows = Array.from({ length: n }, (_, k) => new Float64Array(n).fill(1, k, k + 1));
  for (let k = n - 2; k >= 0; k--) {
    const v = a.subarray(k * n, k * n + n);
    for (let i = k + 1; i < n; i++) {
      const row = rows[i]!;
      let product = 0;
      for (let j = k + 1; j < n; j++) product += row[j]! * v[j]!;
      for (let j = k + 1; j < n; j++) row[j]! -= 2 * product * v[j]!;
    }
  }
  return rows;
}

/** QR steps until nothing is left beside the diagonal; the rotations go into the rows. */
function diagonalise(diagonal: Float64Array, beside: Float64Array, rows: readonly Float64Array[]): void {
  let high = diagonal.length - 1;
  for (let left = MOST_STEPS * diagonal.length; high > 0 && left > 0; left--) {
    // Against the largest entry, which is 1: what is smaller is the rounding of the reduction.
    for (let k = 0; k < high; k++) if (Math.abs(beside[k]!) <= Number.EPSILON) beside[k] = 0;
    while (high > 0 && beside[high - 1] === 0) high--;
    let low = high;
    while (low > 0 && beside[low - 1] !== 0) low--;
    if (low < high) step({ diagonal, beside }, rows, low, high);
  }
}

/** One implicit QR step on the part from `low` to `high`. */
function step({ diagonal, beside }: Tridiagonal, rows: readonly Float64Array[], low: number, high: number): void {
  const last = beside[high - 1]!;
  const half = (diagonal[high - 1]! - diagonal[high]!) / 2;
  const root = Math.sqrt(half * half + last * last);
  let x = diagonal[low]! - diagonal[high]! + (last * last) / (half + (half < 0 ? -root : root));
  let z = beside[low]!;
  for (let k = low; k < high; k++) {
    const length = Math.sqrt(x * x + z * z);
    const [c, s] = length === 0 ? [1, 0] : [x / length, z / length];
    if (k > low) beside[k - 1] = length;
    const [here, next, between] = [diagonal[k]!, diagonal[k + 1]!, beside[k]!];
    diagonal[k] = c * c * here + 2 * c * s * between + s * s * next;
    diagonal[k + 1] = s * s * here - 2 * c * s * between + c * c * next;
    beside[k] = c * s * (next - here) + (c * c - s * s) * between;
    x = beside[k]!;
    if (k < high - 1) {
      z = s * beside[k + 1]!;
      beside[k + 1]! *= c;
    }
    rotate(rows[k]!, rows[k + 1]!, c, s);
  }
}

function rotate(a: Float64Array, b: Float64Array, c: number, s: number): void {
  for (let j = 0; j < a.length; j++) {
    const [x, y] = [a[j]!, b[j]!];
    a[j] = c * x + s * y;
    b[j] = c * y - s * x;
  }
}
