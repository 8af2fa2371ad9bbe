import { exp } from "./elementary/exp.js";
import { erfcGivenGaussian, erfGivenGaussian } from "./erf-given-gaussian.js";

/**
 * The error function.
 *
 *     erf(x) = 2/sqrt(pi) * integral of exp(-t^2) over t in [0, x]
 *
 * Absolute error below 3e-16, relative below 1e-15; odd in x to the bit. Any x: erf(+-Infinity) = +-1, erf(NaN) = NaN,
 * erf(-0) = -0.
 *
 * @example
 * erf(1); // 0.8427007929497149
 */
export function erf(x: number): number {
  return erfGivenGaussian(x, gaussian(x));
}

/**
 * The complementary error function 1 - erf(x), without the cancellation of that difference.
 *
 * Relative error below 2e-15 down to the underflow at x = 26.5, where the doubles themselves get coarse.
 *
 * @example
 * erfc(5); // 1.5374597944280348e-12, where 1 - erf(5) keeps four digits
 */
export function erfc(x: number): number {
  return erfcGivenGaussian(x, gaussian(x));
}

// exp(-x^2) with x split into 24 leading bits and the rest: rounding x^2 at once would cost x^2 ulp.
function gaussian(x: number): number {
  const head = Math.fround(x);
  const rest = Number.isFinite(head) ? (x - head) * (x + head) : 0;
  return exp(-head * head) * exp(-rest);
}
