import { highWord, SMALLEST_NORMAL, twoTo } from "./bits.js";
import { LN2_HIGH, LN2_LOW } from "./ln2.js";

/**
 * The natural logarithm, the same bits in every engine.
 *
 *     ln x = k ln 2 + ln(1 + f),    x = 2^k (1 + f),    1 + f in [sqrt(1/2), sqrt 2)
 *
 * Error below .9 ulp; any x: -Infinity for 0, NaN below, ln 1 = 0.
 *
 * @example
 * log(10); // 2.302585092994046
 */
export function log(x: number): number {
  if (!(x >= SMALLEST_NORMAL && x < Number.POSITIVE_INFINITY)) return farLog(x);
  const k = nearestExponent(x);
  return logOfNear(x * twoTo(-k) - 1, k, 0);
}

/** The k for which x / 2^k lies in [sqrt(1/2), sqrt 2); x a normal number. */
export function nearestExponent(x: number): number {
  return (highWord(x) - HIGH_OF_SQRT_HALF) >> 20;
}

const HIGH_OF_SQRT_HALF = 0x3fe6a09e;

function farLog(x: number): number {
  if (x === 0) return Number.NEGATIVE_INFINITY;
  if (!(x > 0 && x < Number.POSITIVE_INFINITY)) return x > 0 ? x : Number.NaN;
  const raised = x * 2 ** 54; // normal
  const k = nearestExponent(raised);
  return logOfNear(raised * twoTo(-k) - 1, k - 54, 0);
}

/**
 * k ln 2 + ln(1 + f) + rest, f in [-.3, .42). With s = f / (2 + f), ln(1 + f) = 2 artanh s = 2 (s + s^3/3 + s^5/5 + ...), and 2 s is
 *
 *     2 s = f - s f = f - f^2/2 + s f^2/2
 *
 * whose first term is exact: what is rounded, s and the quotients in it, stays small beside it. The first term left out is below 2e-18 of the sum.
 */
export function logOfNear(f: number, k: number, rest: number): number {
  const s = f / (2 + f);
  const z = s * s;
  const z2 = z * z;
  const first = 2 / 3 + z * (2 / 5) + z2 * (2 / 7 + z * (2 / 9));
  const second = 2 / 11 + z * (2 / 13) + z2 * (2 / 15 + z * (2 / 17));
  const third = 2 / 19 + z * (2 / 21);
  const halfSquare = 0.5 * f * f;
  const series = z * (first + z2 * z2 * (second + z2 * z2 * third));
  return k * LN2_HIGH + (f - (halfSquare - (s * (halfSquare + series) + (k * LN2_LOW + rest))));
}
