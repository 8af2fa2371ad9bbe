import { ensure } from "../../core/errors.js";
import { MOST } from "../../core/limits.js";
import { ensureOptions, isObject, type OptionRules } from "../../core/options.js";
import { quantilesOf } from "../../core/quantile-name.js";
import type { Taus } from "../../core/quantiles.js";
import { callable, integer, number, oneOf, orNull, required, rule, text, texts } from "../../core/rules.js";
import { auditData } from "../../data/audit/audit-data.js";
import { fitBaselines } from "../../data/baselines/index.js";
import { naiveScale } from "../../data/baselines/naive-scale.js";
import { categoryInputs } from "../../data/category.js";
import { countingWindows } from "../../data/chosen-windows.js";
import { SPLIT_KINDS, type SplitOptions, splitFolds } from "../../data/cut/split-series.js";
import { type CalendarPart, calendarColumns } from "../../data/derive/calendar.js";
import { calendarRule, deriveInputs } from "../../data/derive/derive-inputs.js";
import { maskName } from "../../data/derive/mask.js";
import { missingIntervalNotes } from "../../data/interval-levels.js";
import { MISSING_RULES } from "../../data/missing.js";
import { withOutputsPerTarget } from "../../data/outputs-per-target.js";
import { columnNamesRule, horizonRule, seriesRule } from "../../data/rules.js";
import type { Series } from "../../data/series.js";
import { type PartName, partSpan, type Split } from "../../data/split.js";
import { PLAIN_NOTATION, plainNotation, type TableNotation, tableNotationRule } from "../../data/table-notation.js";
import { formatStep, formatTimestamp, labelOfRow } from "../../data/timestamp.js";
import { type TargetTransform, transformRule } from "../../data/transform/names.js";
import type { Allocate } from "../../data/window-set.js";
import { type Horizon, horizonRange, makeWindows } from "../../data/windows.js";
import type { Metric } from "../../metric/contract.js";
import type { Choice } from "../../train/method-recipe.js";
import type { PartRecord, PartsRecord, TaskRecord } from "../records/task.js";
import { judgedBaselines } from "./judged-baselines.js";
import { metricRecord } from "./metric-record.js";
import { lossChoiceRule, metricForLoss } from "./number-loss.js";
import { quantileNotes } from "./quantile-notes.js";
import { ensureFolds, overFolds } from "./series-folds.js";
import type { StudyTask, TaskFold } from "./task.js";

export interface SeriesTaskOptions {
  readonly series: Series;
  readonly inputs: readonly string[];
  readonly targets: readonly string[];
  /** The column whose values name the segments, for the record and for models; null where the file holds one series. Default null */
  readonly seriesColumn?: string | null;
  /** Findings and omissions from reading the data, for the report. */
  readonly notes: readonly string[];
  readonly missing: TaskRecord["missing"];
  /** How the cells of the table were read, for models. Default: nothing that another table may leave open */
  readonly notation?: TableNotation;
  /**
   * What is done to the targets, and undone in every forecast and error, fitted on the training part of each fold: see `TARGET_TRANSFORMS`. With
   * "difference" networks have the highway "last", which `networkFor` sees to. Default: nothing
   */
  readonly transform?: readonly TargetTransform[];
  /** Cycles of the calendar that are inputs, as at the last row that is forecast: see `deriveInputs`. Default: none */
  readonly calendar?: readonly CalendarPart[];
  /** Inputs whose values are known before their time, read as at the last row that is forecast; no target. Default: none */
  readonly knownAhead?: readonly string[];
  /** Inputs beside which stands where their values were missing; none that is known ahead. Default: none */
  readonly masked?: readonly string[];
  /** Columns of the table that are no inputs, since they have one value in all rows. Default: none */
  readonly constants?: readonly { readonly column: string; readonly value: number }[];
  readonly window: number;
  /** Rows ahead: one, or the first and last of several, all forecast at once. */
  readonly horizon: Horizon;
  readonly validationShare: number;
  /** 0: no test part, for training alone. */
  readonly testShare: number;
  /** Parts in order of time, or of whole segments: see `splitFolds`. Default "time" */
  readonly by?: SplitOptions["by"];
  /** Rows left out before the validation and the test part; by time alone. Default 0 */
  readonly gap?: number;
  /** Cuts of the data: methods are tuned on the first, and compared on all. Default 1 */
  readonly folds?: number;
  /** Where the windows are kept; shared memory lets workers read them without a copy. */
  readonly allocate?: Allocate;
  /** What is minimised, from `losses`: "squared", judged by the root mean squared error, "huber", by the mean absolute error, or { name: "quantile", tau }, tau a number or an ascending list, by the mean pinball loss. Default squared */
  readonly loss?: Choice;
}

