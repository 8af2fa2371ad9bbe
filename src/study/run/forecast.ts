import { quantilesOf } from "../../core/quantile-name.js";
import { middleOf, sortRuns } from "../../core/quantiles.js";
import type { Baseline } from "../../data/baselines/contract.js";
import { chosenWindows, countingWindows } from "../../data/chosen-windows.js";
import { targetsOf } from "../../data/gather.js";
import { ownValue } from "../../data/transform/own-value.js";
import { withoutTransform } from "../../data/transform/without-transform.js";
import { BATCH } from "../../train/predictor.js";
import type { BaselineRecord, ForecastRecord } from "../records/task.js";
import type { StudyTask } from "../spec/task.js";
import type { TrialResult } from "../spec/trial.js";
import { type ScoreOptions, withPredictor } from "./score.js";

const MOST_POINTS = 500;

/**
 * The last windows of the test part: truth, each network's forecast and that of the baseline best on validation; first target, nearest
 * row ahead, the target's own unit; of quantiles the middle one. Windows of weight 0 are not among them.
 */
export async function forecastOf(
  options: ScoreOptions,
  best: readonly TrialResult[],
  baselines: readonly BaselineRecord[],
): Promise<ForecastRecord> {
  const { task, kernels } = options;
  const { targetScaler, test } = task.windows;
  const O = test.outputSize;
  const counting = countingWindows(test);
  const set = { ...chosenWindows(test, counting), scored: "last" as const };
  const points = Math.min(set.length, MOST_POINTS);
  const first = set.length - points;
  const taus = quantilesOf(task.record.metric.name) ?? [0.5];
  const valuesOf = (scaled: Float32Array) => {
    const before = scaled.length / O - points;
    return Array.from({ length: points }, (_, k) => {
      const at = (before + k) * O;
      const own = scaled.slice(at, at + taus.length);
      sortRuns(own, taus.length);
      return ownValue(test.undo, targetScaler, 0, own[middleOf(taus)]!);
    });
  };
  // From a whole batch on, so that every window runs in the place of a batch that it has among all of them.
  const whole = first - (first % BATCH);
  const tail = { ...chosenWindows(test, counting.slice(whole)), scored: "last" as const };
  const networks = await withPredictor(tail, { network: options.networks.at(-1)!, kernels }, async (predictorOf) => {
    const forecasts: ForecastRecord["forecasts"][number][] = [];
    for (const { record, parameters } of best) {
      forecasts.push({ name: record.method, values: valuesOf(predictorOf(parameters!).predict(tail)), intervals: [] });
      await options.turn();
    }
    return forecasts;
  });
  const baseline = bestBaseline(task, baselines);
  return {
    target: targetScaler.columns[0]!,
    step: task.record.horizon.from,
    labels: counting.slice(first).map(task.testLabel),
    truth: valuesOf(targetsOf(withoutTransform(set))),
    forecasts: baseline
      ? [...networks, { name: baseline.name, values: valuesOf(baseline.predict(set)), intervals: [] }]
      : networks,
  };
}

function bestBaseline(task: StudyTask, records: readonly BaselineRecord[]): Baseline | null {
  const lowest = records.reduce<BaselineRecord | null>(
    (found, record) => (found === null || record.validationError < found.validationError ? record : found),
    null,
  );
  return task.baselines.find(({ name }) => name === lowest?.name) ?? null;
}
