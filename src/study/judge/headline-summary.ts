import type { SummaryRecord } from "../records/trial.js";

/**
 * A method's summary at its headline batch size: that of the shortest median time to the target, then of the lowest validation
 * error; undefined without summaries.
 */
export function headlineSummaryOf(summaries: readonly SummaryRecord[]): SummaryRecord | undefined {
  return [...summaries].sort(
    (a, b) => order(a.secondsToTarget, b.secondsToTarget) || order(a.validationError, b.validationError),
  )[0];
}

/** Ascending, null last. */
function order(a: number | null, b: number | null): number {
  if (a === b) return 0;
  return (a ?? Infinity) < (b ?? Infinity) ? -1 : 1;
}
