import { GradusError } from "../core/errors.js";
import { formatMoment, rowLabel } from "../data/moment.js";
import { type Scaler, unscale } from "../data/scaler.js";
import { columnValues, type Series, type TimeAxis } from "../data/series.js";
import type { WindowSet } from "../data/window-set.js";
import type { Kernels } from "../kernels/contract.js";
import { Forecaster } from "../study/run/score.js";
import { decodeFloats, type ModelRecord, scalerOf } from "./record.js";

/** Forecasts of one row: what the model says it will be, from the rows that end `horizon` rows before it. */
export interface ForecastRow {
  /** Segment of the series, as the file names it. */
  readonly segment: string;
  /** Moment or row that is forecast; it may lie after the last row of the table. */
  readonly label: string;
  /** One per target, in the target's unit. */
  readonly forecast: readonly number[];
  /** What the table says, null after its end. */
  readonly actual: readonly number[] | null;
}

/**
 * Forecasts every row of a series that has a whole window before it, and the `horizon` rows after its end.
 *
 * @throws GradusError when no segment is as long as the model's window.
 */
export function forecastSeries(model: ModelRecord, series: Series, kernels: Kernels): ForecastRow[] {
  const { window, horizon, network } = model;
  const targetScaler = scalerOf(model.targets);
  const starts = windowStarts(series, window);
  if (starts.length === 0) {
    throw new GradusError(
      `${series.source}: the model reads windows of ${window} consecutive rows, the longest segment has ` +
        `${Math.max(0, ...series.segments.map(({ start, end }) => end - start))}. Give more rows.`,
    );
  }
  const O = network.outputSize;
  const set: WindowSet = {
    length: starts.length,
    window,
    inputs: scaledInputs(series, scalerOf(model.inputs)),
    inputSize: network.inputSize,
    targets: new Float32Array(series.rows * O), // not read: there is nothing to compare with here
    outputSize: O,
    starts,
    targetSize: O,
    targetOffsets: [0],
    scored: "last",
    weights: null,
    lengths: null,
  };
  const scaled = new Forecaster(network, window, kernels).predict(decodeFloats(model.parameters), set);
  const columns = targetScaler.columns.map((name) => columnValues(series, name));
  const rows: ForecastRow[] = [];
  let segment = 0;
  for (let k = 0; k < starts.length; k++) {
    while (starts[k]! >= series.segments[segment]!.end) segment++;
    const { name, end } = series.segments[segment]!;
    const row = starts[k]! + window - 1 + horizon;
    rows.push({
      segment: name,
      label: row < end ? rowLabel(series, row) : labelAfter(series, end - 1, row - end + 1),
      forecast: columns.map((_, o) => unscale(targetScaler, o, scaled[k * O + o]!)),
      actual: row < end ? columns.map((values) => values[row]!) : null,
    });
  }
  return rows;
}

function windowStarts({ segments }: Series, window: number): Uint32Array {
  const starts: number[] = [];
  for (const { start, end } of segments) for (let row = start; row + window <= end; row++) starts.push(row);
  return Uint32Array.from(starts);
}

function scaledInputs(series: Series, { columns, mean, sd }: Scaler): Float32Array {
  const I = columns.length;
  const matrix = new Float32Array(series.rows * I);
  columns.forEach((name, j) => {
    const values = columnValues(series, name);
    for (let row = 0; row < series.rows; row++) matrix[row * I + j] = (values[row]! - mean[j]!) / sd[j]!;
  });
  return matrix;
}

/** What to call the row `steps` rows after row `last`, which the table does not hold. */
function labelAfter(series: Series, last: number, steps: number): string {
  if (series.time === null) return `row ${last + 1 + steps}`;
  return formatMoment(momentAfter(series.time, last, steps), series.time.resolution);
}

const DAY = 86_400_000;

/** Whole months and years are counted by the calendar, shorter steps by their length. */
function momentAfter({ milliseconds, step, resolution }: TimeAxis, last: number, steps: number): number {
  const from = milliseconds[last]!;
  if (resolution !== "month" && resolution !== "year") return from + steps * step;
  const date = new Date(from);
  date.setUTCMonth(date.getUTCMonth() + steps * Math.max(1, Math.round(step / (30.44 * DAY))));
  return date.getTime();
}
