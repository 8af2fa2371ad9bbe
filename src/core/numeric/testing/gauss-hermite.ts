import { gaussRule, type QuadratureRule } from "../quadrature.js";

/**
 * Gauss-Hermite rule for the standard normal: E f(Z) ~ sum_i w_i f(z_i), Z ~ N(0, 1); the weights sum to 1.
 *
 * Exact for polynomials up to degree 2n - 1, and quick to converge only for f smooth on the scale of the nodes' spacing.
 *
 * @param n the number of nodes, 1 to 256
 * @example
 * const { nodes, weights } = gaussHermite(3); // nodes -sqrt 3, 0, sqrt 3; weights 1/6, 2/3, 1/6
 */
export function gaussHermite(n: number): QuadratureRule {
  return gaussRule("gaussHermite", n, { b: Math.sqrt, total: 1 });
}
