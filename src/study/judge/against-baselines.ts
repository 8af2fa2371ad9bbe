import type { Criteria, CriterionRecord } from "../records/verdict.js";
import { isFaster, isMoreAccurate } from "../spec/criteria.js";
import { NOT_COMPARED } from "./asked.js";
import type { Comparison, Contender, Measured } from "./compare.js";
import { beats } from "./decide-ratio.js";

interface Baseline {
  readonly contender: Contender;
  /** diffusion : this one. */
  readonly comparison: Comparison;
}

/**
 * Every tuned method without diffusion beside the reference, in what is asked for, time or test error or both: met when diffusion is surely
 * better than all of them, missed when surely worse than one, undecided otherwise. `value`, `interval` and `method` are of the one that decides: of
 * those with the worst result, the one hardest to beat.
 *
 * Its own optimiser without diffusion must be among them: else what that does would be booked as diffusion's.
 *
 * @param options.lacksOptimizer whether it was not run, and the reference is another optimiser: nothing is met then
 */
export function againstBaselines(
  baselines: readonly Baseline[],
  { criteria, lacksOptimizer }: { readonly criteria: Criteria; readonly lacksOptimizer: boolean },
): readonly CriterionRecord[] {
  if (baselines.length === 0 && !lacksOptimizer) return [];
  const against = (name: CriterionRecord["name"], of: (comparison: Comparison) => Measured): CriterionRecord => {
    const [hardest] = baselines
      .map(({ contender, comparison }) => ({ method: contender.summary.method, ...beats(of(comparison)) }))
      .toSorted((a, b) => HARDNESS[b.result] - HARDNESS[a.result] || (b.value ?? 0) - (a.value ?? 0));
    const { method = null, result, value, interval } = hardest ?? NOT_COMPARED;
    return {
      name,
      limit: 1,
      value,
      interval,
      method,
      result: lacksOptimizer && result === "met" ? "undecided" : result,
    };
  };
  return [
    ...(isFaster(criteria) ? [against("baselines-time", ({ time }) => time)] : []),
    ...(isMoreAccurate(criteria) ? [against("baselines-test-error", ({ testError }) => testError)] : []),
  ];
}

/** The one that decides for all is the worst of them. */
const HARDNESS: Readonly<Record<CriterionRecord["result"], number>> = { met: 0, undecided: 1, missed: 2 };
