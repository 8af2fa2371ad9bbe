import { type Column, columnOf, type Series } from "./series.js";
import type { RowRange } from "./split.js";

/** The rows of the ranges in which a column was observed: what a rule filled in says nothing of the world. */
export function observedRanges({ filled }: Column, ranges: readonly RowRange[]): readonly RowRange[] {
  if (filled === undefined) return ranges;
  return ranges.flatMap(({ segment, start, end }) => {
    const own: RowRange[] = [];
    for (let row = start; row < end; row++) {
      if (filled[row] === 1) continue;
      const from = row;
      while (row < end && filled[row] === 0) row++;
      own.push({ segment, start: from, end: row });
    }
    return own;
  });
}

/** (rows), 1 where one of the columns was not observed; null: nowhere. */
export function unobserved(series: Series, names: readonly string[]): Uint8Array | null {
  const marks = names.flatMap((name) => columnOf(series, name).filled ?? []);
  if (marks.length === 0) return null;
  return Uint8Array.from({ length: series.rows }, (_, row) => Number(marks.some((filled) => filled[row] === 1)));
}
