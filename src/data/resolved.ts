import { badCell } from "./cells.js";
import { type Series, valuesOf } from "./series.js";
import type { RowRange } from "./split.js";

/** Rows of a series. */
export interface Rows {
  readonly ranges: readonly RowRange[];
  /** How many there are. */
  readonly count: number;
}

export function forEachRow(ranges: readonly RowRange[], visit: (row: number) => void): void {
  for (const { start, end } of ranges) for (let row = start; row < end; row++) visit(row);
}

/** Values of the rows, evenly spaced where there are many. */
function sampled(values: Float64Array, ranges: readonly RowRange[]): Float64Array {
  const count = ranges.reduce((sum, { start, end }) => sum + end - start, 0);
  const stride = Math.ceil(count / MOST_SAMPLED);
  const sample: number[] = [];
  let seen = 0;
  forEachRow(ranges, (row) => {
    if (seen++ % stride === 0) sample.push(values[row]!);
  });
  return Float64Array.from(sample);
}

/** Rows that are looked at to see whether a column's values stay apart. */
const MOST_SAMPLED = 1001;

/** Of each end of the sorted values, how many are left out: one in a hundred, a few at least, an eighth at most. */
const LEFT_OUT = { share: 0.01, least: 3, most: 1 / 8 };

/** The values without the few least and greatest, sorted; a sample where there are many. */
export function mostOf(values: Float64Array, ranges: readonly RowRange[]): Float64Array {
  const sorted = sampled(values, ranges).sort();
  const least = Math.max(LEFT_OUT.least, Math.ceil(LEFT_OUT.share * sorted.length));
  const left = Math.min(least, Math.floor(LEFT_OUT.most * sorted.length));
  return sorted.subarray(left, sorted.length - left);
}

/** Of so many different values two are nothing left. */
const MANY = 8;

/**
 * Throws where most values differ, but are one number, or two of many, once scaled and stored in single precision: some value lies so far
 * away that no other one counts.
 */
export function ensureResolved(
  series: Series,
  name: string,
  { ranges, centre, spread }: Pick<Rows, "ranges"> & { readonly centre: number; readonly spread: number },
): void {
  const values = valuesOf(series, name);
  let furthest = ranges[0]!.start;
  forEachRow(ranges, (row) => {
    if (Math.abs(values[row]! - centre) > Math.abs(values[furthest]! - centre)) furthest = row;
  });
  const rest = mostOf(values, ranges);
  const before = new Set(rest).size;
  const after = new Set(rest.map((value) => Math.fround((value - centre) / spread))).size;
  if (after === before || after > (before < MANY ? 1 : 2)) return;
  throw badCell({
    series,
    column: name,
    row: furthest,
    rule: "one value must not be so far away that all others become one number in single precision",
    advice: "Correct it, or mark it as missing, or do without the column.",
  });
}
