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
  const counting = set.weights === null ? null : countingWindows(set); // of millions without weights no list is made
  const all = counting?.length ?? set.length;
  const length = Math.min(most, all);
  const stride = length === 1 ? 0 : (all - 1) / (length - 1);
  const place = (k: number) => Math.round(k * stride);
  return chosenWindows(
    set,
    Array.from({ length }, (_, k) => counting?.[place(k)] ?? place(k)),
  );
}
