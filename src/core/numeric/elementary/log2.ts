import { SMALLEST_NORMAL, twoTo } from "./bits.js";
import { log, nearestExponent } from "./log.js";

/**
 * The logarithm to base 2, the same bits in every engine.
 *
 *     log2 x = k + ln(m) / ln 2,    x = 2^k m,    m in [sqrt(1/2), sqrt 2)
 *
 * Exact for powers of two, error below 2 ulp; any x: -Infinity for 0, NaN below.
 *
 * @example
 * log2(1024); // 10
 */
export function log2(x: number): number {
  if (!(x > 0 && x < Number.POSITIVE_INFINITY)) return log(x);
  if (x < SMALLEST_NORMAL) return log2(x * 2 ** 54) - 54;
  const k = nearestExponent(x);
  return k + log(x * twoTo(-k)) / Math.LN2;
}
