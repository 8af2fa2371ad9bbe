import type { Criteria } from "../../study/records/verdict.js";
import { isMoreAccurate } from "../../study/spec/criteria.js";

/**
 * What criteria ask for, in words.
 *
 * @example
 * criteriaWords({ minTimeSaving: 0.25, maxTestErrorIncrease: 0.02 }); // "25 % less time to the same error, a test error at most 2 % higher"
 * criteriaWords({ minTimeSaving: null, maxTestErrorIncrease: -0.05 }); // "a test error 5 % lower, whatever the time"
 */
export function criteriaWords(criteria: Criteria): string {
  const { minTimeSaving, maxTestErrorIncrease } = criteria;
  const percent = (share: number) => `${Number((100 * Math.abs(share)).toPrecision(12))} %`;
  const error = isMoreAccurate(criteria)
    ? `a test error ${percent(maxTestErrorIncrease)} lower`
    : `a test error at most ${percent(maxTestErrorIncrease)} higher`;
  if (minTimeSaving === null) return `${error}, whatever the time`;
  const time =
    minTimeSaving < 0 ? `at most ${percent(minTimeSaving)} more time` : `${percent(minTimeSaving)} less time`;
  return `${time} to the same error, ${error}`;
}
