import { ensure } from "../errors.js";

/** Nodes in ascending order and their weights: the integral is about sum_i weights[i] f(nodes[i]). */
export interface QuadratureRule {
  readonly nodes: Float64Array;
  readonly weights: Float64Array;
}

/**
 * Gauss-Legendre rule on [-1, 1]: the integral of f ~ sum_i w_i f(x_i); the weights sum to 2.
 *
 * Exact for polynomials up to degree 2n - 1.
 *
 * @param n the number of nodes, 1 to 256
 */
export function gaussLegendre(n: number): QuadratureRule {
  return gaussRule("gaussLegendre", n, { b: (k) => k / Math.sqrt(4 * k * k - 1), total: 2 });
}

/** A symmetric weight function. */
interface Weight {
  /** Of the orthonormal polynomials' recursion, for k >= 1. */
  readonly b: (k: number) => number;
  /** Its integral. */
  readonly total: number;
}

/**
 * The rule of a symmetric weight from its orthonormal polynomials, b_k p_k = x p_{k-1} - b_{k-1} p_{k-2}: the nodes are the
 * eigenvalues of the tridiagonal matrix of the b_k (Golub and Welsch, Math. Comp. 23 (1969) 221-230), found by bisection and one
 * Newton step; weight = total / sum_k p_k^2.
 */
export function gaussRule(owner: string, n: number, { b, total }: Weight): QuadratureRule {
  // Beyond 256 the orthonormal Hermite polynomials come near the largest double at the outer nodes.
  ensure(
    Number.isInteger(n) && n >= 1 && n <= 256,
    () =>
      `${owner}: n must be an integer in [1, 256], got ${n}. For a kinked f split the integral instead of raising n.`,
  );
  const nodes = new Float64Array(n);
  const weights = new Float64Array(n);
  const limit = 2 * b(n) + 1; // Gershgorin
  for (let i = 0; i < n - 1 - i; i++) {
    const node = polish(eigenvalue(i, n, b, limit), n, b);
    nodes[i] = node;
    nodes[n - 1 - i] = -node;
  }
  for (let i = 0; i < n; i++) weights[i] = total / evaluate(nodes[i]!, n, b).squares;
  return { nodes, weights };
}

function eigenvalue(index: number, n: number, b: (k: number) => number, limit: number): number {
  let low = -limit;
  let high = 0;
  for (;;) {
    const middle = 0.5 * (low + high);
    if (middle <= low || middle >= high) return middle;
    if (countBelow(middle, n, b) > index) high = middle;
    else low = middle;
  }
}

// Sturm: the number of negative pivots of (matrix - x) is the number of eigenvalues below x.
function countBelow(x: number, n: number, b: (k: number) => number): number {
  let count = 0;
  let pivot = -x;
  for (let k = 1; ; k++) {
    if (pivot < 0) count++;
    if (k === n) return count;
    pivot = -x - b(k) ** 2 / (pivot || Number.EPSILON);
  }
}

function polish(x: number, n: number, b: (k: number) => number): number {
  const { last, lastSlope } = evaluate(x, n, b);
  return x - last / lastSlope;
}

// p_n and its derivative at x, and the sum of p_k^2 over k < n, with p_0 = 1.
function evaluate(x: number, n: number, b: (k: number) => number) {
  let [before, last, slopeBefore, lastSlope, squares] = [0, 1, 0, 0, 0];
  for (let k = 1; k <= n; k++) {
    squares += last * last;
    const previousB = k > 1 ? b(k - 1) : 0;
    const next = (x * last - previousB * before) / b(k);
    const nextSlope = (last + x * lastSlope - previousB * slopeBefore) / b(k);
    [before, last, slopeBefore, lastSlope] = [last, next, lastSlope, nextSlope];
  }
  return { last, lastSlope, squares };
}
