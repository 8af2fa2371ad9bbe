import { FEWEST_SEEDS } from "../spec/size.js";

/** Of an interval that a claim or an allowed loss is decided by: each end is passed by the true ratio in 5 % of studies. */
export const CONFIDENCE = 0.9;

/** Each end is passed in 1 % of studies: an allowed loss is missed by no less, and another method is slower by no less. */
export const WIDE_CONFIDENCE = 0.98;

/** Each end is passed in 3 % of studies: another method is beaten at the planned looks, 5, 10, 20, ... seeds. */
export const LOOK_CONFIDENCE = 0.94;

/**
 * Of what must be sure to beat another method: `LOOK_CONFIDENCE` at 5, 10, 20, ... seeds, `WIDE_CONFIDENCE` at other numbers. A study that grows is
 * judged again and again, and every look has its chance of a false go: at these, looks at 5 and 10 seeds, or after every seed from 5 to 15, have 5 %
 * together. Measured: see bench/results/calibration.md.
 */
export function confidenceToBeat(seeds: number): number {
  return nextLook(seeds - 1) === seeds ? LOOK_CONFIDENCE : WIDE_CONFIDENCE;
}

/** The planned look after so many seeds: 5, 10, 20, ... */
export function nextLook(seeds: number): number {
  let look = FEWEST_SEEDS;
  while (look <= seeds) look *= 2;
  return look;
}
