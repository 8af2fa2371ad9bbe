import type { Segment, Series, TimeAxis } from "../series.js";
import type { RowRange, Split } from "../split.js";
import type { Shares } from "./shares.js";

/**
 * Fold k of K (from 1) in order of time: the last `testShare` of the rows are K test parts, one after the other; before the k-th lie its
 * validation part and, from the first row on, its training part. The last `gap` rows of both are left out, in each segment.
 *
 * Rows are counted within a segment; where several segments have a time axis, all are cut at the same timestamps.
 */
export function byTime(series: Series, { validationShare, testShare, folds, gap }: Shares, fold: number): Split {
  const isLast = fold === folds;
  const later = (testShare * (fold - 1)) / folds;
  const cutAt = series.time !== null && series.segments.length > 1 ? cutByTimestamp(series.time) : cutByRow;
  const validation = cutAt(1 - validationShare - testShare + later);
  const test = cutAt(1 - testShare + later);
  const end = isLast ? (segment: Segment) => segment.end : cutAt(1 - testShare + (testShare * fold) / folds);
  const rows = (part: (segment: Segment) => readonly [start: number, end: number]) =>
    series.segments.flatMap((segment): RowRange[] => {
      const [from, to] = part(segment);
      return to > from ? [{ segment: segment.name, start: from, end: to }] : [];
    });
  return {
    train: rows((segment) => [segment.start, validation(segment) - gap]),
    validation: rows((segment) => [validation(segment), test(segment) - gap]),
    test: rows((segment) => [test(segment), end(segment)]),
  };
}

/** The first row of a segment that lies after such a share of the rows. */
type Cut = (segment: Segment) => number;

function cutByRow(share: number): Cut {
  return ({ start, end }) => start + Math.round((end - start) * share);
}

function cutByTimestamp({ milliseconds }: TimeAxis): (share: number) => Cut {
  const sorted = milliseconds.slice().sort();
  return (share) => {
    const timestamp = sorted[Math.round(sorted.length * share)];
    if (timestamp === undefined) return ({ end }) => end; // after all rows
    return (segment) => firstRowFrom(milliseconds, segment, timestamp);
  };
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
