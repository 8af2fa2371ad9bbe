import { copyTargets, forEachScoredRow } from "../../../data/scored-rows.js";
import type { WindowSet } from "../../../data/window-set.js";
import type { Metric } from "../../../metric/contract.js";

/** A metric of a forecast's outputs, (windows, S, O) row-major, over the rows that are scored. */
export function measureForecast(outputs: Float32Array, set: WindowSet, metric: Metric): number {
  const { outputSize } = set;
  const targets = new Float32Array(outputs.length);
  const weights = new Float32Array(outputs.length / outputSize);
  forEachScoredRow(set, ({ place, at, weight }) => {
    copyTargets(set, at, targets, place * outputSize);
    weights[place] = weight;
  });
  const sums = new Float64Array(metric.sums);
  metric.add(sums, { outputs, targets, weights, rows: weights.length, outputSize });
  return metric.value(sums);
}
