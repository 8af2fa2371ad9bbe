import { MOST } from "../../core/limits.js";
import { PILOTS } from "./pilots.js";

/** The seed of tuning runs, from 0: first the study's own, then some that no evaluation and no pilot run of the same study could have. */
export function tuningSeed(seed: number, index: number): number {
  if (index === 0) return seed;
  const away = seed > Number.MAX_SAFE_INTEGER / 2 ? -1 : 1; // towards the side where there is room, as pilot runs
  return seed + away * (MOST.runs + PILOTS + index);
}
