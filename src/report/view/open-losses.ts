import { change } from "../../page/text/numbers.js";
import type { StudyRecord } from "../../study/records/study.js";
import { isFaster, isMoreAccurate } from "../../study/spec/criteria.js";

/** A loss that was allowed and counts as kept, though the interval ends beyond what was allowed. */
export interface OpenLoss {
  readonly name: "time" | "test-error";
  readonly value: number;
  /** Upper end of the interval: a loss up to this is not excluded. */
  readonly high: number;
  /** The whole interval lies above 1: the loss is there, only its size is open. */
  readonly isShown: boolean;
}

/**
 * The allowed losses of a go that its runs do not exclude. The rule of the verdict calls such a criterion met where the ratio alone keeps the
 * limit, or the interval includes no difference; a reader who takes that for "no loss" is wrong, so it is to be said.
 */
export function openLosses({ verdict, criteria }: StudyRecord): readonly OpenLoss[] {
  if (verdict.decision !== "go") return [];
  const allowed = {
    time: isFaster(criteria) ? null : verdict.timeRatio,
    "test-error": isMoreAccurate(criteria) ? null : verdict.testErrorRatio,
  };
  return verdict.criteria.flatMap(({ name, limit }): OpenLoss[] => {
    const ratio = name === "time" || name === "test-error" ? allowed[name] : null;
    if (ratio === null) return [];
    const { value, low, high } = ratio;
    if (value === null || high === null || high <= limit) return [];
    if (change(high) === change(limit)) return []; // the same figure in print
    return [{ name: name as OpenLoss["name"], value, high, isShown: low !== null && low > 1 }];
  });
}
