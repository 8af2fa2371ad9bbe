import { twoTo } from "./bits.js";
import { exp, expTail } from "./exp.js";
import { LN2_HIGH, LN2_LOW } from "./ln2.js";

/**
 * e^x - 1 without the cancellation of that difference at small x, the same bits in every engine.
 *
 *     e^x - 1 = 2^n (e^r - 1) + (2^n - 1),    n = round(x / ln 2),    r = x - n ln 2
 *
 * Error below 1.5 ulp; Infinity for x > 709.78, -1 for x < -40, NaN for NaN, -0 for -0.
 *
 * @example
 * expm1(1e-10); // 1.00000000005e-10
 */
export function expm1(x: number): number {
  if (!(x > -40 && x < 40)) return x < 0 ? -1 : exp(x);
  const n = Math.floor(x * Math.LOG2E + 0.5);
  if (n === 0) return x > -(2 ** -54) && x < 2 ** -54 ? x : x + expTail(x);
  const high = x - n * LN2_HIGH;
  const low = n * LN2_LOW;
  const scale = twoTo(n);
  return scale * high + (scale - 1) + scale * (expTail(high - low) - low); // the first sum is exact, or nearly so, where it cancels
}
