import { twoTo } from "./bits.js";
import { LN2_HIGH, LN2_LOW } from "./ln2.js";

/**
 * The exponential e^x, the same bits in every engine.
 *
 *     e^x = 2^n e^r,    n = round(x / ln 2),    r = x - n ln 2 in [-.35, .35], e^r by its series
 *
 * Error below .9 ulp (1 ulp where the result is subnormal); Infinity for x > 709.78, 0 for x < -745.13, NaN for NaN.
 *
 * @example
 * exp(1); // 2.718281828459045
 */
export function exp(x: number): number {
  if (!(x > -708 && x < 709)) return farExp(x);
  const n = Math.floor(x * Math.LOG2E + 0.5);
  return nearExp(x, n) * twoTo(n);
}

/** Results that overflow or lose bits take their power of two in two steps, the second of which rounds. */
function farExp(x: number): number {
  if (x > 710) return Number.POSITIVE_INFINITY;
  if (x < -746) return 0;
  const n = Math.floor(x * Math.LOG2E + 0.5);
  return x > 0 ? nearExp(x, n) * twoTo(n - 1) * 2 : nearExp(x, n) * twoTo(n + 100) * 2 ** -100;
}

/** e^(x - n ln 2). The difference stays in two parts, `high` exact, so that its rounding meets only the small terms. */
function nearExp(x: number, n: number): number {
  const high = x - n * LN2_HIGH;
  const low = n * LN2_LOW;
  return 1 + (high + (expTail(high - low) - low));
}

/** e^r - 1 - r for |r| < .35: the next term, r^14 / 14!, is below 5e-18. Summed in pairs, which a processor can compute side by side. */
export function expTail(r: number): number {
  const s = r * r;
  const s2 = s * s;
  const first = 1 / 2 + r * (1 / 6) + s * (1 / 24 + r * (1 / 120));
  const second = 1 / 720 + r * (1 / 5040) + s * (1 / 40320 + r * (1 / 362880));
  const third = 1 / 3628800 + r * (1 / 39916800) + s * (1 / 479001600 + r * (1 / 6227020800));
  return s * (first + s2 * (second + s2 * third));
}
