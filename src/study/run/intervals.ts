import { conformalHalfWidth } from "../../core/numeric/conformal.js";
import { quantilesOf } from "../../core/quantile-name.js";
import { pairsOf, type Taus } from "../../core/quantiles.js";
import type { Baseline } from "../../data/baselines/contract.js";
import { chosenWindows, countingWindows } from "../../data/chosen-windows.js";
import { targetsOf } from "../../data/gather.js";
import { INTERVAL_LEVELS } from "../../data/interval-levels.js";
import { asEntered, withoutTransform } from "../../data/transform/without-transform.js";
import type { WindowSet } from "../../data/window-set.js";
import { coverageBetween } from "../../metric/coverage.js";
import type { IntervalRecord } from "../../model/schema.js";
import { measureForecast } from "../spec/sequences/measure-forecast.js";
import type { StudyTask } from "../spec/task.js";

/** A forecast as a model of it makes it. */
export interface Forecast {
  /** The set with the targets that its outputs are: as they enter a network, or as they are. */
  readonly as: (set: WindowSet) => WindowSet;
  /** Outputs for such a set, (windows, S, O), before a transform of the targets is undone. */
  readonly outputs: (set: WindowSet) => Float32Array | Promise<Float32Array>;
}

/** That of a simple forecast: what is fitted to transformed targets gives those. */
export function baselineForecast({ fitted, predict }: Pick<Baseline, "fitted" | "predict">): Forecast {
  return { as: fitted?.kind === "linear" ? asEntered : withoutTransform, outputs: predict };
}

interface Calibrating {
  readonly task: Pick<StudyTask, "windows" | "record">;
  /** Whether the test part may be read. */
  readonly isOpened: boolean;
}

/**
 * Intervals about forecasts, for each output: by their errors on the validation part, and how much of the test part they hold. Errors are
 * those of the outputs, before a transform of the targets is undone: its undoing carries the ends along. None where all steps are scored, and none of a level that
 * takes more errors.
 *
 * Of several quantiles the intervals lie between those that are as far from the median: they have no half widths, and how much of the test part they hold is all that is found.
 */
export async function intervalsOf(forecast: Forecast, { task, isOpened }: Calibrating): Promise<IntervalRecord[]> {
  const { validation, test } = task.windows;
  const taus = quantilesOf(task.record.metric.name);
  if (taus !== null && taus.length > 1) return intervalsBetween(taus, forecast, isOpened ? test : null);
  if (validation.scored === "all" || !AROUND.includes(task.record.metric.name)) return [];
  const known = await outputErrors(validation, forecast);
  const tested = isOpened ? await outputErrors(test, forecast) : null;
  return INTERVAL_LEVELS.flatMap((level) => {
    const halfWidths = known.map((errors) => conformalHalfWidth(errors, level));
    if (halfWidths.includes(null)) return [];
    const widths = halfWidths as number[];
    return [{ level, halfWidths: widths, testCoverage: tested && coverage(tested, widths) }];
  });
}

async function intervalsBetween(taus: Taus, forecast: Forecast, test: WindowSet | null): Promise<IntervalRecord[]> {
  const set = test && forecast.as(test);
  const outputs = set && (await forecast.outputs(set));
  return pairsOf(taus).map((pair) => ({
    level: pair.level,
    halfWidths: [],
    testCoverage: outputs && measureForecast(outputs, set!, coverageBetween(taus, pair)),
  }));
}

/** Metrics of forecasts of the middle, which an interval lies about. */
const AROUND = ["rmse", "mae"];

/** Absolute errors by output, scaled. */
async function outputErrors(part: WindowSet, { as, outputs: outputsFor }: Forecast): Promise<Float64Array[]> {
  const set = as(chosenWindows(part, countingWindows(part)));
  const { length, outputSize: O } = set;
  const targets = targetsOf(set);
  const outputs = await outputsFor(set);
  return Array.from({ length: O }, (_, o) =>
    Float64Array.from({ length }, (_, k) => Math.abs(targets[k * O + o]! - outputs[k * O + o]!)),
  );
}

function coverage(errors: readonly Float64Array[], halfWidths: readonly number[]): number {
  const inside = errors.reduce((sum, own, o) => sum + own.filter((error) => error <= halfWidths[o]!).length, 0);
  return inside / (errors.length * errors[0]!.length);
}
