import type { MethodRecord } from "./method.js";
import type { BaselineRecord, ForecastRecord, TaskRecord } from "./task.js";
import type { SummaryRecord, TrialRecord } from "./trial.js";
import type { TuningRecord } from "./tuning.js";
import type { TargetRecord, VerdictRecord } from "./verdict.js";

interface Disagreement {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

interface Parts {
  readonly methods: readonly Pick<MethodRecord, "name">[];
  readonly task: Pick<TaskRecord, "horizon" | "earlierFolds">;
  readonly target: Pick<TargetRecord, "earlierFolds">;
  readonly baselines: readonly Pick<BaselineRecord, "testErrorsByStep">[];
  readonly trials: readonly Pick<TrialRecord, "method" | "fold" | "testError" | "testErrorsByStep">[];
  readonly tuning: readonly Pick<TuningRecord, "method">[];
  readonly summaries: readonly Pick<SummaryRecord, "method">[];
  readonly verdict: Pick<VerdictRecord, "criteria" | "baselines">;
  readonly forecast: ForecastRecord | null;
}

/** Where parts of a study do not agree with one another. */
export function disagreements(parts: Parts): Disagreement[] {
  const { methods, task, target, baselines, trials, tuning, summaries, verdict, forecast } = parts;
  const found: Disagreement[] = [];
  const expect = (holds: boolean, path: Disagreement["path"], message: string) => {
    if (!holds) found.push({ path, message });
  };
  const names = methods.map(({ name }) => name);
  const known = `must be one of the study's methods, ${names.join(", ")}`;
  const rows = task.horizon.to - task.horizon.from + 1;
  const errors = `must have ${rows}, one for each row ahead`;
  const folds = task.earlierFolds.length + 1;
  expect(target.earlierFolds.length === folds - 1, ["target", "earlierFolds"], "must have one for each of the task's");
  for (const [k, { method, fold, testError, testErrorsByStep }] of trials.entries()) {
    expect(names.includes(method), ["trials", k, "method"], known);
    expect(fold <= folds, ["trials", k, "fold"], `must be one of the task's ${folds}`);
    const place = ["trials", k, "testErrorsByStep"];
    expect(
      (testError === null) === (testErrorsByStep === null),
      place,
      "must be null where `testError` is, and there alone",
    );
    expect(testErrorsByStep === null || testErrorsByStep.length === rows, place, errors);
  }
  for (const [k, { method }] of tuning.entries()) expect(names.includes(method), ["tuning", k, "method"], known);
  for (const [k, { method }] of summaries.entries()) expect(names.includes(method), ["summaries", k, "method"], known);
  for (const [k, { method }] of verdict.criteria.entries()) {
    expect(method === null || names.includes(method), ["verdict", "criteria", k, "method"], known);
  }
  for (const [k, { method }] of verdict.baselines.entries()) {
    expect(names.includes(method), ["verdict", "baselines", k, "method"], known);
  }
  for (const [k, { testErrorsByStep }] of baselines.entries()) {
    expect(testErrorsByStep.length === rows, ["baselines", k, "testErrorsByStep"], errors);
  }
  if (forecast === null) return found;
  const { labels, truth, forecasts } = forecast;
  expect(truth.length === labels.length, ["forecast", "truth"], "must have one number for each of `labels`");
  for (const [k, { values }] of forecasts.entries()) {
    expect(
      values.length === labels.length,
      ["forecast", "forecasts", k, "values"],
      "must have one number for each of `labels`",
    );
  }
  return found;
}
