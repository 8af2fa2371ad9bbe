import type { CriterionRecord, TargetRecord } from "../records/verdict.js";
import type { Contender } from "./compare.js";

/** From this many seeds on, two may fail. */
const MANY_SEEDS = 10;

/**
 * Success rate, relative to the reference's: met when at most one seed fewer of diffusion reaches the target, two of 10 seeds or more. Else
 * undecided, never missed: the target is a level of the reference's own runs, which an equal method misses by chance as often as not. Where nobody
 * reached the target there is nothing to compare: the rate is not measurable.
 */
export function successCriterion(
  diffusion: Contender | undefined,
  reference: Contender | undefined,
  target: TargetRecord,
): CriterionRecord {
  const name = "success-rate";
  const unknown = { name, limit: 0, value: null, interval: null, method: null, result: "undecided" } as const;
  if (diffusion === undefined || reference === undefined || target.error === null) return unknown;
  const rateOf = ({ summary: { successes, seeds } }: Contender) => successes / seeds;
  const { seeds } = diffusion.summary;
  const mayFail = (seeds >= MANY_SEEDS ? 2 : 1) / seeds;
  const limit = Math.max(0, rateOf(reference) - mayFail);
  const value = rateOf(diffusion);
  if (value === 0 && rateOf(reference) === 0) return unknown;
  return { name, limit, value, interval: null, method: null, result: value >= limit - 1e-9 ? "met" : "undecided" };
}
