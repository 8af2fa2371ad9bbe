import type { Column, Segment } from "./series.js";

/** Rule for rows in which a chosen column has no value. */
export type MissingRule = "drop" | "previous" | "linear" | "mask";

export const MISSING_RULES: readonly MissingRule[] = ["drop", "previous", "linear", "mask"];

interface Filled {
  readonly columns: readonly Column[];
  /** The rows that are still incomplete and have to go, ascending. */
  readonly incomplete: Uint32Array;
}

/**
 * Fills missing values (NaN), each column and segment on its own, by what is known at their row: the last value before them. What has none before it stays
 * missing; those rows are returned to be left out.
 *
 * previous: that. linear: that, and beside it, in `line`, the straight line, by row, to the next value, for whoever reads the row after that value is known.
 * mask: the last value, and whoever makes inputs of the columns tells the network where: see `deriveInputs`. drop: nothing.
 */
export function fillMissing(columns: readonly Column[], segments: readonly Segment[], rule: MissingRule): Filled {
  const incomplete = new Set<number>();
  const filled = columns.map((column) => {
    if (!column.values.some(Number.isNaN)) return column;
    const own = rule === "drop" ? column : filledColumn(column, segments, { hasLine: rule === "linear" });
    own.values.forEach((value, row) => {
      if (Number.isNaN(value)) incomplete.add(row);
    });
    return own;
  });
  return { columns: filled, incomplete: Uint32Array.from(incomplete).sort() };
}

function filledColumn(
  { name, values: given, filled: before }: Column,
  segments: readonly Segment[],
  { hasLine }: { readonly hasLine: boolean },
): Column {
  const values = given.slice();
  const line = given.slice();
  const isMissing = Uint8Array.from(given, (value) => Number(Number.isNaN(value)));
  for (const segment of segments) {
    forEachGap(isMissing, segment, ({ start, end }) => {
      if (start === segment.start) return; // nothing is known yet
      const last = given[start - 1]!;
      values.fill(last, start, end);
      const slope = end < segment.end ? (given[end]! - last) / (end - start + 1) : 0;
      for (let row = start; row < end; row++) line[row] = last + slope * (row - start + 1);
    });
  }
  const filled = isMissing.map((mark, row) => mark | (before?.[row] ?? 0));
  return hasLine ? { name, values, filled, line } : { name, values, filled };
}

/** Visits each run of marked rows in a segment. */
function forEachGap(marked: Uint8Array, segment: Segment, visit: (gap: { start: number; end: number }) => void): void {
  let start = -1;
  for (let row = segment.start; row <= segment.end; row++) {
    const isMarked = row < segment.end && marked[row] === 1;
    if (isMarked && start < 0) start = row;
    if (isMarked || start < 0) continue;
    visit({ start, end: row });
    start = -1;
  }
}
