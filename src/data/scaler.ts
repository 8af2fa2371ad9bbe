import { ensure, GradusError } from "../core/errors.js";
import { quoted } from "../core/listed.js";
import { ensureArgument, ensureOptions, type OptionRules } from "../core/options.js";
import { required, rule, shaped, texts } from "../core/rules.js";
import { shown } from "../core/shown.js";
import { columnNamesRule, seriesRule } from "./rules.js";
import { columnValues, type Series } from "./series.js";
import type { RowRange } from "./split.js";

/** Centre and scale of each column: scaled = (value - mean) / sd. */
export interface Scaler {
  readonly columns: readonly string[];
  /** One per column. */
  readonly mean: Float64Array;
  /** One per column, > 0: population standard deviation, 1 for a constant column. */
  readonly sd: Float64Array;
  /** The columns that do not vary over the rows it was fitted on. */
  readonly constant: readonly string[];
}

export interface FitScalerOptions {
  readonly series: Series;
  readonly columns: readonly string[];
  /** The rows to learn from: the training part, and no other. */
  readonly ranges: readonly RowRange[];
}

const OPTIONS = {
  series: required(seriesRule),
  columns: required(columnNamesRule),
  ranges: required(rule("a list of row ranges", Array.isArray, "Give the training part of splitSeries.")),
} satisfies OptionRules<FitScalerOptions>;

/**
 * Learns mean and population standard deviation of columns from the given rows alone.
 *
 * @throws GradusError when there are no rows, or a value is not finite.
 */
export function fitScaler(options: FitScalerOptions): Scaler {
  ensureOptions("fitScaler", options, OPTIONS);
  const { series, columns, ranges } = options;
  const count = ranges.reduce((sum, { start, end }) => sum + end - start, 0);
  ensure(count > 0, () => `${series.source}: the training part must hold rows, got none. Take smaller shares.`);
  const mean = new Float64Array(columns.length);
  const sd = new Float64Array(columns.length);
  const constant: string[] = [];
  columns.forEach((name, j) => {
    const values = columnValues(series, name);
    const first = values[ranges[0]!.start]!;
    // Sums of differences from the first value: no cancellation for a small spread on a large level.
    let sum = 0;
    let sumOfSquares = 0;
    let varies = false;
    forEachRow(ranges, (row) => {
      const difference = values[row]! - first;
      varies ||= difference !== 0;
      sum += difference;
    });
    const shift = sum / count;
    forEachRow(ranges, (row) => {
      sumOfSquares += (values[row]! - first - shift) ** 2;
    });
    const spread = Math.sqrt(sumOfSquares / count);
    ensure(
      Number.isFinite(first) && Number.isFinite(spread),
      () =>
        `${series.source}, column ${quoted(name)}: values must be finite numbers. Fill missing ones, with \`missing\` of readTable.`,
    );
    mean[j] = first + shift;
    sd[j] = varies && spread > 0 ? spread : 1;
    if (!varies || spread === 0) constant.push(name);
  });
  return { columns, mean, sd, constant };
}

/** Leaves values as they are: for tasks that come in sensible units. */
export function identityScaler(columns: readonly string[]): Scaler {
  ensureArgument("identityScaler", columns, ["columns", required(texts)]);
  return {
    columns,
    mean: new Float64Array(columns.length),
    sd: new Float64Array(columns.length).fill(1),
    constant: [],
  };
}

/** A scaled value of column `j` in the column's own unit. */
export function unscale(scaler: Scaler, j: number, scaled: number): number {
  const sd = scaler?.sd?.[j];
  if (sd === undefined) throw notScaled(scaler, j);
  return scaled * sd + scaler.mean[j]!;
}

function notScaled(scaler: Scaler, j: number): GradusError {
  ensureArgument("unscale", scaler, ["scaler", SCALER]);
  return new GradusError(
    `unscale: \`j\` must be the index of one of ${scaler.columns.length} columns, got ${shown(j)}.`,
  );
}

const SCALER = required(shaped("a scaler", ["columns", "mean", "sd"], "Give that of makeWindows."));

function forEachRow(ranges: readonly RowRange[], visit: (row: number) => void): void {
  for (const { start, end } of ranges) for (let row = start; row < end; row++) visit(row);
}
