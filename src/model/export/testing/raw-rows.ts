import { columnOf, type Series } from "../../../data/series.js";
import { forecastSeries } from "../../forecast.js";
import type { ModelRecord } from "../../schema.js";
import type { ForecastPlan, TableColumn } from "../plan.js";

/** The rows of a table that every window is given, as a user would make them, (N, R, columns), and what gradus predict forecasts for it. */
export interface RawWindows {
  readonly count: number;
  /** (N, R, columns) */
  readonly rows: Float64Array;
  /** (N, O) */
  readonly expected: Float64Array;
}

/** Of a series of one segment: those windows after which the rows ahead are there. */
export function rawWindows(model: ModelRecord, plan: ForecastPlan, series: Series): RawWindows {
  const { columns, rows: R, targets, horizon } = plan;
  const O = targets.length * (horizon.to - horizon.from + 1);
  const count = series.rows - R + 1;
  const valuesOf = columns.map((column) => valuesIn(series, column));
  const rows = Float64Array.from({ length: count * R * columns.length }, (_, at) => {
    const c = at % columns.length;
    const row = Math.floor(at / columns.length);
    return valuesOf[c]!((row % R) + Math.floor(row / R));
  });
  const forecasts = allForecasts(model, series);
  return { count, rows, expected: Float64Array.from(forecasts.slice(0, count * O)) };
}

/** What gradus predict forecasts row by row, number by number with all of its quantiles. */
export function allForecasts(model: ModelRecord, series: Series): number[] {
  return forecastSeries(model, series).flatMap(({ forecast, quantiles }) =>
    forecast.flatMap((value, c) => (quantiles.length === 0 ? [value] : quantiles.map(({ values }) => values[c]!))),
  );
}

function valuesIn(series: Series, column: TableColumn): (row: number) => number {
  switch (column.kind) {
    case "time":
      return (row) => series.time!.milliseconds[row]! / 1000;
    case "missing":
      return (row) => columnOf(series, column.column).filled?.[row] ?? 0;
    default:
      return (row) => columnOf(series, column.name).values[row]!;
  }
}

/** The largest difference, relative to the forecast, or, where that is smaller, to the target's standard deviation. */
export function worstDifference(found: ArrayLike<number>, expected: Float64Array, { undo }: ForecastPlan): number {
  return expected.reduce((worst, value, at) => {
    const unit = Math.max(Math.abs(value), undo.sd[at % undo.sd.length]!);
    const difference = Math.abs(found[at]! - value) / unit;
    return Number.isNaN(difference) ? Infinity : Math.max(worst, difference);
  }, 0);
}
