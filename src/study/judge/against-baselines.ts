import type { Criteria, CriterionRecord } from "../records/verdict.js";
import { isFaster, isMoreAccurate } from "../spec/criteria.js";
import type { Comparison, Contender, Measured } from "./compare.js";
import { beats } from "./decide-ratio.js";

interface Baseline {
  readonly contender: Contender;
  /** diffusion : this one. */
  readonly comparison: Comparison;
}

/**
 * Every tuned method without diffusion beside the reference, in what is asked for, time or test error or both: met when diffusion is surely
 * better than all of them, missed when surely worse than one, undecided otherwise. `value` and `method` are of the one that is hardest to beat.
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
    const results = baselines.map(({ comparison }) => beats(of(comparison)));
    const value = ({ comparison }: Baseline) => of(comparison).ratio.value;
    const [hardest] = baselines.toSorted((a, b) => (value(b) ?? 0) - (value(a) ?? 0));
    return {
      name,
      limit: 1,
      value: hardest === undefined ? null : value(hardest),
      method: hardest?.contender.summary.method ?? null,
      result: results.includes("missed")
        ? "missed"
        : lacksOptimizer || results.includes("undecided")
          ? "undecided"
          : "met",
    };
  };
  return [
    ...(isFaster(criteria) ? [against("baselines-time", ({ time }) => time)] : []),
    ...(isMoreAccurate(criteria) ? [against("baselines-test-error", ({ testError }) => testError)] : []),
  ];
}
