import { GradusError } from "../core/errors.js";
import { quoted } from "../core/listed.js";
import { ensureArgument, ensureOptions } from "../core/options.js";
import { required } from "../core/rules.js";
import { columnsNeeded, deriveInputs } from "../data/derive/derive-inputs.js";
import { interpolatedInputs } from "../data/interpolated.js";
import { seriesRule } from "../data/rules.js";
import { scaledMatrix } from "../data/scaled-matrix.js";
import { columnOf, noColumn, rowWords, type Segment, type Series } from "../data/series.js";
import { timeLabel } from "../data/time/time-label.js";
import { timestampAfter } from "../data/time/timestamp-after.js";
import { loggedSeries } from "../data/transform/log.js";
import { valueOfOutput } from "../data/transform/undo.js";
import { ordinaryMemory } from "../data/window-set.js";
import { longestOf, windowStarts } from "../data/windows.js";
import { kernelsRule } from "../kernels/rules.js";
import type { PredictOptions } from "../train/predict.js";
import { outputsOf } from "./forecasters/index.js";
import { outputsPerTarget, quantileForecast } from "./quantile-forecast.js";
import { ensureModel, scalerOf, undoOf } from "./record.js";
import type { ModelRecord } from "./schema.js";

/** Forecasts of one row: what the model says it will be, from the rows that end `step` rows before it. */
export interface ForecastRow {
  /** Segment of the series, as the file names it. */
  readonly segment: string;
  /** Moment or row that is forecast, as the table writes its times; it may lie after the last row of the table. */
  readonly label: string;
  /** The moment, in milliseconds since 1970 (UTC); null where rows have no time. */
  readonly milliseconds: number | null;
  /** Rows from the last one read to the one forecast. */
  readonly step: number;
  /** One per target, in the target's unit. */
  readonly forecast: readonly number[];
  /** About each forecast, in the target's unit: what holds so large a share of the values, as far as errors stay what they were on the validation part. */
  readonly intervals: readonly {
    readonly level: number;
    readonly low: readonly number[];
    readonly high: readonly number[];
  }[];
  /** Of a model of several quantiles all of them, ascending, sorted where the model's own cross; the middle one is `forecast`. Else none. */
  readonly quantiles: readonly { readonly tau: number; readonly values: readonly number[] }[];
  /** The table's values, null where one was filled in; null for rows that are still open, and after its end. */
  readonly actual: readonly (number | null)[] | null;
}

/**
 * Forecasts for every row of a series that a whole window comes before, and for the rows after its end that the model looks ahead; by the
 * last row read, then by rows ahead.
 *
 * @param options.kernels default: the fastest engine of this runtime
 * @throws GradusError when no segment is as long as the model's window, a column is missing, or an input is not finite, or has no logarithm where
 * the model reads logarithms
 */
export function forecastSeries(model: ModelRecord, series: Series, options: PredictOptions = {}): ForecastRow[] {
  const rows: ForecastRow[] = [];
  for (const block of forecastInBlocks(model, series, options)) for (const row of block) rows.push(row);
  return rows;
}

