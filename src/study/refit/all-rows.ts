import { GradusError } from "../../core/errors.js";
import { quantilesOf } from "../../core/quantile-name.js";
import { chosenWindows } from "../../data/chosen-windows.js";
import { splitSeries } from "../../data/cut/split-series.js";
import { columnsNeeded, deriveInputs } from "../../data/derive/derive-inputs.js";
import { withOutputsPerTarget } from "../../data/outputs-per-target.js";
import type { Series } from "../../data/series.js";
import type { RowRange, Split } from "../../data/split.js";
import { formatStep } from "../../data/timestamp.js";
import type { Allocate } from "../../data/window-set.js";
import { makeWindows, type Windows, windowStarts } from "../../data/windows.js";
import type { TaskRecord } from "../records/task.js";

/** Windows of all rows, and the cut of them by which choices are made that need rows held back. */
export interface AllRows {
  /** All rows train; the newest, which the study's validation share is, validate too: their error tells how training goes, and no more. No test part. */
  readonly windows: Windows;
  /** The same windows, scaled alike, with the newest held back: penalties and starts are chosen on them. */
  readonly chosenOn: { readonly split: Split } & Pick<Windows, "train" | "validation">;
  /** With the inputs that were made. */
  readonly series: Series;
}

/** Columns of the table that a study's inputs are, or are made of. */
export function columnsOf({ inputs, derived, horizon }: TaskRecord): string[] {
  return columnsNeeded(inputs, derived, horizon.to);
}

/**
 * A study's windows on a table, as it is now, with no row held back: inputs, window, horizon, calendar and transform as in the study, scalers and logarithms
 * fitted to all rows.
 *
 * @throws GradusError for a table without the study's columns, or with another step of time
 */
export function allRows(task: TaskRecord, table: Series, allocate?: Allocate): AllRows {
  ensureSameStep(task, table);
  const { window, horizon, targets, transform, derived } = task;
  const { by, gap, validationShare } = task.split!;
  const { series, inputs } = deriveInputs({ series: table, inputs: columnsOf(task), ahead: horizon.to, ...derived });
  const split = splitSeries(series, { by, gap, validationShare, testShare: 0 });
  const all = series.segments.map(({ name, start, end }): RowRange => ({ segment: name, start, end }));
  const once = makeWindows({
    ...{ series, inputs, targets, window, horizon },
    split: { train: all, validation: split.validation, test: [] },
    transform: transform.filter((name) => name !== "difference"), // the network's highway
    ...(allocate && { allocate }),
  });
  const windows = withOutputsPerTarget(once, quantilesOf(task.metric.name)?.length ?? 1);
  const older = new Set(windowStarts(split.train, window + horizon.to));
  const { train, validation } = windows;
  const places = Array.from(train.starts.keys()).filter((k) => older.has(train.starts[k]!));
  return { windows, chosenOn: { split, train: chosenWindows(train, places), validation }, series };
}

/** Rows that are hours apart are no more of a study of days. */
function ensureSameStep({ time, source: studied }: TaskRecord, { time: now, source }: Series): void {
  const [then, here] = [time?.step ?? null, now === null ? null : formatStep(now.step)];
  if (then === here) return;
  const words = (step: string | null) => (step === null ? "without times" : `${step} apart`);
  throw new GradusError(
    `refit: the table must have rows as in the study of ${studied}, ${words(then)}, got ${source} with rows ${words(here)}. ` +
      "Give a table of the same kind, or make a study of this one.",
  );
}
