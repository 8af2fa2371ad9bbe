import { copyTargets, forEachScoredRow, scoredSteps } from "../../data/scored-rows.js";
import { withoutTransform } from "../../data/transform/without-transform.js";
import type { WindowSet } from "../../data/window-set.js";
import type { Windows } from "../../data/windows.js";
import type { Kernels } from "../../kernels/contract.js";
import { leaseOf } from "../../kernels/lease.js";
import { type Metric, reportScale } from "../../metric/contract.js";
import { metricNamed } from "../../metric/metric-named.js";
import { ofOutputs } from "../../metric/of-outputs.js";
import type { Network } from "../../network/build.js";
import { type Predictor, predictorFor } from "../../train/predictor.js";
import type { BaselineRecord } from "../records/task.js";
import { foldsOf, type StudyTask, type TaskFold } from "../spec/task.js";
import type { TrialResult } from "../spec/trial.js";
import type { MeasureSheet } from "./scores/measure-sheet.js";
import type { ScoreSheet } from "./scores/score-sheet.js";
import type { WindowLosses } from "./scores/window-losses.js";

export interface ScoreOptions {
  readonly task: StudyTask;
  /** Of each fold. */
  readonly networks: readonly Network[];
  readonly kernels: () => Kernels;
  /** Awaited after every batch; it may pause, and throws to leave the test part. */
  readonly turn: () => Promise<void>;
  /** Where errors are written down window by window. */
  readonly sheet: ScoreSheet;
  /** Where the task's further measures are. */
  readonly measured: MeasureSheet;
}

/** Scores the weights of trials on the test part of their fold by the task's metric, as they were validated; all on one engine. */
export async function scoreTrials(results: readonly TrialResult[], options: ScoreOptions): Promise<TrialResult[]> {
  const { networks, task } = options;
  const { metric } = task.record;
  const errors = new Map<TrialResult, TestErrors>();
  for (const [k, { windows }] of foldsOf(task).entries()) {
    const { test } = windows;
    const measures = measuresOf(test, metric);
    const own = results.filter(({ record }) => record.fold === k + 1);
    await withPredictor(test, { network: networks[k]!, kernels: options.kernels }, async (predictorOf) => {
      for (const result of own) {
        if (result.parameters === null) continue;
        const { method, batchSize } = result.record;
        const losses = options.sheet.losses(method, batchSize, k + 1);
        const predictor = predictorOf(result.parameters);
        const { metrics: further } = options.measured;
        const work = predictor.byBatch(test, [
          ...measures,
          ...further,
          losses.metric(test, options.sheet.factor(windows)),
        ]);
        let step = work.next();
        for (; !step.done; step = work.next()) await options.turn();
        losses.raised += predictor.raised;
        const found = testErrors(step.value.slice(0, measures.length), windows, metric);
        options.measured.add(method, batchSize, [found.testError, ...step.value.slice(measures.length, -1)]);
        errors.set(result, found);
      }
    });
  }
  return results.map((result) => ({ ...result, record: { ...result.record, ...errors.get(result) } }));
}

/**
 * Scores the fitted baselines on the test part, by the same measure as networks. Of several folds, the mean over them, and the detail of the
 * last; what could not be fitted in all of them is left out.
 */
export function scoreBaselines({
  task,
  sheet,
  measured,
}: Pick<ScoreOptions, "task" | "sheet" | "measured">): BaselineRecord[] {
  const folds = foldsOf(task).map((fold, k) =>
    baselinesOf(fold, {
      metric: task.record.metric,
      factor: sheet.factor(fold.windows),
      losses: (name) => sheet.losses(name, null, k + 1),
      measured,
    }),
  );
  const known = folds.at(-1)!;
  return known.flatMap((last) => {
    const all = folds.flatMap((records) => records.filter(({ name }) => name === last.name));
    const mean = (of: (record: BaselineRecord) => number) => all.reduce((sum, one) => sum + of(one), 0) / all.length;
    if (all.length < folds.length) return [];
    return [
      {
        ...last,
        validationError: mean(({ validationError }) => validationError),
        testError: mean(({ testError }) => testError),
        testErrorsByStep: last.testErrorsByStep.map((_, r) => mean(({ testErrorsByStep }) => testErrorsByStep[r]!)),
      },
    ];
  });
}

function baselinesOf(
  { windows, baselines }: TaskFold,
  { metric, losses, factor, measured }: BaselineOptions,
): BaselineRecord[] {
  const { test } = windows;
  const measures = measuresOf(test, metric);
  const rows = scoredRows(test);
  return baselines.map(({ name, detail, validationError, predict }) => {
    const outputs = predict(test);
    losses(name).addForecast(test, { ...rows, outputs }, factor);
    const values = [...measures, ...measured.metrics].map((metric) => {
      const sums = new Float64Array(metric.sums);
      metric.add(sums, { ...rows, outputs });
      return metric.value(sums);
    });
    const errors = testErrors(values.slice(0, measures.length), windows, metric);
    measured.add(name, null, [errors.testError, ...values.slice(measures.length)]);
    return { name, detail, validationError, ...errors };
  });
}

interface BaselineOptions {
  readonly metric: StudyTask["record"]["metric"];
  readonly losses: (name: string) => WindowLosses;
  readonly measured: MeasureSheet;
  /** Of the fold, see `ScoreSheet.factor`. */
  readonly factor: number;
}

/** Plans a predictor for windows such as those of the set, and lends it out with one trial's weights after the other. */
export async function withPredictor<Result>(
  set: WindowSet,
  { network, kernels }: Pick<ScoreOptions, "kernels"> & { readonly network: Network },
  work: (predictorOf: (parameters: Float32Array) => Predictor) => Promise<Result>,
): Promise<Result> {
  const { kernels: engine, release } = leaseOf(kernels());
  try {
    const own = engine.allocate(network.layout.length);
    const predictor = predictorFor(set, { network, kernels: engine, parameters: own });
    return await work((parameters) => {
      own.set(parameters);
      return predictor;
    });
  } finally {
    release();
  }
}

/** The task's metric over all outputs, and over those of each row ahead where there are several. */
function measuresOf({ targetOffsets, outputSize }: WindowSet, { name }: StudyTask["record"]["metric"]): Metric[] {
  const metric = metricNamed(name);
  if (targetOffsets.length === 1) return [metric];
  const width = outputSize / targetOffsets.length;
  return [metric, ...targetOffsets.map((_, r) => ofOutputs(metric, { from: r * width, to: (r + 1) * width }))];
}

type TestErrors = Pick<BaselineRecord, "testError" | "testErrorsByStep">;

function testErrors(
  values: readonly number[],
  { errorFactor }: Windows,
  { name }: StudyTask["record"]["metric"],
): TestErrors {
  const scale = reportScale(metricNamed(name), errorFactor);
  const [testError, ...byStep] = values.map((value) => scale * value) as [number, ...number[]];
  return { testError, testErrorsByStep: byStep.length === 0 ? [testError] : byStep };
}

/** Targets and weights of every row that `Baseline.predict` forecasts, as a metric takes them. */
function scoredRows(test: WindowSet) {
  const set = withoutTransform(test);
  const { outputSize: O } = set;
  const rows = set.length * scoredSteps(set);
  const targets = new Float32Array(rows * O);
  const weights = new Float32Array(rows);
  forEachScoredRow(set, ({ place, at, weight }) => {
    copyTargets(set, at, targets, place * O);
    weights[place] = weight;
  });
  return { targets, weights, rows, outputSize: O };
}
