import type { Segment } from "./series.js";

/** Rule for rows in which a chosen column has no value. */
export type MissingRule = "drop" | "previous" | "linear";

export const MISSING_RULES: readonly MissingRule[] = ["drop", "previous", "linear"];

interface Filled {
  /** How many values were filled in. */
  readonly filled: number;
  /** The rows that are still incomplete and have to go, ascending. */
  readonly incomplete: Uint32Array;
}

/**
 * Fills missing values (NaN) in place, each column and segment on its own.
 *
 * previous: the last value before it. linear: on the straight line, by row, between its neighbours. drop: nothing.
 * What has no neighbour to fill it from stays missing; those rows are returned to be left out.
 */
export function fillMissing(columns: readonly Float64Array[], segments: readonly Segment[], rule: MissingRule): Filled {
  let filled = 0;
  const incomplete = new Set<number>();
  for (const values of columns) {
    for (const segment of segments) {
      if (rule !== "drop") filled += fillSegment(values, segment, rule);
      for (let row = segment.start; row < segment.end; row++) if (Number.isNaN(values[row])) incomplete.add(row);
    }
  }
  return { filled, incomplete: Uint32Array.from(incomplete).sort() };
}

function fillSegment(values: Float64Array, { start, end }: Segment, rule: "previous" | "linear"): number {
  let filled = 0;
  let known = -1;
  for (let row = start; row < end; row++) {
    if (Number.isNaN(values[row])) continue;
    // The run of missing values between two known ones.
    if (known >= 0) {
      const from = values[known]!;
      const slope = rule === "linear" ? (values[row]! - from) / (row - known) : 0;
      for (let k = known + 1; k < row; k++) values[k] = from + slope * (k - known);
      filled += row - known - 1;
    }
    known = row;
  }
  if (known >= 0 && rule === "previous") {
    values.fill(values[known]!, known + 1, end);
    filled += end - known - 1;
  }
  return filled;
}
