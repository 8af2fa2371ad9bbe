import type { CriterionRecord, IntervalRecord, RatioRecord } from "../records/verdict.js";
import type { Measured } from "./compare.js";

/** A result with the ratio, and its interval, that decided it; of an undecided one: that which would have to lie on one side. */
export interface Decided extends Pick<CriterionRecord, "value" | "result"> {
  readonly interval: IntervalRecord;
}

/** By which ratio a result stands. */
type Bound = "ratio" | "ratioWide" | "atLeast" | "atLeastWide";

/**
 * A gain that is asked for, a ratio of at most `limit` < 1:
 * - met when the ratio is <= limit and its interval ends below (1 + limit) / 2: at least half of the gain is sure;
 * - missed when its interval begins above the limit;
 * - undecided otherwise: it may be chance, or was not measured.
 */
export function claim(measured: Measured, limit: number): Decided {
  const { value, high } = measured.ratio;
  if (value === null) return decided("undecided", measured, "ratio");
  if (value <= limit && high !== null && high <= (1 + limit) / 2) return decided("met", measured, "ratio");
  if (startsAbove(measured.atLeast, limit)) return decided("missed", measured, "atLeast");
  return decided("undecided", measured, value <= limit ? "ratio" : "atLeast");
}

/**
 * A loss that is allowed, a ratio of at most `limit` >= 1:
 * - met when the ratio is <= limit, or its interval begins at 1 or below: where runs scatter, a limit on the value alone would fail
 *   every other pair of equals;
 * - missed when the wide interval begins above the limit;
 * - undecided otherwise, and where nothing was measured.
 */
export function guard(measured: Measured, limit: number): Decided {
  const { value, low } = measured.ratio;
  if (value === null) return decided("undecided", measured, "ratio");
  if (value <= limit || (low !== null && low <= 1)) return decided("met", measured, "ratio");
  return decided(startsAbove(measured.atLeastWide, limit) ? "missed" : "undecided", measured, "atLeastWide");
}

/** Better than another method: met when the wide interval lies below 1, missed when it lies above. */
export function beats(measured: Measured): Decided {
  const { value, high } = measured.ratioWide;
  if (high !== null && high < 1) return decided("met", measured, "ratioWide");
  if (startsAbove(measured.atLeastWide, 1)) return decided("missed", measured, "atLeastWide");
  return decided("undecided", measured, value === null || value < 1 ? "ratioWide" : "atLeastWide");
}

function decided(result: Decided["result"], measured: Measured, by: Bound): Decided {
  const { value, ...ends } = measured[by];
  const counts = measured.isExact ? "exact" : by === "ratio" || by === "ratioWide" ? "at-most" : "at-least";
  return { result, value, interval: { ...ends, counts } };
}

function startsAbove({ low }: RatioRecord, limit: number): boolean {
  return low !== null && low > limit;
}
