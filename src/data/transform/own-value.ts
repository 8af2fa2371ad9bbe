import { type Scaler, unscale } from "../scaler.js";
import { leastOf, type Undo } from "./undo.js";

/** Of 0, in the last digits of single precision. */
const ROUNDING = 2 ** -22;

/** A forecast that was undone, or a target, in its own unit; what was raised to 0 is 0, whatever scaling makes of its last digits. */
export function ownValue(undo: Undo | undefined, scaler: Scaler, c: number, scaled: number): number {
  if (undo?.nonNegative) {
    const least = leastOf(undo, c);
    if (Math.abs(scaled - least) <= ROUNDING * Math.abs(least)) return 0;
  }
  return unscale(scaler, c, scaled);
}
