import { GradusError } from "../core/errors.js";
import { quoted } from "../core/listed.js";
import { rowWords, type Series, valuesOf } from "./series.js";
import { labelOfRow } from "./timestamp.js";

/** The largest size of a value in its own unit, so that differences and errors stay within double precision. */
export const LARGEST_VALUE = 1e300;
/** The smallest standard deviation: below, a double loses its digits. */
export const SMALLEST_SPREAD = 1e-300;
/**
 * The largest size of a scaled value. Networks compute in single precision, up to 3.4e38: this one's square, and a sum of many such,
 * is still a number there.
 */
export const LARGEST_SCALED = 1e15;

interface BadCell {
  readonly series: Series;
  readonly column: string;
  /** Of the series, from 0. */
  readonly row: number;
  readonly rule: string;
  readonly advice: string;
}

/** An error that blames one cell of the user's table: which, what it holds, what it must be, and what to do. */
export function badCell({ series, column, row, rule, advice }: BadCell): GradusError {
  const value = valuesOf(series, column)[row];
  const when = series.time === null ? "" : ` (${labelOfRow(series, row)})`;
  return new GradusError(
    `${series.source}, column ${quoted(column)}: ${rule}, got ${value} in ${rowWords(series, row)}${when}. ${advice}`,
  );
}

/** The error of a value that is no finite number, or is beyond `LARGEST_VALUE`. */
export function unusableValue(series: Series, column: string, row: number): GradusError {
  const isNumber = Number.isFinite(valuesOf(series, column)[row]);
  return badCell({
    series,
    column,
    row,
    rule: isNumber ? `values must lie within +-${LARGEST_VALUE}` : "values must be finite numbers",
    advice: isNumber
      ? "Correct it, or give the column in a larger unit."
      : "Fill missing values, e.g. with `missing` of readTable, or do without the column.",
  });
}
