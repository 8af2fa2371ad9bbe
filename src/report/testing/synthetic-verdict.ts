import type { CriterionRecord, RatioRecord, SummaryRecord, VerdictReason, VerdictRecord } from "../../study/records.js";

/** Intervals of this factor on both sides of the ratio of times; the wide one spans limit and 1. */
const SPREAD: Readonly<Record<VerdictRecord["decision"], number>> = { go: 1.15, "no-go": 1.15, inconclusive: 1.45 };

/** The verdict on the fixture's summaries: ratios are theirs, intervals are made up. */
export function syntheticVerdict(
  decision: VerdictRecord["decision"],
  summaries: readonly SummaryRecord[],
): VerdictRecord {
  const [diffusion, reference, momentum] = [headline("diffusion"), headline("sgd"), headline("momentum")];
  const ratios = (other: SummaryRecord) => ({
    timeRatio: ratioOf(diffusion.secondsToTarget, other.secondsToTarget, SPREAD[decision]),
    testErrorRatio: ratioOf(diffusion.testError, other.testError, 1.008),
  });
  const { timeRatio, testErrorRatio } = ratios(reference);
  const share = diffusion.seedsReached / diffusion.seeds;
  const criteria: readonly CriterionRecord[] = [
    { name: "time", limit: 0.75, value: timeRatio.value, result: result(timeRatio, 0.75) },
    { name: "test-error", limit: 1.02, value: testErrorRatio.value, result: result(testErrorRatio, 1.02) },
    { name: "seeds", limit: 0.8, value: share, result: share >= 0.8 ? "met" : "missed" },
  ];
  const reasons = criteria.map(({ name, result }): VerdictReason => ({ code: "criterion", name, result }));
  return {
    decision,
    diffusion: place(diffusion),
    reference: place(reference),
    timeRatio,
    epochsRatio: ratioOf(diffusion.epochsToTarget, reference.epochsToTarget, SPREAD[decision]),
    testErrorRatio,
    criteria,
    sameOptimizer: { ...place(momentum), ...ratios(momentum) },
    reasons: decision === "go" ? [...reasons, { code: "optimizer-explains", method: "momentum" }] : reasons,
  };

  function headline(method: string): SummaryRecord {
    return summaries
      .filter((summary) => summary.method === method)
      .reduce((best, one) => ((one.secondsToTarget ?? Infinity) < (best.secondsToTarget ?? Infinity) ? one : best));
  }
}

export const unknown: RatioRecord = { value: null, low: null, high: null, confidence: 0.95 };

function ratioOf(value: number | null, reference: number | null, spread: number): RatioRecord {
  if (value === null || reference === null) return unknown;
  const ratio = value / reference;
  return { value: ratio, low: ratio / spread, high: ratio * spread, confidence: 0.95 };
}

function result({ value, low, high }: RatioRecord, limit: number): CriterionRecord["result"] {
  if (value === null || low === null || high === null) return "undecided";
  if (low > limit) return "missed";
  return value <= limit && high < Math.max(1, limit) ? "met" : "undecided";
}

function place({ method, batchSize }: SummaryRecord): { method: string; batchSize: number } {
  return { method, batchSize };
}
