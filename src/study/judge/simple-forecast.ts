import type { ScoresRecord } from "../records/score.js";
import type { BaselineRecord } from "../records/task.js";
import type { SummaryRecord } from "../records/trial.js";
import type { VerdictReason } from "../records/verdict.js";

export interface BesideSimple {
  readonly summaries: readonly SummaryRecord[];
  readonly baselines: readonly BaselineRecord[];
  readonly scores: ScoresRecord | null;
}

/** Test errors that differ by less of the simple forecast's nobody pays a network for, unless the difference is shown. */
const ALIKE = 0.01;
/** Of Diebold and Mariano's test: above it a difference is not shown. */
const SURE = 0.05;

/**
 * The best simple forecast, where it is at least as good as the network that is best on the test part, of all methods and batch sizes (in doubt for the
 * networks): its test error is no higher, or higher by less than a hundredth and the difference is not shown.
 */
export function simpleForecastEnough({ summaries, baselines, scores }: BesideSimple): VerdictReason[] {
  const [simple] = baselines.toSorted((a, b) => a.testError - b.testError);
  const [network] = summaries
    .flatMap(({ method, batchSize, testError }) => (testError === null ? [] : [{ method, batchSize, testError }]))
    .toSorted((a, b) => a.testError - b.testError);
  if (simple === undefined || network === undefined) return [];
  const isAlike = (1 - ALIKE) * simple.testError < network.testError && !isShown(network, simple, scores);
  if (simple.testError > network.testError && !isAlike) return [];
  return [
    { code: "naive-is-better", baseline: simple.name, baselineError: simple.testError, bestError: network.testError },
  ];
}

/** Whether the test tells them apart; what was not tested counts as told apart. */
function isShown(
  { method, batchSize }: Pick<SummaryRecord, "method" | "batchSize">,
  simple: BaselineRecord,
  scores: ScoresRecord | null,
): boolean {
  const row = scores?.rows.find((one) => one.name === method && one.batchSize === batchSize);
  const test = scores?.simple === simple.name ? (row?.againstSimple ?? null) : null;
  return test === null || test.p < SURE;
}
