import { scoredSteps } from "./scored-rows.js";
import type { WindowSet } from "./window-set.js";

/** Numbers that a forecast of the set has: windows times scored steps times outputs. */
export function forecastLength(set: WindowSet): number {
  return set.length * scoredSteps(set) * set.outputSize;
}
