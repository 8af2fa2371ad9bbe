import { ensure, GradusError } from "../core/errors.js";
import { binaryExponent } from "../core/numeric/elementary/bits.js";
import { ensureArgument, ensureOptions, type OptionRules } from "../core/options.js";
import { required, rule, shaped, texts } from "../core/rules.js";
import { shown } from "../core/shown.js";
import { LARGEST_VALUE, SMALLEST_SPREAD, unusableValue } from "./cells.js";
import { observedRanges } from "./observed.js";
import { ensureResolved, forEachRow, type Rows } from "./resolved.js";
import { columnNamesRule, seriesRule } from "./rules.js";
import { columnOf, type Series, valuesOf } from "./series.js";
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
 * Learns mean and population standard deviation of columns from the given rows alone, those in which a column was observed.
 *
 * @throws GradusError when there are no rows, and for a value that is not finite, beyond +-1e300, or so far from the others that these
 * would be one number in single precision; the message names its row
 */
export function fitScaler(options: FitScalerOptions): Scaler {
  ensureOptions("fitScaler", options, OPTIONS);
  const { series, columns, ranges } = options;
  ensure(
    rowsOf(ranges) > 0,
    () => `${series.source}: the training part must hold rows, got none. Take smaller shares.`,
  );
  const mean = new Float64Array(columns.length);
  const sd = new Float64Array(columns.length);
  const constant: string[] = [];
  columns.forEach((name, j) => {
    const observed = observedRanges(columnOf(series, name), ranges);
    const rows = { ranges: observed, count: rowsOf(observed) };
    ensure(rows.count > 0, () => neverObserved(series, name));
    const { centre, spread } = momentsOf(series, name, rows);
    if (spread > 0) ensureResolved(series, name, { ranges: observed, centre, spread });
    mean[j] = centre;
    sd[j] = spread > 0 ? spread : 1;
    if (spread === 0) constant.push(name);
  });
  return { columns, mean, sd, constant };
}

function rowsOf(ranges: readonly RowRange[]): number {
  return ranges.reduce((sum, { start, end }) => sum + end - start, 0);
}

function neverObserved({ source }: Series, name: string): string {
  return (
    `${source}: column "${name}" must hold a value in the training part, got none that was not filled in. ` +
    "Leave it out, or take smaller `validationShare` and `testShare`."
  );
}

/** Mean and population standard deviation, 0 where no value differs from the first. */
function momentsOf(series: Series, name: string, { ranges, count }: Rows): { centre: number; spread: number } {
  const values = valuesOf(series, name);
  const first = values[ranges[0]!.start]!;
  let reach = 0;
  forEachRow(ranges, (row) => {
    if (!(Math.abs(values[row]!) <= LARGEST_VALUE)) throw unusableValue(series, name, row);
    reach = Math.max(reach, Math.abs(values[row]! - first));
  });
  if (reach === 0) return { centre: first, spread: 0 };
  // In units of a power of two, which changes no digit, squares neither overflow nor vanish.
  const unit = 2 ** binaryExponent(reach);
  // Sums of differences from the first value: no cancellation for a small spread on a large level.
  let sum = 0;
  let sumOfSquares = 0;
  forEachRow(ranges, (row) => {
    sum += (values[row]! - first) / unit;
  });
  const shift = sum / count;
  forEachRow(ranges, (row) => {
    sumOfSquares += ((values[row]! - first) / unit - shift) ** 2;
  });
  const spread = Math.sqrt(sumOfSquares / count) * unit;
  ensure(
    spread >= SMALLEST_SPREAD,
    () =>
      `${series.source}, column "${name}": its standard deviation must be at least ${SMALLEST_SPREAD}, or 0, got ${spread}. ` +
      "Give the column in a smaller unit.",
  );
  return { centre: first + shift * unit, spread };
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
  const sd = typeof j === "number" ? scaler?.sd?.[j] : undefined;
  if (typeof sd !== "number" || typeof scaled !== "number") throw notScaled(scaler, j, scaled);
  return scaled * sd + scaler.mean[j]!;
}

function notScaled(scaler: Scaler, j: number, scaled: unknown): GradusError {
  ensureArgument("unscale", scaler, ["scaler", SCALER]);
  ensureArgument("unscale", scaled, ["scaled", required(rule("a number", (value) => typeof value === "number"))]);
  return new GradusError(
    `unscale: \`j\` must be the index of one of ${scaler.columns.length} columns, got ${shown(j)}.`,
  );
}

const SCALER = required(shaped("a scaler", ["columns", "mean", "sd"], "Give that of makeWindows."));
