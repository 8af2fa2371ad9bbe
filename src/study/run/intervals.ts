import { conformalHalfWidth } from "../../core/numeric/conformal.js";
import { chosenWindows, countingWindows } from "../../data/chosen-windows.js";
import { targetsOf } from "../../data/gather.js";
import { asEntered } from "../../data/transform/without-transform.js";
import type { WindowSet } from "../../data/window-set.js";
import type { IntervalRecord } from "../../model/schema.js";
import type { Network } from "../../network/build.js";
import type { TrialResult } from "../spec/trial.js";
import { type ScoreOptions, withPredictor } from "./score.js";

/** Shares of the values that intervals are to hold. */
const LEVELS: readonly number[] = [0.8, 0.95];

interface Calibrating extends Pick<ScoreOptions, "task" | "kernels"> {
  /** Of the last fold. */
  readonly network: Network;
  /** Whether the test part may be read. */
  readonly isOpened: boolean;
}

/**
 * Intervals about a trained network's forecasts, for each output: by its errors on the validation part, and how much of the test part they hold. Errors are
 * those of the outputs, before a transform of the targets is undone: its undoing carries the ends along. None where all steps are scored, and none of a level that
 * takes more errors.
 */
export async function intervalsOf(
  { parameters }: TrialResult,
  { task, network, kernels, isOpened }: Calibrating,
): Promise<IntervalRecord[]> {
  const { validation, test } = task.windows;
  if (validation.scored === "all" || task.record.metric.name !== "rmse") return [];
  const errorsOn = (set: WindowSet) => outputErrors(counting(set), { network, kernels, parameters: parameters! });
  const known = await errorsOn(validation);
  const tested = isOpened ? await errorsOn(test) : null;
  return LEVELS.flatMap((level) => {
    const halfWidths = known.map((errors) => conformalHalfWidth(errors, level));
    if (halfWidths.includes(null)) return [];
    const widths = halfWidths as number[];
    return [{ level, halfWidths: widths, testCoverage: tested && coverage(tested, widths) }];
  });
}

/** Absolute errors by output, scaled. */
async function outputErrors(
  set: WindowSet,
  { network, kernels, parameters }: Pick<Calibrating, "network" | "kernels"> & { readonly parameters: Float32Array },
): Promise<Float64Array[]> {
  const { length, outputSize: O } = set;
  const targets = targetsOf(set);
  return withPredictor(set, { network, kernels }, async (predictorOf) => {
    const outputs = predictorOf(parameters).predict(set);
    return Array.from({ length: O }, (_, o) =>
      Float64Array.from({ length }, (_, k) => Math.abs(targets[k * O + o]! - outputs[k * O + o]!)),
    );
  });
}

function counting(set: WindowSet): WindowSet {
  return asEntered(chosenWindows(set, countingWindows(set)));
}

function coverage(errors: readonly Float64Array[], halfWidths: readonly number[]): number {
  const inside = errors.reduce((sum, own, o) => sum + own.filter((error) => error <= halfWidths[o]!).length, 0);
  return inside / (errors.length * errors[0]!.length);
}
