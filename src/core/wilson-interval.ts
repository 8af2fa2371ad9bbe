/** The quantile of the normal distribution at 97.5 %: of a two-sided interval of 95 %. */
const Z = 1.959963984540054;

/**
 * The 95 % interval of a share that was observed in `n` independent draws, by Wilson's formula, which stays within 0 and 1 and holds for few draws
 * and shares near the ends, where share +- 2 standard errors does not:
 *
 *     (p + z^2 / 2n  +-  z sqrt(p (1 - p) / n + z^2 / 4n^2)) / (1 + z^2 / n)
 *
 * Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", 1927.
 *
 * @param share in [0, 1]; a mean of shares over the same draws may lie between those that can be counted
 * @param n at least 1
 * @example
 * wilsonInterval(1, 10); // { low: 0.7225..., high: 1 }
 */
export function wilsonInterval(share: number, n: number): { readonly low: number; readonly high: number } {
  const middle = share + Z ** 2 / (2 * n);
  const half = Z * Math.sqrt((share * (1 - share)) / n + Z ** 2 / (4 * n ** 2));
  const all = 1 + Z ** 2 / n;
  // Rounding takes the ends of 0 and 1 out of the unit interval.
  return { low: Math.max(0, (middle - half) / all), high: Math.min(1, (middle + half) / all) };
}
