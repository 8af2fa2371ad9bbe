import { exp } from "../../core/numeric/elementary/exp.js";
import type { SequenceTask } from "../../data/sequences/contract.js";
import type { ScalerRecord } from "../schema.js";

/** Of the targets; of several quantiles with their number. */
type Scale = Pick<ScalerRecord, "mean" | "sd"> & { readonly outputsPerTarget?: number };

/** Outputs, (rows, O), as people read them: of classes and symbols probabilities that sum to 1, of notes one each, of numbers their own unit. */
export function shareRows(
  task: SequenceTask,
  outputs: Float32Array,
  { mean, sd, outputsPerTarget: K = 1 }: Scale,
): Float64Array {
  const O = mean.length;
  if (task === "regress") {
    const column = (at: number) => Math.floor(at / K) % O;
    return Float64Array.from(outputs, (value, at) => value * sd[column(at)]! + mean[column(at)]!);
  }
  if (task === "frames") return Float64Array.from(outputs, (logit) => 1 / (1 + exp(-logit)));
  const shares = Float64Array.from(outputs);
  for (let from = 0; from < shares.length; from += O) {
    const row = shares.subarray(from, from + O);
    const top = row.reduce((most, logit) => Math.max(most, logit), Number.NEGATIVE_INFINITY);
    let sum = 0;
    for (let o = 0; o < O; o++) sum += row[o] = exp(row[o]! - top);
    for (let o = 0; o < O; o++) row[o]! /= sum;
  }
  return shares;
}
