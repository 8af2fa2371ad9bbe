import { type Scaler, unscale } from "../scaler.js";
import { leastOf, type Undo } from "./undo.js";

/** A forecast that was undone, or a target, in its own unit; what was raised to 0 is 0, whatever scaling makes of it. */
export function ownValue(undo: Undo | undefined, scaler: Scaler, c: number, scaled: number): number {
  return undo?.nonNegative && scaled <= leastOf(undo, c) ? 0 : unscale(scaler, c, scaled);
}
