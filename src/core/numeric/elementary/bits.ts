/** A double and its two words, the low one first: every machine that runs JavaScript engines today stores numbers so, and WebAssembly by its rules. */
const double = new Float64Array(1);
const words = new Uint32Array(double.buffer);

/** Sign, exponent and the first 20 bits of the fraction of a double. */
export function highWord(x: number): number {
  double[0] = x;
  return words[1]!;
}

/**
 * The largest integer n with 2^n <= |x|, that is floor(log2 |x|), exact; any finite x but 0.
 *
 * @example
 * binaryExponent(1000); // 9
 */
export function binaryExponent(x: number): number {
  const size = Math.abs(x);
  return size < SMALLEST_NORMAL ? binaryExponent(size * 2 ** 54) - 54 : (highWord(size) >>> 20) - 1023;
}

/** Below, doubles have fewer than 53 bits. */
export const SMALLEST_NORMAL = 2 ** -1022;

/** 2^n for n from -1074 to 1023, exact: a table, since a number put together of two words waits until both are in memory. */
export function twoTo(n: number): number {
  return POWERS[n + LOWEST]!;
}

const LOWEST = 1074;
const POWERS = powers();

function powers(): Float64Array {
  const table = new Float64Array(LOWEST + 1024);
  table[LOWEST] = 1;
  for (let n = LOWEST + 1; n < table.length; n++) table[n] = 2 * table[n - 1]!;
  for (let n = LOWEST - 1; n >= 0; n--) table[n] = table[n + 1]! / 2;
  return table;
}
