import { GradusError } from "../core/errors.js";
import { listed, quoted, shortened } from "../core/listed.js";
import { suggestion } from "../core/nearest-name.js";
import { ensureArgument } from "../core/options.js";
import { required, text } from "../core/rules.js";
import { seriesRule } from "./rules.js";
import type { TimeNotation } from "./time/time-notation.js";

/** A named column of numbers; NaN marks a missing value until a rule for missing values has dealt with it. */
export interface Column {
  readonly name: string;
  readonly values: Float64Array;
  /** (rows), 1 where `values` holds no observation but what a rule filled in by what was known then. Absent: nowhere. */
  readonly filled?: Uint8Array;
  /** (rows), as `values`, but filled in by the line to the next observation: known only once that is. Absent: as `values`. */
  readonly line?: Float64Array;
}

/** When the rows were taken: numbers that rise strictly within each segment, and what to print for them. */
export interface TimeAxis {
  /** The columns it was read from, as the file names them. */
  readonly columns: readonly string[];
  /** Milliseconds since 1970 (UTC), one per row. */
  readonly milliseconds: Float64Array;
  /** The usual step in milliseconds (the median difference of neighbouring rows of a segment). */
  readonly step: number;
  /** Steps longer than 1.5 times the usual one. */
  readonly gaps: number;
  /** How much of a timestamp is worth printing; `day` prints the day alone. */
  readonly resolution: TimeResolution;
  /** How the table writes its times, which labels of forecasts follow. Absent: as `formatTimestamp` does */
  readonly notation?: TimeNotation;
}

export type TimeResolution = "year" | "month" | "day" | "minute" | "second";

/** Consecutive rows of one object (a station, a machine); a plain series has one segment. Windows never cross segments. */
export interface Segment {
  readonly name: string;
  /** First row. */
  readonly start: number;
  /** One past the last row. */
  readonly end: number;
  /** The row from which on nothing but what is known ahead is there, as in a table that is to be forecast. Absent: no row */
  readonly openFrom?: number;
}

/** A table of measurements in order of time. */
export interface Series {
  /** Label of the series: the file's name or the task's. */
  readonly source: string;
  readonly columns: readonly Column[];
  readonly time: TimeAxis | null;
  readonly segments: readonly Segment[];
  readonly rows: number;
  /** The row of the source's file that each row was read from, 1-based, header and blank lines counted; left out where there is no file. */
  readonly fileRows?: Uint32Array;
}

/** A row (from 0) as messages call it: that of the file, where the series knows it. */
export function rowWords({ fileRows }: Series, row: number): string {
  return fileRows === undefined ? `row ${row + 1} of the series` : `row ${fileRows[row]} of the file`;
}

/**
 * The values of the column of that name.
 *
 * @throws GradusError for a name that no column has, with the nearest one
 */
export function columnValues(series: Series, name: string): Float64Array {
  ensureArgument("columnValues", series, ["series", required(seriesRule)]);
  ensureArgument("columnValues", name, ["name", required(text)]);
  return valuesOf(series, name);
}

/** The same of a series that was looked at before: a look takes its time, which loops over columns have not. */
export function valuesOf(series: Series, name: string): Float64Array {
  return columnOf(series, name).values;
}

/** The column itself, with what was filled in. */
export function columnOf(series: Series, name: string): Column {
  const column = series.columns.find((candidate) => candidate.name === name);
  if (column) return column;
  throw new GradusError(`columnValues: ${noColumn(series, name)}`);
}

/** Throws unless the series has a column of each name, and each is named once. `owner` and `option` are the function and option that name them. */
export function ensureColumns(
  series: Series,
  names: readonly string[],
  { owner, option }: { readonly owner: string; readonly option: string },
): void {
  const known = new Set(series.columns.map(({ name }) => name));
  for (const name of names) {
    if (!known.has(name)) throw new GradusError(`${owner}: \`${option}\` must name columns; ${noColumn(series, name)}`);
  }
  const twice = names.find((name, k) => names.indexOf(name) !== k);
  if (twice !== undefined) {
    throw new GradusError(`${owner}: \`${option}\` must name each column once, got "${twice}" twice. Leave one out.`);
  }
}

const MOST_SHOWN = 30;

/** The sentence that says so, with the nearest name. */
export function noColumn({ source, columns }: Series, name: string): string {
  const names = columns.map((column) => column.name);
  return (
    `${source} has no column ${quoted(name)}.${suggestion(name, names)} ` +
    `Columns: ${listed(names.map(shortened), MOST_SHOWN)}.`
  );
}
