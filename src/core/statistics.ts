import { ensure } from "./errors.js";

/**
 * The quantile of a probability by linear interpolation between order statistics (Hyndman and Fan 1996, type 7; numpy's default).
 *
 *     h = (n - 1) probability,    q = x_(floor h) + (h - floor h) (x_(floor h + 1) - x_(floor h))
 *
 * Infinite values stand for "never": an interpolation that touches one is infinite.
 *
 * @param values at least one; none may be NaN
 * @param probability in [0, 1]
 * @example
 * quantile([1, 2, 4], 0.75); // 3
 * quantile([1, Infinity], 0.5); // Infinity
 */
export function quantile(values: readonly number[], probability: number): number {
  ensure(values.length > 0, () => "quantile: needs at least one value, got none. Leave empty groups out before.");
  ensure(
    probability >= 0 && probability <= 1,
    () => `quantile: \`probability\` must be in [0, 1], got ${probability}. Divide a percentage by 100.`,
  );
  const found = values.findIndex(Number.isNaN);
  ensure(
    found < 0,
    () => `quantile: values must not be NaN, got NaN at index ${found}. Count a failed run as Infinity.`,
  );
  return quantileOfSorted(Float64Array.from(values).sort(), probability);
}

/** The middle value, or the mean of the middle two: `quantile(values, 0.5)`. Infinite when half of the values or more are. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/**
 * The same quantile of values that are in ascending order already; for loops that sort into a buffer of their own.
 *
 * @param sorted at least one value, ascending, none NaN; not checked
 */
export function quantileOfSorted(sorted: ArrayLike<number>, probability: number): number {
  const position = (sorted.length - 1) * probability;
  const index = Math.floor(position);
  const lower = sorted[index]!;
  if (position === index) return lower;
  const upper = sorted[index + 1]!;
  if (lower === -Infinity || upper === Infinity) return upper === Infinity ? upper : lower; // their difference is NaN
  return lower + (position - index) * (upper - lower);
}
