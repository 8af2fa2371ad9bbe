import { quantileOfSorted } from "../core/statistics.js";
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

/** Rows that are looked at to see whether a column's values stay apart. */
const MOST_SAMPLED = 1001;

/**
 * Throws where the middle half of the values differ, but are one number once scaled and stored in single precision: some value lies so
 * far away that no other one counts.
 */
export function ensureResolved(
  series: Series,
  name: string,
  { ranges, count, centre, spread }: Rows & { readonly centre: number; readonly spread: number },
): void {
  const values = valuesOf(series, name);
  const stride = Math.ceil(count / MOST_SAMPLED);
  const sample: number[] = [];
  let seen = 0;
  let furthest = ranges[0]!.start;
  forEachRow(ranges, (row) => {
    if (seen++ % stride === 0) sample.push(values[row]!);
    if (Math.abs(values[row]! - centre) > Math.abs(values[furthest]! - centre)) furthest = row;
  });
  const sorted = Float64Array.from(sample).sort();
  const [low, high] = [0.25, 0.75].map((probability) => quantileOfSorted(sorted, probability)) as [number, number];
  const stored = (value: number) => Math.fround((value - centre) / spread);
  if (low === high || stored(low) !== stored(high)) return;
  throw badCell({
    series,
    column: name,
    row: furthest,
    rule: "one value must not be so far away that all others become one number in single precision",
    advice: "Correct it, or mark it as missing, or do without the column.",
  });
}
