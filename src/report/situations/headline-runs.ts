import { evaluationTrials } from "../../study/judge/summaries.js";
import type { MethodRecord } from "../../study/records/method.js";
import type { StudyRecord } from "../../study/records/study.js";
import type { TrialRecord } from "../../study/records/trial.js";

/** A method with its evaluation runs at its headline batch size, those that were stopped or set aside left out; at least one. */
interface HeadlineRuns {
  readonly method: MethodRecord;
  readonly runs: readonly TrialRecord[];
}

/** One for each method that was evaluated. */
export function headlineRuns({ methods, summaries, trials }: StudyRecord): readonly HeadlineRuns[] {
  return methods.flatMap((method) => {
    const headline = summaries.find((summary) => summary.headline && summary.method === method.name);
    const all = headline === undefined ? [] : evaluationTrials(trials, headline);
    const runs = all.filter(({ setAside }) => setAside === undefined);
    return runs.length === 0 ? [] : [{ method, runs }];
  });
}

/** The lowest validation error up to each epoch. */
export function lowestErrors({ epochs }: TrialRecord): readonly number[] {
  let lowest = Number.POSITIVE_INFINITY;
  return epochs.map(({ validationError }) => {
    if (validationError < lowest) lowest = validationError;
    return lowest;
  });
}
