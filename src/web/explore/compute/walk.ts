import { LEVELS, sigmaOf } from "../levels.js";
import { type LossLine, REACH } from "./loss-line.js";

/** Steps at each level of sigma; a plain descent takes as many without it. */
export const STEPS_A_LEVEL = 14;
/** Of the slope, at first; it falls linearly to 0, as does the longest step. */
const RATE = 0.2;
const LONGEST = 0.04;

/**
 * Where gradient descent along a line stands after the steps of each level, (LEVELS + 1), the widest level last, where it begins.
 *
 *     x <- x - clip(rate slope, longest),   rate and longest fall linearly to 0 over all steps
 *
 * With `isSmoothed` the slope is that of the loss smoothed by the level's sigma, from the widest to 0; else always that of the plain loss.
 */
export function walk(
  line: LossLine,
  { from, isSmoothed }: { readonly from: number; readonly isSmoothed: boolean },
): Float64Array {
  const places = new Float64Array(LEVELS + 1);
  const steps = (LEVELS + 1) * STEPS_A_LEVEL;
  let x = from;
  let step = 0;
  for (let level = LEVELS; level >= 0; level--) {
    const sigma = isSmoothed ? sigmaOf(level) : 0;
    for (let k = 0; k < STEPS_A_LEVEL; k++, step++) {
      const left = 1 - step / steps;
      const longest = LONGEST * left;
      const move = Math.max(-longest, Math.min(longest, RATE * left * line.slope(sigma, x)));
      x = Math.max(-REACH, Math.min(REACH, x - move));
    }
    places[level] = x;
  }
  return places;
}

/** Two losses that differ by less than this fraction of the plain loss's range on the line are called the same. */
export const SAME = 0.02;
