/**
 * Half the width of an interval about a forecast that holds the next value in at least `level` of all cases, from absolute errors of forecasts on values that
 * had no part in them: of n errors the ceil((n + 1) level)-th smallest.
 *
 * Split conformal prediction: Vovk, Gammerman and Shafer, Algorithmic Learning in a Random World (2005). It holds exactly where errors could as well have come in any other
 * order, and about so on a series whose errors stay alike.
 *
 * @param errors >= 0, any order; sorted in place
 * @param level in (0, 1)
 * @returns null for fewer errors than such an interval needs
 * @example
 * conformalHalfWidth(Float64Array.of(3, 1, 2, 4), 0.8); // 4
 * conformalHalfWidth(Float64Array.of(3, 1, 2, 4), 0.9); // null, that takes 9 errors
 */
export function conformalHalfWidth(errors: Float64Array, level: number): number | null {
  const rank = Math.ceil((errors.length + 1) * level - 1e-9);
  return rank > errors.length ? null : errors.sort()[rank - 1]!;
}

/** The fewest errors by which there is an interval of a level: 19 for 0.95. */
export function errorsNeeded(level: number): number {
  return Math.ceil(level / (1 - level) - 1e-9);
}
