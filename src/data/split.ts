import { ensureArgument } from "../core/options.js";
import { required } from "../core/rules.js";
import { rangesRule, seriesRule } from "./rules.js";
import type { Series } from "./series.js";
import { labelOfRow } from "./timestamp.js";

export type PartName = "train" | "validation" | "test";

/** The parts in order of time. */
export const PART_NAMES: readonly PartName[] = ["train", "validation", "test"];

/** Consecutive rows [start, end) of one segment that belong to one part. */
export interface RowRange {
  readonly segment: string;
  readonly start: number;
  readonly end: number;
}

/** The rows of each part, in order; a segment without rows in a part is not listed there. */
export type Split = Readonly<Record<PartName, readonly RowRange[]>>;

/** First and last timestamp (or row) of a part, as text; both empty for a part without rows. */
export function partSpan(series: Series, ranges: readonly RowRange[]): { readonly from: string; readonly to: string } {
  ensureArgument("partSpan", series, ["series", required(seriesRule)]);
  ensureArgument("partSpan", ranges, ["ranges", required(rangesRule)]);
  if (ranges.length === 0) return { from: "", to: "" };
  const timestamp = (row: number) => series.time?.milliseconds[row] ?? row;
  let first = ranges[0]!.start;
  let last = ranges[0]!.end - 1;
  for (const { start, end } of ranges) {
    if (timestamp(start) < timestamp(first)) first = start;
    if (timestamp(end - 1) > timestamp(last)) last = end - 1;
  }
  return { from: labelOfRow(series, first), to: labelOfRow(series, last) };
}
