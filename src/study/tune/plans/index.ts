import { type MemberRules, registry } from "../../../core/registry.js";
import { callable, integer, required } from "../../../core/rules.js";
import type { TuningPlan } from "./contract.js";
import { halving } from "./halving.js";
import { seeds } from "./seeds.js";

const PLAN = {
  leastTrials: required(callable),
  rungs: required(callable),
  strata: required(integer(1)),
} satisfies MemberRules<TuningPlan>;

/**
 * Every way to divide the runs of tuning, by name: a new one is a file and a line here, or of somebody else's `add`.
 *
 * @example
 * tuningPlans.names; // ["seeds", "halving"]
 * tuningPlans.get("seeds").leastTrials(2); // 6
 */
export const tuningPlans = registry<TuningPlan>("tuning plan", () => [seeds, halving], PLAN);

/** Where none is named. */
export const DEFAULT_TUNING = "seeds";
/** Where no number is given, and the trials are enough for so many. */
export const DEFAULT_TUNING_SEEDS = 2;
