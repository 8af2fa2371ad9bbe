/**
 * Several quantiles of one value, forecast together: "taus", each in (0, 1), ascending. Their forecasts stand side by side in that order.
 */
export type Taus = readonly number[];

/** How far two probabilities may lie apart that are typed as the same one: 1 - 0.9 is 0.09999999999999998. */
const SAME = 1e-9;

/** Why a list is none of quantiles, as words that follow "must be"; null: it is one. */
export function faultInTaus(taus: Taus): string | null {
  if (taus.length === 0) return "one quantile or more";
  if (!taus.every((tau) => tau > 0 && tau < 1)) return "numbers > 0 and < 1";
  if (taus.some((tau, k) => k > 0 && tau === taus[k - 1])) return "all different";
  if (taus.some((tau, k) => k > 0 && tau < taus[k - 1]!)) return "in ascending order";
  return null;
}

/** Place of the quantile that stands for the forecast: the median, or else the nearest to it, of two as near the lower. */
export function middleOf(taus: Taus): number {
  let found = 0;
  for (let k = 1; k < taus.length; k++) {
    if (Math.abs(taus[k]! - 0.5) < Math.abs(taus[found]! - 0.5) - SAME) found = k;
  }
  return found;
}

/** Whether the forecast is the median itself. */
export function hasMedian(taus: Taus): boolean {
  return Math.abs(taus[middleOf(taus)]! - 0.5) < SAME;
}

/** Two quantiles as far from the median as each other: what lies between them is an interval. */
export interface QuantilePair {
  /** Share of the values that it is to hold: 1 - 2 tau. */
  readonly level: number;
  /** Places of its ends. */
  readonly low: number;
  readonly high: number;
}

/** The intervals between quantiles tau and 1 - tau, the narrowest first. */
export function pairsOf(taus: Taus): readonly QuantilePair[] {
  return taus
    .flatMap((tau, low) => {
      const high = taus.findIndex((other) => Math.abs(tau + other - 1) < SAME);
      return high > low ? [{ level: Number((taus[high]! - tau).toFixed(9)), low, high }] : [];
    })
    .reverse();
}

/** Places of the quantiles that are neither the forecast nor an end of an interval. */
export function unpairedOf(taus: Taus): readonly number[] {
  const told = new Set([middleOf(taus), ...pairsOf(taus).flatMap(({ low, high }) => [low, high])]);
  return taus.flatMap((_, k) => (told.has(k) ? [] : [k]));
}

/**
 * Sorts each run of `count` numbers in place: quantiles that cross, the lower one above the higher, change places. It allocates nothing. What is sorted has no
 * larger mean pinball loss than before, see V. Chernozhukov, I. Fernandez-Val and A. Galichon, Econometrica 78 (2010) 1093-1125.
 */
export function sortRuns(values: Float32Array | Float64Array, count: number, length = values.length): void {
  for (let from = 0; from < length; from += count) {
    for (let k = from + 1; k < from + count; k++) {
      const value = values[k]!;
      let to = k;
      for (; to > from && values[to - 1]! > value; to--) values[to] = values[to - 1]!;
      values[to] = value;
    }
  }
}
