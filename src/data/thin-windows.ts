import { ensureArgument } from "../core/options.js";
import { integer, required } from "../core/rules.js";
import type { WindowSet } from "./window-set.js";
import { ensureWindowSet } from "./window-set-check.js";

/**
 * At most `most` of the windows, evenly spread from the first to the last; the set itself when it is small enough. Windows of weight 0, which
 * count for nothing, are not among those taken.
 */
export function thinWindows(set: WindowSet, most: number): WindowSet {
  ensureWindowSet("thinWindows", set, "set");
  ensureArgument("thinWindows", most, ["most", required(integer(1))]);
  if (set.length <= most) return set;
  const counting = set.weights === null ? null : indicesAboveZero(set.weights);
  const available = counting?.length ?? set.length;
  const length = Math.min(most, available);
  const starts = new Uint32Array(length);
  const weights = set.weights && new Float32Array(length);
  const lengths = set.lengths && new Uint32Array(length);
  const stride = length === 1 ? 0 : (available - 1) / (length - 1);
  for (let k = 0; k < length; k++) {
    const place = Math.round(k * stride);
    const from = counting?.[place] ?? place;
    starts[k] = set.starts[from]!;
    if (weights) weights[k] = set.weights![from]!;
    if (lengths) lengths[k] = set.lengths![from]!;
  }
  return { ...set, length, starts, weights, lengths };
}

function indicesAboveZero(weights: Float32Array): number[] {
  return [...weights.keys()].filter((k) => weights[k]! > 0);
}
