import { targetVariance } from "../../data/target-variance.js";
import type { WindowSet } from "../../data/window-set.js";

/** Of the variance of the targets. */
const MOST_LEFT = 0.5;

/**
 * Whether a linear forecast with this mean squared validation error, scaled, explains at least half of the targets. Where it does not, what there is to learn is not
 * linear: a held highway is then in the network's way, and linear units have to be unlearnt (adding, T = 10: SGD's error after 12 epochs in place of 3).
 */
export function isMostlyLinear(meanSquare: number, validation: WindowSet): boolean {
  return meanSquare <= MOST_LEFT * targetVariance(validation);
}
