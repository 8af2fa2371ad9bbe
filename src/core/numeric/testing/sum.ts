/**
 * The sum of the values, its error a rounding of the result and not of every step.
 *
 * Neumaier's variant of Kahan's summation (A. Neumaier, ZAMM 54 (1974) 39-51): relative error about 2^-53 plus n 2^-106 times the
 * sum of the sizes over the size of the sum. 0 for no values.
 *
 * @example
 * compensatedSum([1, 1e100, 1, -1e100]); // 2
 */
export function compensatedSum(values: Iterable<number>): number {
  let sum = 0;
  let lost = 0;
  for (const value of values) {
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  // Infinity - Infinity in `lost` must not turn an infinite sum into NaN.
  return Number.isFinite(sum) ? sum + lost : sum;
}
