import { median } from "../../core/statistics.js";

/** One point of a curve: the median of several runs with the lowest and the highest of them. */
export interface BandPoint {
  readonly x: number;
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

/** A run's value at x: null where the run has ended, Infinity (or NaN) from where it failed. */
type Curve = (x: number) => number | null;

/**
 * The median and the range of several curves at each x.
 *
 * A failed run counts as infinite, so it cannot improve the median; the range is that of the finite values. A point is left
 * out where fewer than half of the runs are left or the median is infinite.
 *
 * @param xs places at which the curves are read, ascending
 * @example
 * band([1, 2], [(x) => 4 * x, () => 9, () => 1]);
 * // [{ x: 1, median: 4, low: 1, high: 9 }, { x: 2, median: 8, low: 1, high: 9 }]
 */
export function band(xs: readonly number[], curves: readonly Curve[]): BandPoint[] {
  return xs.flatMap((x) => {
    const values = curves.map((curve) => curve(x)).filter((value) => value !== null);
    if (values.length === 0 || values.length * 2 < curves.length) return [];
    const finite = values.filter(Number.isFinite);
    const middle = median(values.map((value) => (Number.isFinite(value) ? value : Number.POSITIVE_INFINITY)));
    if (middle === Number.POSITIVE_INFINITY) return [];
    return [{ x, median: middle, low: Math.min(...finite), high: Math.max(...finite) }];
  });
}

/** A single curve: a band without width through the points (x[k], y[k]). */
export function withoutBand(x: readonly number[], y: readonly number[]): BandPoint[] {
  return x.map((at, k) => ({ x: at, median: y[k]!, low: y[k]!, high: y[k]! }));
}
