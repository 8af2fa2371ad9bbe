import { ensure } from "../core/errors.js";
import { ensureArgument, ensureOptions, type OptionRules } from "../core/options.js";
import { number, required } from "../core/rules.js";
import { rangesRule, seriesRule } from "./rules.js";
import type { Segment, Series, TimeAxis } from "./series.js";
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

export interface SplitOptions {
  /** Share of the rows that validates, in (0, 1). Default .2 */
  readonly validationShare?: number;
  /** Share of the rows that tests, the last in time, in (0, 1). Default .2 */
  readonly testShare?: number;
}

const OPTIONS = { validationShare: number, testShare: number } satisfies OptionRules<SplitOptions>;

/**
 * Cuts a series in order of time into a training, a validation and a test part.
 *
 * One segment: by rows. Several segments with a time axis: at the same two timestamps for all, so that no segment is
 * trained on what is another's future; the timestamps are those that give the shares over all rows. Several segments
 * without one: by rows within each.
 *
 * @throws GradusError for a share outside (0, 1) or shares that leave no training rows.
 * @example
 * const hundred = { source: "x", columns: [], time: null, segments: [{ name: "x", start: 0, end: 100 }], rows: 100 };
 * splitSeries(hundred).test; // [{ segment: "x", start: 80, end: 100 }]
 */
export function splitSeries(series: Series, options: SplitOptions = {}): Split {
  ensureArgument("splitSeries", series, ["series", required(seriesRule)]);
  ensureOptions("splitSeries", options, OPTIONS);
  const { validationShare = 0.2, testShare = 0.2 } = options;
  ensureShare("validationShare", validationShare);
  ensureShare("testShare", testShare);
  ensure(
    validationShare + testShare < 1,
    () =>
      "splitSeries: `validationShare` and `testShare` must sum to less than 1, " +
      `got ${validationShare} and ${testShare}. Leave rows to train on.`,
  );
  const trainShare = 1 - validationShare - testShare;
  const cutsOf =
    series.time !== null && series.segments.length > 1
      ? cutsByTimestamp(series.time, trainShare, 1 - testShare)
      : cutsByRow(trainShare, 1 - testShare);
  const split: Record<PartName, RowRange[]> = { train: [], validation: [], test: [] };
  for (const segment of series.segments) {
    const [validation, test] = cutsOf(segment);
    const bounds = [segment.start, validation, test, segment.end];
    PART_NAMES.forEach((part, k) => {
      const [start, end] = [bounds[k]!, bounds[k + 1]!];
      if (end > start) split[part].push({ segment: segment.name, start, end });
    });
  }
  return split;
}

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

type CutsOf = (segment: Segment) => readonly [validationStart: number, testStart: number];

function cutsByRow(trainShare: number, beforeTestShare: number): CutsOf {
  return ({ start, end }) => [
    start + Math.round((end - start) * trainShare),
    start + Math.round((end - start) * beforeTestShare),
  ];
}

function cutsByTimestamp(time: TimeAxis, trainShare: number, beforeTestShare: number): CutsOf {
  const sorted = time.milliseconds.slice().sort();
  const timestampAt = (share: number) => sorted[Math.min(sorted.length - 1, Math.round(sorted.length * share))]!;
  const validationFrom = timestampAt(trainShare);
  const testFrom = timestampAt(beforeTestShare);
  return (segment) => [
    firstRowFrom(time.milliseconds, segment, validationFrom),
    firstRowFrom(time.milliseconds, segment, testFrom),
  ];
}

/** The first row of the segment at or after the timestamp (time rises within a segment), else its end. */
function firstRowFrom(milliseconds: Float64Array, segment: Segment, timestamp: number): number {
  let low = segment.start;
  let high = segment.end;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (milliseconds[middle]! < timestamp) low = middle + 1;
    else high = middle;
  }
  return low;
}

function ensureShare(name: string, share: number): void {
  ensure(
    share > 0 && share < 1,
    () => `splitSeries: \`${name}\` must be a share between 0 and 1, got ${share}. Give e.g. 0.2.`,
  );
}
