import type { CriterionRecord, RatioRecord } from "../records/verdict.js";
import type { Measured } from "./compare.js";

type Result = CriterionRecord["result"];

/**
 * A gain that is asked for, a ratio of at most `limit` < 1:
 * - met when the ratio is <= limit and its interval ends below (1 + limit) / 2: at least half of the gain is sure;
 * - missed when its interval begins above the limit;
 * - undecided otherwise: it may be chance, or was not measured.
 */
export function claim({ ratio: { value, high }, atLeast }: Measured, limit: number): Result {
  if (value === null) return "undecided";
  if (value <= limit && high !== null && high <= (1 + limit) / 2) return "met";
  return startsAbove(atLeast, limit) ? "missed" : "undecided";
}

/**
 * A loss that is allowed, a ratio of at most `limit` >= 1:
 * - met when the ratio is <= limit, or its interval begins at 1 or below: where runs scatter, a limit on the value alone would fail
 *   every other pair of equals;
 * - missed when the wide interval begins above the limit;
 * - undecided otherwise, and where nothing was measured.
 */
export function guard({ ratio: { value, low }, atLeastWide }: Measured, limit: number): Result {
  if (value === null) return "undecided";
  if (value <= limit || (low !== null && low <= 1)) return "met";
  return startsAbove(atLeastWide, limit) ? "missed" : "undecided";
}

/** Better than another method: met when the wide interval lies below 1, missed when it lies above. */
export function beats({ ratioWide: { high }, atLeastWide }: Measured): Result {
  if (high !== null && high < 1) return "met";
  return startsAbove(atLeastWide, 1) ? "missed" : "undecided";
}

function startsAbove({ low }: RatioRecord, limit: number): boolean {
  return low !== null && low > limit;
}
