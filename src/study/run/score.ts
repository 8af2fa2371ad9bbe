import { copyTargets, forEachScoredRow, scoredSteps } from "../../data/scored-rows.js";
import type { WindowSet } from "../../data/window-set.js";
import type { Kernels } from "../../kernels/contract.js";
import { leaseOf } from "../../kernels/lease.js";
import { type Metric, reportScale } from "../../metric/contract.js";
import { metrics } from "../../metric/index.js";
import { ofOutputs } from "../../metric/of-outputs.js";
import { buildNetwork } from "../../network/build.js";
import type { NetworkSpec } from "../../network/spec.js";
import { type Predictor, predictorFor } from "../../train/predictor.js";
import type { BaselineRecord } from "../records/task.js";
import type { StudyTask } from "../spec/task.js";
import type { TrialResult } from "../spec/trial.js";

export interface ScoreOptions {
  readonly task: StudyTask;
  readonly network: NetworkSpec;
  readonly kernels: () => Kernels;
  /** Awaited after every batch; it may pause, and throws to leave the test part. */
  readonly turn: () => Promise<void>;
}

/** Scores the weights of trials on the test part by the task's metric, as they were validated; all on one engine. */
export function scoreTrials(results: readonly TrialResult[], options: ScoreOptions): Promise<TrialResult[]> {
  const { test } = options.task.windows;
  const measures = measuresOf(options.task);
  return withPredictor(test, options, async (predictorOf) => {
    const scored: TrialResult[] = [];
    for (const { record, parameters } of results) {
      if (parameters === null) {
        scored.push({ record, parameters });
        continue;
      }
      const work = predictorOf(parameters).byBatch(test, measures);
      let step = work.next();
      for (; !step.done; step = work.next()) await options.turn();
      scored.push({ record: { ...record, ...testErrors(step.value, options.task) }, parameters });
    }
    return scored;
  });
}

/** Scores the fitted baselines on the test part, by the same measure as networks. */
export function scoreBaselines(task: StudyTask): BaselineRecord[] {
  const { test } = task.windows;
  const measures = measuresOf(task);
  const rows = scoredRows(test);
  return task.baselines.map(({ name, detail, validationError, predict }) => {
    const outputs = predict(test);
    const values = measures.map((metric) => {
      const sums = new Float64Array(metric.sums);
      metric.add(sums, { ...rows, outputs });
      return metric.value(sums);
    });
    return { name, detail, validationError, ...testErrors(values, task) };
  });
}

/** Plans a predictor for windows such as those of the set, and lends it out with one trial's weights after the other. */
export async function withPredictor<Result>(
  set: WindowSet,
  { network: spec, kernels }: Pick<ScoreOptions, "network" | "kernels">,
  work: (predictorOf: (parameters: Float32Array) => Predictor) => Promise<Result>,
): Promise<Result> {
  const network = buildNetwork(spec);
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
function measuresOf({ record, windows: { test } }: StudyTask): Metric[] {
  const metric = metrics.get(record.metric.name);
  const { targetOffsets, targetSize: C } = test;
  if (targetOffsets.length === 1) return [metric];
  return [metric, ...targetOffsets.map((_, r) => ofOutputs(metric, { from: r * C, to: (r + 1) * C }))];
}

function testErrors(
  values: readonly number[],
  { record, windows }: StudyTask,
): { readonly testError: number } & Pick<BaselineRecord, "testErrorsByStep"> {
  const scale = reportScale(metrics.get(record.metric.name), windows.errorFactor);
  const [testError, ...byStep] = values.map((value) => scale * value) as [number, ...number[]];
  return { testError, testErrorsByStep: byStep.length === 0 ? [testError] : byStep };
}

/** Targets and weights of every row that `Baseline.predict` forecasts, as a metric takes them. */
function scoredRows(set: WindowSet) {
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
