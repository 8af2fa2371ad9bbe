import type { StudyRecord } from "../../study/records/study.js";
import type { TrialRecord } from "../../study/records/trial.js";
import { rootMeanSquaredError } from "./root-mean-squared-error.js";

/** The errors of one forecast of the record. */
export interface ForecastErrors {
  readonly name: string;
  /** Root mean squared error over the windows that the record keeps; null where the study goes by another measure, which it could not stand beside. */
  readonly shown: number | null;
  /** The study's error over the whole test part, at the same row ahead; null where it was not measured. */
  readonly whole: number | null;
}

/** One for each forecast of the record, in its order. */
export function forecastErrors(study: StudyRecord): readonly ForecastErrors[] {
  const { forecast, baselines, trials, task } = study;
  if (forecast === null) return [];
  const folds = task.earlierFolds.length + 1;
  return forecast.forecasts.map(({ name, values }) => {
    const simple = baselines.find((baseline) => baseline.name === name);
    const shown = task.metric.name === "rmse" ? rootMeanSquaredError(forecast.truth, values) : null;
    const measured =
      simple === undefined
        ? shownTrial(trials, { method: name, fold: folds })?.testErrorsByStep
        : folds === 1
          ? simple.testErrorsByStep
          : null;
    return { name, shown, whole: measured?.[0] ?? (shownIsWhole(study) ? shown : null) };
  });
}

/** Of several folds a simple forecast's error is the mean over all of them; where every window of the last one is kept, it is found from these. */
function shownIsWhole({ forecast, task }: StudyRecord): boolean {
  const { metric, errorUnit, parts } = task;
  return metric.name === "rmse" && errorUnit === "target" && forecast?.truth.length === parts.test.windows;
}

/**
 * The names by their error over the whole test part, best first, where the windows shown put them into another order; null where they do not,
 * and where an error is not known.
 */
export function otherOrder(errors: readonly ForecastErrors[], direction: "lower" | "higher"): readonly string[] | null {
  if (errors.some(({ shown, whole }) => shown === null || whole === null)) return null;
  const sign = direction === "lower" ? 1 : -1;
  const byShown = errors.toSorted((a, b) => a.shown! - b.shown!).map(({ name }) => name);
  const byWhole = errors.toSorted((a, b) => sign * (a.whole! - b.whole!)).map(({ name }) => name);
  return byWhole.every((name, k) => name === byShown[k]) ? null : byWhole;
}

/** The run whose network is kept and shown of a method: best on validation over all batch sizes and seeds, of the last fold. */
function shownTrial(
  trials: readonly TrialRecord[],
  { method, fold }: Pick<TrialRecord, "method" | "fold">,
): TrialRecord | undefined {
  return trials
    .filter(
      (trial) =>
        trial.phase === "evaluation" && trial.outcome === "finished" && trial.method === method && trial.fold === fold,
    )
    .filter(({ bestValidationError }) => bestValidationError !== null)
    .toSorted((a, b) => a.bestValidationError! - b.bestValidationError!)[0];
}
