import { INVERSE_SQRT_2PI } from "./constants.js";
import { exp } from "./elementary/exp.js";
import { erfc } from "./erf.js";

/**
 * The density of the standard normal distribution, phi(z) = exp(-z^2/2) / sqrt(2 pi).
 *
 * @example
 * normalPdf(0); // 0.3989422804014327
 */
export function normalPdf(z: number): number {
  return INVERSE_SQRT_2PI * exp(-0.5 * z * z);
}

/**
 * The distribution function of the standard normal, Phi(z) = erfc(-z / sqrt 2) / 2.
 *
 * Keeps its relative accuracy in the lower tail: about 4e-16 (1 + z^2), the rounding of z / sqrt 2. 0 below z = -38.9.
 *
 * @example
 * normalCdf(-10); // 7.619853024160527e-24
 */
export function normalCdf(z: number): number {
  return 0.5 * erfc(-z * Math.SQRT1_2);
}
