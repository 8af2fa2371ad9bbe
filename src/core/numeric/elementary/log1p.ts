import { twoTo } from "./bits.js";
import { log, logOfNear, nearestExponent } from "./log.js";

/**
 * ln(1 + x) without the rounding of that sum at small x, the same bits in every engine.
 *
 *     ln(1 + x) = ln u + (1 + x - u) / u,    u = 1 + x rounded, the difference exact
 *
 * Error below 1 ulp; any x: -Infinity for -1, NaN below, -0 for -0.
 *
 * @example
 * log1p(1e-10); // 9.9999999995e-11
 */
export function log1p(x: number): number {
  if (x > -0.29 && x < 0.41) return Math.abs(x) < 2 ** -54 ? x : logOfNear(x, 0, 0);
  const u = 1 + x;
  if (!(u > 0 && u < 2 ** 60)) return log(u);
  const rest = x > 1 ? 1 - (u - x) : x - (u - 1);
  const k = nearestExponent(u);
  return logOfNear(u * twoTo(-k) - 1, k, rest / u);
}
