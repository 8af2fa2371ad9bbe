import { log } from "../../core/numeric/elementary/log.js";
import { badCell, LARGEST_VALUE, unusableValue } from "../cells.js";
import { forEachRow } from "../resolved.js";
import { type Series, valuesOf } from "../series.js";
import type { RowRange } from "../split.js";

/**
 * The shift c of log(value + c) for a column: 0 where all training values are above 0, else the least of those that are, 1 for counts.
 *
 * @throws GradusError for a training value below 0, naming its row
 */
export function fitShift(series: Series, column: string, ranges: readonly RowRange[]): number {
  ensureNonNegative(series, column, { ranges, transform: "log" });
  const values = valuesOf(series, column);
  let least = Number.POSITIVE_INFINITY;
  let hasZero = false;
  forEachRow(ranges, (row) => {
    if (values[row] === 0) hasZero = true;
    else least = Math.min(least, values[row]!);
  });
  return hasZero ? least : 0;
}

/** Throws for the first training value below 0. */
export function ensureNonNegative(
  series: Series,
  column: string,
  { ranges, transform }: { readonly ranges: readonly RowRange[]; readonly transform: "log" | "non-negative" },
): void {
  const values = valuesOf(series, column);
  forEachRow(ranges, (row) => {
    if (!(values[row]! < 0)) return;
    throw badCell({
      series,
      column,
      row,
      rule: `with "${transform}" in \`transform\` a target must be >= 0 over the training part`,
      advice: `Correct it, mark it as missing, or leave "${transform}" out.`,
    });
  });
}

/**
 * The series with log(value + shift) in the place of some columns.
 *
 * @throws GradusError for a value that has no such logarithm, naming its row
 */
export function loggedSeries(series: Series, shifts: ReadonlyMap<string, number>): Series {
  const columns = series.columns.map((column) => {
    const shift = shifts.get(column.name);
    if (shift === undefined) return column;
    const logOf = (value: number, row: number) => {
      if (!(Math.abs(value) <= LARGEST_VALUE)) throw unusableValue(series, column.name, row);
      if (value + shift > 0) return log(value + shift);
      throw badCell({
        series,
        column: column.name,
        row,
        rule: `with "log" in \`transform\` values must be above ${-shift || 0}, as those of the training part are`,
        advice: 'Correct it, mark it as missing, or train without "log".',
      });
    };
    return { ...column, values: column.values.map(logOf), ...(column.line && { line: column.line.map(logOf) }) };
  });
  return { ...series, columns };
}
