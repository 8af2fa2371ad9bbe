import { type Baseline, type ForecastScorer, forecastScorer } from "../../data/baselines/contract.js";
import { targetsOf } from "../../data/gather.js";
import { unscale } from "../../data/scaler.js";
import type { Kernels } from "../../kernels/contract.js";
import { onLease } from "../../kernels/lease.js";
import { buildNetwork } from "../../network/build.js";
import type { NetworkSpec } from "../../network/spec.js";
import { predictorFor } from "../../train/predictor.js";
import type { BaselineRecord, ForecastRecord } from "../records/task.js";
import type { TrialRecord } from "../records/trial.js";
import type { StudyTask } from "../spec/task.js";
import type { TrialResult } from "../spec/trial.js";

/** A trial with what its weights forecast on the test part. */
export interface ScoredTrial {
  readonly record: TrialRecord;
  readonly parameters: Float32Array | null;
  /** (N, O), scaled; null without weights. */
  readonly forecasts: Float32Array | null;
}

export interface ScoreOptions {
  readonly task: StudyTask;
  readonly network: NetworkSpec;
  readonly kernels: () => Kernels;
}

/** Scores the weights of trials on the test part, all on one engine. */
export function scoreTrials(
  results: readonly TrialResult[],
  { task, network: spec, kernels }: ScoreOptions,
): ScoredTrial[] {
  const { test, errorFactor } = task.windows;
  const network = buildNetwork(spec);
  const scorer = forecastScorer(test, errorFactor);
  return onLease(kernels(), (engine) => {
    const own = engine.allocate(network.layout.length);
    const predictor = predictorFor(test, { network, kernels: engine, parameters: own });
    return results.map(({ record, parameters }) => {
      if (parameters === null) return { record, parameters, forecasts: null };
      own.set(parameters);
      const forecasts = predictor.predict(test);
      return { record: { ...record, ...testErrors(scorer, forecasts) }, parameters, forecasts };
    });
  });
}

/** Scores the fitted baselines on the test part. */
export function scoreBaselines({ baselines, windows: { test, errorFactor } }: StudyTask): BaselineRecord[] {
  const scorer = forecastScorer(test, errorFactor);
  return baselines.map(({ name, detail, validationError, predict }) => ({
    name,
    detail,
    validationError,
    ...testErrors(scorer, predict(test)),
  }));
}

function testErrors(scorer: ForecastScorer, forecasts: Float32Array) {
  return { testError: scorer.error(forecasts), testErrorsByStep: scorer.errorsByStep(forecasts) };
}

const MOST_POINTS = 500;

/**
 * The last windows of the test part: truth, each network's forecast and that of the baseline best on validation; first target, nearest
 * row ahead, the target's own unit.
 */
export function forecastOf(
  task: StudyTask,
  best: readonly ScoredTrial[],
  baselines: readonly BaselineRecord[],
): ForecastRecord {
  const { test, targetScaler } = task.windows;
  const O = test.outputSize;
  const truth = targetsOf(test);
  const first = Math.max(0, test.length - MOST_POINTS);
  const windows = Array.from({ length: test.length - first }, (_, k) => first + k);
  const inUnit = (scaled: number) => unscale(targetScaler, 0, scaled);
  const valuesOf = (forecasts: Float32Array) => windows.map((k) => inUnit(forecasts[k * O]!));
  const networks = best.map(({ record, forecasts }) => ({ name: record.method, values: valuesOf(forecasts!) }));
  const baseline = bestBaseline(task, baselines);
  return {
    target: targetScaler.columns[0]!,
    step: task.record.horizon.from,
    labels: windows.map(task.testLabel),
    truth: windows.map((k) => inUnit(truth[k * O]!)),
    forecasts: baseline ? [...networks, { name: baseline.name, values: valuesOf(baseline.predict(test)) }] : networks,
  };
}

function bestBaseline(task: StudyTask, records: readonly BaselineRecord[]): Baseline | null {
  const lowest = records.reduce<BaselineRecord | null>(
    (found, record) => (found === null || record.validationError < found.validationError ? record : found),
    null,
  );
  return task.baselines.find(({ name }) => name === lowest?.name) ?? null;
}
