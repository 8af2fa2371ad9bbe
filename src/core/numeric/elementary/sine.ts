import { quadrantOf, REST } from "./quadrant.js";

/**
 * The sine, the same bits in every engine.
 *
 *     sin x = +-sin r or +-cos r,    r = x - n pi/2 in [-pi/4, pi/4],    both by their series
 *
 * Error below 1 ulp for every x, however large: see `quadrantOf`. Odd to the bit; NaN for what is not finite.
 *
 * @example
 * sin(1); // 0.8414709848078965
 */
export function sin(x: number): number {
  const size = Math.abs(x);
  if (size < 0.78) return size < 2 ** -27 ? x : sineNear(x, 0);
  if (!Number.isFinite(x)) return Number.NaN;
  const value = sineOfQuadrant(quadrantOf(size));
  return x < 0 ? -value : value;
}

/**
 * The cosine, as `sin`; even to the bit.
 *
 * @example
 * cos(1); // 0.5403023058681398
 */
export function cos(x: number): number {
  const size = Math.abs(x);
  if (size < 0.78) return cosineNear(size, 0);
  return Number.isFinite(x) ? sineOfQuadrant(quadrantOf(size) + 1) : Number.NaN;
}

/** sin(n pi/2 + r) with r of `REST`. */
function sineOfQuadrant(n: number): number {
  const value = n & 1 ? cosineNear(REST[0]!, REST[1]!) : sineNear(REST[0]!, REST[1]!);
  return n & 2 ? -value : value;
}

/** sin(r + low), |r| < .79: r - r^3/3! + ... - r^19/19! left out, and low times the cosine. */
function sineNear(r: number, low: number): number {
  const z = r * r;
  const z2 = z * z;
  const first = 1 / 6 - z * (1 / 120) + z2 * (1 / 5040 - z * (1 / 362880));
  const second = 1 / 39916800 - z * (1 / 6227020800) + z2 * (1 / 1307674368000 - z * (1 / 355687428096000));
  return r - (r * z * (first + z2 * z2 * second) - low * (1 - 0.5 * z));
}

/** cos(r + low), |r| < .79: 1 - r^2/2! + ... - r^18/18! left out, and low times the sine. What 1 - r^2/2 loses in rounding is added after it. */
function cosineNear(r: number, low: number): number {
  const z = r * r;
  const z2 = z * z;
  const half = 0.5 * z;
  const sum = 1 - half;
  const first = 1 / 24 - z * (1 / 720) + z2 * (1 / 40320 - z * (1 / 3628800));
  const second = 1 / 479001600 - z * (1 / 87178291200) + z2 * (1 / 20922789888000);
  return sum + (1 - sum - half + (z2 * (first + z2 * z2 * second) - r * low));
}
