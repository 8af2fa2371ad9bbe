/** What a tick may be of what is timed before it tells one method from another. */
const LARGEST_TICK = 0.02;
/** Differences below a nanosecond are rounding errors of the clock's numbers. */
const LEAST_DIFFERENCE = 1e-9;

/**
 * The tick of a clock that is coarse beside what it timed, in seconds; 0 for one that is fine enough. Pages have such clocks: they move by .005 ms where memory
 * is shared, by .1 or 1 ms elsewhere, so that a step of .09 ms takes 0 or .1. Then single times say nothing, and their mean all.
 *
 * @param times of the same work, in seconds
 */
export function coarseTick(times: readonly number[]): number {
  const distinct = [0, ...times]
    .sort((a, b) => a - b)
    .filter((time, k, all) => k === 0 || time - all[k - 1]! > LEAST_DIFFERENCE);
  const tick = distinct.reduce(
    (least, time, k) => (k === 0 ? least : Math.min(least, time - distinct[k - 1]!)),
    Infinity,
  );
  const isOne = times.every((time) => Math.abs(time - times[0]!) <= LEAST_DIFFERENCE);
  if (isOne) return 0; // work that lies between ticks would take now one more, now one less
  const mean = times.reduce((sum, time) => sum + time, 0) / times.length;
  if (!Number.isFinite(tick) || tick <= LARGEST_TICK * mean) return 0;
  const isOnGrid = distinct.every((time) => Math.abs(time / tick - Math.round(time / tick)) < 0.05);
  return isOnGrid ? tick : 0;
}
