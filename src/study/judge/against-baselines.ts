import type { CriterionRecord } from "../records/verdict.js";
import { type Contender, type compare, fasterThan } from "./compare.js";

interface Baseline {
  readonly contender: Contender;
  /** diffusion : this one. */
  readonly comparison: ReturnType<typeof compare>;
}

/**
 * Every tuned method without diffusion beside the reference: met when diffusion is surely faster to the target than all of them, missed
 * when surely slower than one, undecided otherwise. `value` and `method` are of the one that is hardest to beat.
 *
 * Its own optimiser without diffusion must be among them: else what that does would be booked as diffusion's.
 *
 * @param options.lacksOptimizer whether it was not run, and the reference is another optimiser: nothing is met then
 */
export function againstBaselines(
  baselines: readonly Baseline[],
  { lacksOptimizer }: { readonly lacksOptimizer: boolean },
): readonly CriterionRecord[] {
  if (baselines.length === 0 && !lacksOptimizer) return [];
  const results = baselines.map(({ comparison }) => fasterThan(comparison));
  const result = results.includes("missed")
    ? "missed"
    : lacksOptimizer || results.includes("undecided")
      ? "undecided"
      : "met";
  const [hardest] = baselines.toSorted((a, b) => hardness(b) - hardness(a));
  return [
    {
      name: "baselines",
      limit: 1,
      value: hardest?.comparison.timeRatio.value ?? null,
      method: hardest?.contender.summary.method ?? null,
      result,
    },
  ];
}

/** The ratio of times; a method that alone reaches the target is harder than any, one that never does easier. */
function hardness({ comparison: { timeRatio, reachedBy } }: Baseline): number {
  return timeRatio.value ?? (reachedBy === "other" ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY);
}