/** The same rows in blocks: for series whose forecasts should not stand in memory at once. */
export function* forecastInBlocks(
  model: ModelRecord,
  series: Series,
  options: PredictOptions = {},
): Generator<readonly ForecastRow[]> {
  ensureOptions("forecastSeries", options, { kernels: kernelsRule });
  ensureArgument("forecastSeries", series, ["series", required(seriesRule)]);
  const { window, horizon } = ensureModel(model, "forecastSeries: `model`");
  const { columns: names } = model.targets;
  ensureHolds(series, [...columnsRead(model), ...names]);
  const known = series.segments.map((segment) => knownRows(segment, model));
  const starts = windowStarts(known, window);
  if (starts.length === 0) throw tooShort(series, model, longestOf(known));
  const undo = undoOf(model);
  const derived = deriveInputs({ series, inputs: columnsRead(model), ahead: horizon.to, ...model.derived });
  const entered = enteredInputs(model, derived.series);
  const scaler = scalerOf(model.inputs);
  const inputs = scaledMatrix(entered, scaler);
  const lines = interpolatedInputs(entered, scaler, ordinaryMemory);
  const K = outputsPerTarget(model);
  const rowSize = names.length * K;
  const outputSize = rowSize * (horizon.to - horizon.from + 1);
  const read = { length: starts.length, window, inputs, inputSize: scaler.columns.length, starts, ...lines };
  const windows = { ...read, series, horizon, outputSize };
  const columns = names.map((name) => columnOf(series, name));
  const outputOf = (step: number, c: number) => (step - horizon.from) * rowSize + c;
  let segment = 0;
  for (const block of outputsOf(model.forecaster, windows, options)) {
    const { from, outputs } = block;
    const own = (at: number) => valueOfOutput(undo, Math.floor(at / K) % columns.length, outputs[at]!);
    const bad = outputs.findIndex((_, at) => !Number.isFinite(own(at)));
    if (bad >= 0) {
      throw new GradusError(
        `${series.source}: the model's forecasts must be finite, got ${own(bad)} from the window that begins in ` +
          `${rowWords(series, starts[from + Math.floor(bad / outputSize)]!)}. Its weights, or the inputs there, are beyond single precision: train it anew.`,
      );
    }
    const told = (at: number, step: number) => ({
      forecast: columns.map((_, c) => own(at + c)),
      intervals: model.intervals.map(({ level, halfWidths }) => ({
        level,
        low: columns.map((_, c) => valueOfOutput(undo, c, outputs[at + c]! - halfWidths[outputOf(step, c)]!)),
        high: columns.map((_, c) => valueOfOutput(undo, c, outputs[at + c]! + halfWidths[outputOf(step, c)]!)),
      })),
      quantiles: [],
    });
    const rows: ForecastRow[] = [];
    for (let k = 0; k < outputs.length / outputSize; k++) {
      const start = starts[from + k]!;
      while (start >= series.segments[segment]!.end) segment++;
      const { name, end, openFrom = end } = series.segments[segment]!;
      for (let step = horizon.from; step <= horizon.to; step++) {
        const row = start + window - 1 + step;
        const at = k * outputSize + outputOf(step, 0);
        rows.push({
          segment: name,
          ...momentOf(series, row < end ? { row, steps: 0 } : { row: end - 1, steps: row - end + 1 }),
          step,
          ...(model.quantiles === undefined
            ? told(at, step)
            : quantileForecast(
                model.quantiles,
                Float64Array.from({ length: rowSize }, (_, k) => own(at + k)),
              )),
          actual:
            row < openFrom ? columns.map(({ values, filled }) => (filled?.[row] === 1 ? null : values[row]!)) : null,
        });
      }
    }
    yield rows;
  }
}

/** Columns of a table that a model reads, those among them that other inputs are made of. */
export function columnsRead({
  inputs,
  derived,
  horizon,
}: Pick<ModelRecord, "inputs" | "derived" | "horizon">): string[] {
  return columnsNeeded(inputs.columns, derived, horizon.to);
}

/** The rows that windows may be made of: what is to be known ahead must be there for all that is forecast. */
function knownRows({ start, end, openFrom = end }: Segment, { derived, horizon }: ModelRecord) {
  return {
    start,
    end: derived.knownAhead.length === 0 ? openFrom : Math.min(openFrom, Math.max(start, end - horizon.to)),
  };
}

function tooShort({ source }: Series, { window, derived, horizon }: ModelRecord, longest: number): GradusError {
  const [first] = derived.knownAhead;
  const ahead = first === undefined ? "" : `, and ${quoted(first)} for ${horizon.to} more`;
  return new GradusError(
    `${source}: the model reads windows of ${window} consecutive rows${ahead}, the longest segment has ${longest}. Give more rows.`,
  );
}

/** The series with those inputs as logarithms that the model reads so: targets among the inputs. */
function enteredInputs({ inputs, targets, transform }: ModelRecord, series: Series): Series {
  if (!transform?.log) return series;
  const shifts = targets.columns.map((name, c) => [name, transform.log![c]!.shift] as const);
  return loggedSeries(series, new Map(shifts.filter(([name]) => inputs.columns.includes(name))));
}

function ensureHolds(series: Series, needed: readonly string[]): void {
  const missing = needed.find((name) => !series.columns.some((column) => column.name === name));
  if (missing === undefined) return;
  throw new GradusError(
    `forecastSeries: the series must hold the columns that the model was trained on; ${noColumn(series, missing)} ` +
      "Name the column as then.",
  );
}

/** The row `steps` rows after a row of the table, which may not hold it: when it is, and as the table writes that. */
function momentOf({ time }: Series, { row, steps }: { readonly row: number; readonly steps: number }) {
  if (time === null) return { label: `row ${row + 1 + steps}`, milliseconds: null };
  const milliseconds = steps === 0 ? time.milliseconds[row]! : timestampAfter(time, row, steps);
  return { label: timeLabel(time, milliseconds), milliseconds };
}
