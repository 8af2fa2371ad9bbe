import { ensure, ensureInteger } from "../errors.js";
import { dot } from "./matrix-product.js";

/**
 * The Cholesky factor of a symmetric positive definite matrix: A = L L^T.
 *
 * @param matrix A, (n, n) row-major; only its lower triangle is read
 * @returns L, (n, n) row-major, zero above the diagonal
 * @throws GradusError naming the first pivot that is not > 0, if A is not positive definite to working precision
 */
export function choleskyFactor(matrix: Float64Array, n: number): Float64Array {
  ensureInteger("choleskyFactor: n", n, 1);
  ensure(
    matrix.length === n * n,
    () => `choleskyFactor: matrix must have n * n entries, got ${matrix.length} and n=${n}.`,
  );
  const factor = new Float64Array(n * n);
  for (let row = 0; row < n; row += 2) {
    const rows = Math.min(2, n - row);
    let column = 0;
    if (rows === 2) for (; column < row; column += 2) fillSquare(factor, matrix, { n, row, column });
    for (; column < row; column++) fillEntry(factor, matrix, { n, row, column });
    fillPivot(factor, matrix, n, row);
    if (rows === 1) break;
    fillEntry(factor, matrix, { n, row: row + 1, column: row });
    fillPivot(factor, matrix, n, row + 1);
  }
  return factor;
}

interface Place {
  readonly n: number;
  readonly row: number;
  readonly column: number;
}

/** Two rows and two columns at a time, left of the diagonal: each entry that is read is used twice. */
function fillSquare(factor: Float64Array, matrix: Float64Array, { n, row, column }: Place): void {
  const a = row * n;
  const b = a + n;
  const c = column * n;
  const d = c + n;
  let ac = matrix[a + column]!;
  let ad = matrix[a + column + 1]!;
  let bc = matrix[b + column]!;
  let bd = matrix[b + column + 1]!;
  for (let k = 0; k < column; k++) {
    const ak = factor[a + k]!;
    const bk = factor[b + k]!;
    const ck = factor[c + k]!;
    const dk = factor[d + k]!;
    ac -= ak * ck;
    ad -= ak * dk;
    bc -= bk * ck;
    bd -= bk * dk;
  }
  const [upper, beside, lower] = [factor[c + column]!, factor[d + column]!, factor[d + column + 1]!];
  ac /= upper;
  bc /= upper;
  factor[a + column] = ac;
  factor[b + column] = bc;
  factor[a + column + 1] = (ad - ac * beside) / lower;
  factor[b + column + 1] = (bd - bc * beside) / lower;
}

function fillEntry(factor: Float64Array, matrix: Float64Array, { n, row, column }: Place): void {
  const rest = matrix[row * n + column]! - dot(factor, row * n, factor, column * n, column);
  factor[row * n + column] = rest / factor[column * n + column]!;
}

function fillPivot(factor: Float64Array, matrix: Float64Array, n: number, row: number): void {
  const rest = matrix[row * n + row]! - dot(factor, row * n, factor, row * n, row);
  ensure(
    rest > n * Number.EPSILON * matrix[row * n + row]!,
    () =>
      `choleskyFactor: the matrix must be positive definite, but pivot ${row} is ${rest} (diagonal ${matrix[row * n + row]}). ` +
      "Row and column depend on the ones before: raise the ridge penalty or drop that feature.",
  );
  factor[row * n + row] = Math.sqrt(rest);
}

/**
 * Solves L L^T X = B in place.
 *
 * @param factor L of `choleskyFactor`, (n, n)
 * @param rightSides B, (n, columns) row-major; becomes X
 */