const OPTIONS = {
  series: required(seriesRule),
  inputs: required(columnNamesRule),
  targets: required(columnNamesRule),
  seriesColumn: orNull(text),
  notes: required(texts),
  missing: required(oneOf("none", ...MISSING_RULES)),
  notation: tableNotationRule,
  transform: transformRule,
  calendar: calendarRule,
  knownAhead: texts,
  masked: texts,
  constants: rule("a list of columns, { column, value } each", (all) => Array.isArray(all) && all.every(isConstant)),
  window: required(integer(1)),
  horizon: required(horizonRule),
  validationShare: required(number),
  testShare: required(number),
  by: oneOf(...SPLIT_KINDS),
  gap: integer(0),
  folds: integer(1, MOST.folds),
  allocate: callable,
  loss: lossChoiceRule,
} satisfies OptionRules<SeriesTaskOptions>;

function isConstant(value: unknown): boolean {
  return isObject(value) && typeof value["column"] === "string" && typeof value["value"] === "number";
}

/**
 * The task of forecasting a series: chronological parts, windows, and the forecasts to beat.
 *
 * @throws GradusError for a name that no column has, when a part is shorter than a window or the target is constant in the training part, and for
 * values that `transform` does not go with.
 */
export function seriesTask(options: SeriesTaskOptions): StudyTask {
  ensureOptions("seriesTask", options, OPTIONS);
  const { targets, window, horizon, validationShare, testShare, seriesColumn = null } = options;
  const {
    by = "time",
    gap = 0,
    folds = 1,
    constants = [],
    transform = [],
    calendar = [],
    knownAhead = [],
    masked = [],
    notation = PLAIN_NOTATION,
    loss = { name: "squared" },
  } = options;
  const metric = metricForLoss(loss);
  const taus = quantilesOf(metric.name);
  ensureUnknown(targets, knownAhead);
  const { series, inputs } = deriveInputs({ ...derivable(options), ahead: horizonRange(horizon).to });
  const coded = categoryInputs(notation.categories);
  const marks = [...calendar.flatMap(calendarColumns), ...masked.map(maskName), ...coded];
  const measured = inputs.filter((name) => !marks.includes(name)); // neither a clock nor a mask nor a category has faults to look for
  const splits = splitFolds(series, { by, validationShare, testShare, gap, folds });
  ensureFolds(splits, { window, horizon, gap, testShare });
  const cuts = splits.map((split) => foldOf(split, { ...options, series, inputs, metric, taus }));
  const { parts, ...last } = cuts.at(-1)!;
  const { notes, errorUnit, validation } = last.windows;
  const scored = countingWindows(validation).length;
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
    notation: plainNotation(notation),
    transform: [...transform],
    derived: { calendar: [...calendar], knownAhead: [...knownAhead], masked: [...masked] },
    split: { by, gap, validationShare, testShare },
    parts,
    earlierFolds: cuts.slice(0, -1).map((cut) => cut.parts),
    notes: [
      ...new Set([...options.notes, ...notes, ...(taus === null ? missingIntervalNotes(scored) : quantileNotes(taus))]),
    ],
    audit: [
      ...overFolds(auditData({ series, split: splits.at(-1)!, inputs: measured, targets, window, horizon }), cuts),
      ...constants.map((constant) => ({ code: "constant-column", severity: "note", ...constant }) as const),
    ],
    metric: metricRecord(metric),
    measures: [],
    classes: [],
    sequences: null,
    errorUnit,
  };
  const told = options.loss === undefined ? {} : { loss };
  return { record, ...last, ...told, earlierFolds: cuts.slice(0, -1).map(({ parts: _, ...fold }) => fold) };
}

function derivable({ series, inputs, calendar = [], knownAhead = [], masked = [] }: SeriesTaskOptions) {
  return { series, inputs, calendar, knownAhead, masked };
}

function ensureUnknown(targets: readonly string[], knownAhead: readonly string[]): void {
  const known = knownAhead.find((name) => targets.includes(name));
  ensure(
    known === undefined,
    () =>
      `seriesTask: \`knownAhead\` must name columns that are known before their time, got the target "${known}". Leave it out.`,
  );
}

/** One cut of the series: its windows, and what is said of its parts. */
function foldOf(
  split: Split,
  options: SeriesTaskOptions & { readonly metric: Metric; readonly taus: Taus | null },
): TaskFold & { readonly parts: PartsRecord } {
  const { series, inputs, targets, window, horizon, transform = [], allocate, metric, taus } = options;
  const once = makeWindows({
    ...{ series, split, inputs, targets, window, horizon },
    transform: transform.filter((name) => name !== "difference"), // the network's: see networkFor
    ...(allocate && { allocate }),
  });
  const part = (name: PartName): PartRecord => ({
    windows: windows[name].length,
    ...partSpan(series, split[name]),
    segments: split[name].length,
  });
  const windows = withOutputsPerTarget(once, taus?.length ?? 1);
  const { test } = windows;
  const baselines = fitBaselines({ windows: once, origin: { series, split } });
  return {
    windows,
    baselines: judgedBaselines(baselines, windows, metric),
    naive: naiveScale(once, { series, split }, baselines),
    testLabel: (k) => labelOfRow(series, test.starts[k]! + test.targetOffsets[0]!),
    parts: { train: part("train"), validation: part("validation"), test: part("test") },
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
