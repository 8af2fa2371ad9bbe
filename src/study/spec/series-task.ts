import { ensureOptions, type OptionRules } from "../../core/options.js";
import { callable, integer, number, oneOf, orNull, required, text, texts } from "../../core/rules.js";
import { auditData } from "../../data/audit/audit-data.js";
import { fitBaselines } from "../../data/baselines/index.js";
import { splitSeries } from "../../data/cut/split-series.js";
import { MISSING_RULES } from "../../data/missing.js";
import { columnNamesRule, horizonRule, seriesRule } from "../../data/rules.js";
import type { Series } from "../../data/series.js";
import { type PART_NAMES, partSpan } from "../../data/split.js";
import { formatStep, formatTimestamp, labelOfRow } from "../../data/timestamp.js";
import type { Allocate } from "../../data/window-set.js";
import { type Horizon, horizonRange, makeWindows } from "../../data/windows.js";
import { rmse } from "../../metric/rmse.js";
import type { PartRecord, TaskRecord } from "../records/task.js";
import { metricRecord } from "./metric-record.js";
import type { StudyTask } from "./task.js";

export interface SeriesTaskOptions {
  readonly series: Series;
  readonly inputs: readonly string[];
  readonly targets: readonly string[];
  /** The column whose values name the segments, for the record and for models; null where the file holds one series. Default null */
  readonly seriesColumn?: string | null;
  /** Findings and omissions from reading the data, for the report. */
  readonly notes: readonly string[];
  readonly missing: TaskRecord["missing"];
  readonly window: number;
  /** Rows ahead: one, or the first and last of several, all forecast at once. */
  readonly horizon: Horizon;
  readonly validationShare: number;
  readonly testShare: number;
  /** Where the windows are kept; shared memory lets workers read them without a copy. */
  readonly allocate?: Allocate;
}

const OPTIONS = {
  series: required(seriesRule),
  inputs: required(columnNamesRule),
  targets: required(columnNamesRule),
  seriesColumn: orNull(text),
  notes: required(texts),
  missing: required(oneOf("none", ...MISSING_RULES)),
  window: required(integer(1)),
  horizon: required(horizonRule),
  validationShare: required(number),
  testShare: required(number),
  allocate: callable,
} satisfies OptionRules<SeriesTaskOptions>;

/**
 * The task of forecasting a series: chronological parts, windows, and the forecasts to beat.
 *
 * @throws GradusError for a name that no column has, and when a part is shorter than a window or the target is constant in the training part.
 */
export function seriesTask(options: SeriesTaskOptions): StudyTask {
  ensureOptions("seriesTask", options, OPTIONS);
  const {
    series,
    inputs,
    targets,
    window,
    horizon,
    validationShare,
    testShare,
    allocate,
    seriesColumn = null,
  } = options;
  const split = splitSeries(series, { validationShare, testShare });
  const windows = makeWindows({ series, split, inputs, targets, window, horizon, ...(allocate && { allocate }) });
  const part = (name: (typeof PART_NAMES)[number]): PartRecord => ({
    windows: windows[name].length,
    ...partSpan(series, split[name]),
  });
  const record: TaskRecord = {
    kind: "series",
    source: series.source,
    rows: series.rows,
    segments: series.segments.length,
    seriesColumn,
    targets,
    inputs,
    time: timeRecord(series),
    window,
    horizon: horizonRange(horizon),
    missing: options.missing,
    parts: { train: part("train"), validation: part("validation"), test: part("test") },
    notes: [...options.notes, ...windows.notes],
    audit: auditData({ series, split, inputs, targets, window, horizon }),
    metric: metricRecord(rmse),
    errorUnit: windows.errorUnit,
  };
  const { test } = windows;
  return {
    record,
    windows,
    baselines: fitBaselines({ windows, origin: { series, split } }),
    testLabel: (k) => labelOfRow(series, test.starts[k]! + test.targetOffsets[0]!),
  };
}

function timeRecord({ time }: Series): TaskRecord["time"] {
  if (time === null) return null;
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const timestamp of time.milliseconds) {
    first = Math.min(first, timestamp);
    last = Math.max(last, timestamp);
  }
  return {
    columns: time.columns,
    first: formatTimestamp(first, time.resolution),
    last: formatTimestamp(last, time.resolution),
    step: formatStep(time.step),
    gaps: time.gaps,
  };
}
