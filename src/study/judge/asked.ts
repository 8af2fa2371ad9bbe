import type { Criteria, CriterionRecord } from "../records/verdict.js";
import { isFaster, isMoreAccurate } from "../spec/criteria.js";
import type { Comparison } from "./compare.js";
import { claim, guard } from "./decide-ratio.js";

/** Time to the target's levels against the reference: a gain that is asked for, a bound, or free. */
export function timeCriterion(comparison: Comparison | undefined, criteria: Criteria): readonly CriterionRecord[] {
  if (criteria.minTimeSaving === null) return [];
  const limit = 1 - criteria.minTimeSaving;
  const decide = isFaster(criteria) ? claim : guard;
  return [{ name: "time", limit, method: null, ...(comparison ? decide(comparison.time, limit) : NOT_COMPARED) }];
}

/** Test error against the reference: a gain that is asked for, or a loss that is allowed. */
export function testErrorCriterion(comparison: Comparison | undefined, criteria: Criteria): CriterionRecord {
  const limit = 1 + criteria.maxTestErrorIncrease;
  const decide = isMoreAccurate(criteria) ? claim : guard;
  return {
    name: "test-error",
    limit,
    method: null,
    ...(comparison ? decide(comparison.testError, limit) : NOT_COMPARED),
  };
}

/** Of what has nothing to be compared with. */
export const NOT_COMPARED = { value: null, interval: null, result: "undecided" } as const;
