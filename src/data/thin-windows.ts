import { ensureArgument } from "../core/options.js";
import { integer, required } from "../core/rules.js";
import { chosenWindows, countingWindows } from "./chosen-windows.js";
import type { WindowSet } from "./window-set.js";
import { ensureWindowSet } from "./window-set-check.js";

/**
 * At most `most` of the windows, evenly spread from the first to the last; the set itself when it is small enough. Windows of weight 0, which
 * count for nothing, are not among those taken.
 */
export function thinWindows(set: WindowSet, most: number): WindowSet {
  ensureWindowSet("thinWindows", set, "set");
  ensureArgument("thinWindows", most, ["most", required(integer(1))]);
  return thinTrusted(set, most);
}

/** The same without a look at the numbers, for windows that were looked at. */
export function thinTrusted(set: WindowSet, most: number): WindowSet {
  if (set.length <= most) return set;
  const counting = countingWindows(set);
  const length = Math.min(most, counting.length);
  const stride = length === 1 ? 0 : (counting.length - 1) / (length - 1);
  return chosenWindows(
    set,
    Array.from({ length }, (_, k) => counting[Math.round(k * stride)]!),
  );
}
