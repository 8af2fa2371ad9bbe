import { exp } from "./elementary/exp.js";
import { normalCdf } from "./normal.js";
import { gaussLegendre, type QuadratureRule } from "./quadrature.js";

/**
 * Owen's T function, the probability that X > h and 0 < Y < a X for independent standard normal X and Y.
 *
 *     T(h, a) = 1/(2 pi) * integral of exp(-h^2 (1 + x^2) / 2) / (1 + x^2) over x in [0, a]
 *
 * Absolute error below 2e-16 for |a| <= 1 and below 1e-15 elsewhere; any h, any a (infinite ones too). Even in h, odd in a.
 * 12-point Gauss-Legendre on the integral; |a| > 1 is turned into 1/|a| by equation 2.3 of D. B. Owen, "Tables for computing
 * bivariate normal probabilities", Ann. Math. Statist. 27 (1956) 1075-1090.
 *
 * @example
 * owensT(0, 1); // 0.125, that is atan(1) / (2 pi)
 */
export function owensT(h: number, a: number): number {
  const height = Math.abs(h);
  const slope = Math.abs(a);
  const size = slope <= 1 ? integral(height, slope) : reflected(height, slope);
  return a < 0 ? -size : size;
}

function reflected(h: number, a: number): number {
  const scaled = h === 0 ? 0 : h * a;
  const tail = normalCdf(-h);
  const scaledTail = normalCdf(-scaled);
  return 0.5 * (tail + scaledTail) - tail * scaledTail - integral(scaled, 1 / a);
}

function integral(h: number, a: number): number {
  const rate = -0.5 * h * h;
  if (rate < -745) return 0; // exp underflows; also keeps Infinity * 0 out
  rule ??= gaussLegendre(12);
  const { nodes, weights } = rule;
  const half = 0.5 * a;
  let sum = 0;
  for (let i = 0; i < nodes.length; i++) {
    const widened = 1 + (half + half * nodes[i]!) ** 2;
    sum += (weights[i]! * exp(rate * widened)) / widened;
  }
  return (half * sum) / (2 * Math.PI);
}

/** Made at the first use, as it takes milliseconds. */
let rule: QuadratureRule | undefined;
