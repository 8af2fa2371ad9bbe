/** Where `quadrantOf` leaves the rest r: a double and what it lacks, |r| <= pi/4. */
export const REST = new Float64Array(2);

/**
 * n modulo 4 (any integer of that rest) of x = n pi/2 + r; r is left in `REST`, good to 2^-58 of itself for every finite x >= 0.
 *
 * Up to 2^20 quarter turns pi/2 is subtracted in three parts, of 33, 33 and 53 bits (test/golden/elementary.py), the first two exactly; beyond, and
 * where so little of x is left that the parts do not reach, by integers as long as it takes.
 */
export function quadrantOf(x: number): number {
  const n = Math.floor(x * (2 / Math.PI) + 0.5);
  if (n > MOST_TURNS) return exactQuadrantOf(x);
  const a = x - n * HALF_PI_HIGH;
  const b = n * HALF_PI_MIDDLE;
  const difference = a - b;
  const taken = difference - a;
  const lost = a - (difference - taken) - (b + taken);
  const low = lost - n * HALF_PI_LOW;
  const rest = difference + low;
  if (Math.abs(rest) < SMALLEST_REST) return exactQuadrantOf(x);
  REST[0] = rest;
  REST[1] = difference - rest + low;
  return n;
}

const MOST_TURNS = 2 ** 20;
/** The parts' error is 2^-99 after so many turns. */
const SMALLEST_REST = 2 ** -40;
export const HALF_PI_HIGH = 1.5707963267341256;
export const HALF_PI_MIDDLE = 6.077100506303966e-11;
export const HALF_PI_LOW = 2.0222662487959506e-21;

/** The same by integers in units of 2^-1280: no double comes nearer to a multiple of pi/2 than 2^-61, and none has more than 2^1024 of them. */
function exactQuadrantOf(x: number): number {
  halfPi ??= 8n * inverseArctangent(5n) - 2n * inverseArctangent(239n); // J. Machin, 1706
  const units = x < 2 ** 53 ? BigInt(x * 2 ** 53) << (BITS - 53n) : BigInt(x) << BITS;
  const n = (2n * units + halfPi) / (2n * halfPi);
  const rest = (units - n * halfPi) >> (BITS - 192n);
  const high = Number(rest);
  REST[0] = high * 2 ** -192;
  REST[1] = Number(rest - BigInt(high)) * 2 ** -192;
  return Number(n & 3n);
}

const BITS = 1280n;
let halfPi: bigint | undefined;

/** arctan(1/k) in units of 2^-BITS, within one for each term: k^-1 - k^-3/3 + k^-5/5 - ... */
function inverseArctangent(k: bigint): bigint {
  let sum = 0n;
  let power = (1n << BITS) / k;
  for (let n = 1n; power !== 0n; n += 2n) {
    sum += n & 2n ? -power / n : power / n;
    power /= k * k;
  }
  return sum;
}
