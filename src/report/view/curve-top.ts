import type { BandPoint } from "../../page/charts/band.js";

/** Of what is drawn, how much is left free above what decides. */
const ROOM = 0.15;

/**
 * How high a chart of errors has to reach: from the lowest error to a little above what decides, which are the levels that methods are timed to and
 * the simple forecasts. The error before the first step may be 80 times as high, and a chart up to there shows all methods as one line.
 *
 * A curve's end belongs to it too, but for one that lies above by more than all of that: it would do the same.
 *
 * @param decisive the levels and the errors of simple forecasts
 * @returns null where nothing lies higher, or nothing is drawn
 */
export function curveTop(curves: readonly (readonly BandPoint[])[], decisive: readonly number[]): number | null {
  const points = curves.flat();
  const ends = curves.flatMap((curve) => curve.at(-1)?.median ?? []);
  if (ends.length === 0) return null;
  const lowest = Math.min(...points.map(({ low }) => low), ...decisive);
  const asked = Math.max(Math.min(...ends), ...decisive);
  // Where that is one value, it says nothing of how high the axis should be: the ends do.
  const decided = asked > lowest ? asked : Math.max(...ends);
  const near = ends.filter((end) => end <= decided + (decided - lowest));
  const high = Math.max(decided, ...near);
  const top = high + ROOM * (high - lowest);
  return top > lowest && points.some((point) => point.high > top) ? top : null;
}
