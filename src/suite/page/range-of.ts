import type { Effect } from "../effects.js";

/** Two standard errors either way, as ratios; null where nobody knows them. */
export function rangeOf({ log, variance }: Effect): { readonly low: number; readonly high: number } | null {
  if (variance === null) return null;
  const width = 2 * Math.sqrt(variance);
  return { low: Math.exp(log - width), high: Math.exp(log + width) };
}