export function choleskySolve(factor: Float64Array, n: number, rightSides: Float64Array): void {
  const columns = rightSides.length / n;
  ensure(
    factor.length === n * n && Number.isInteger(columns),
    () =>
      `choleskySolve: needs n * n factor entries and n * columns right sides, got ${factor.length}, ${rightSides.length} and n=${n}.`,
  );
  const side = new Float64Array(n); // one at a time, its entries side by side
  for (let column = 0; column < columns; column++) {
    for (let row = 0; row < n; row++) {
      const rest = rightSides[row * columns + column]! - dot(factor, row * n, side, 0, row);
      side[row] = rest / factor[row * n + row]!;
    }
    for (let row = n - 1; row >= 0; row--) {
      const solved = side[row]! / factor[row * n + row]!;
      rightSides[row * columns + column] = solved;
      for (let k = 0; k < row; k++) side[k]! -= factor[row * n + k]! * solved;
    }
  }
}

/**
 * Solves L x = b in place.
 *
 * @param factor L of `choleskyFactor`, (n, n)
 * @param rightSide b, (n); becomes x
 */
export function lowerSolve(factor: Float64Array, n: number, rightSide: Float64Array): void {
  ensure(
    factor.length === n * n && rightSide.length === n,
    () =>
      `lowerSolve: needs n * n factor entries and n right sides, got ${factor.length}, ${rightSide.length} and n=${n}.`,
  );
  for (let row = 0; row < n; row++) {
    let rest = rightSide[row]!;
    for (let k = 0; k < row; k++) rest -= factor[row * n + k]! * rightSide[k]!;
    rightSide[row] = rest / factor[row * n + row]!;
  }
}

export interface RidgeProblem<Penalty = number | ArrayLike<number>> {
  /** F^T F, the sum over samples of products of features, (n, n) row-major. */
  readonly gram: Float64Array;
  /** F^T Y, the sum over samples of features times targets, (n, targets) row-major. */
  readonly cross: Float64Array;
  /** Added to the diagonal of `gram`: one number for all features, or one each (0 for a bias). Every one >= 0. */
  readonly penalty: Penalty;
}

/**
 * The ridge regression of targets on features, from their sums of products: argmin |F X - Y|^2 + sum_i penalty_i |X_i|^2.
 *
 * @returns X = (F^T F + diag(penalty))^-1 F^T Y, (n, targets) row-major
 * @throws GradusError if a penalty is negative or the penalised matrix is not positive definite
 * @example
 * ridgeSolve({ gram: new Float64Array([4]), cross: new Float64Array([10]), penalty: 1 }); // Float64Array [2]
 */
export function ridgeSolve({ gram, cross, penalty }: RidgeProblem): Float64Array {
  const n = Math.sqrt(gram.length);
  const penalised = gram.slice();
  for (let i = 0; i < n; i++) {
    const own = typeof penalty === "number" ? penalty : penalty[i]!;
    ensure(
      own >= 0,
      () =>
        `ridgeSolve: \`penalty\` must be >= 0 for each of the ${n} features, got ${own} for feature ${i}. Use 0 for none.`,
    );
    penalised[i * n + i]! += own;
  }
  const solution = cross.slice();
  choleskySolve(choleskyFactor(penalised, n), n, solution);
  return solution;
}

/**
 * What a solution X of least squares leaves, less what is the same for all: |F X - Y|^2 - |Y|^2 = sum over targets of x^T G x - 2 x^T c, from the sums of
 * products G = F^T F, of which the lower half is read, and c = F^T Y.
 *
 * @param solution X, (n, targets) row-major
 * @example
 * residualSquares({ gram: new Float64Array([4]), cross: new Float64Array([10]) }, new Float64Array([2.5])); // -25
 */
export function residualSquares({ gram, cross }: Pick<RidgeProblem, "gram" | "cross">, solution: Float64Array): number {
  const n = Math.sqrt(gram.length);
  const targets = solution.length / n;
  const x = new Float64Array(n);
  let total = 0;
  for (let o = 0; o < targets; o++) {
    for (let i = 0; i < n; i++) {
      const own = solution[i * targets + o]!;
      x[i] = own;
      total += own * (gram[i * n + i]! * own - 2 * cross[i * targets + o]! + 2 * dot(gram, i * n, x, 0, i));
    }
  }
  return total;
}
