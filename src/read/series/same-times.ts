import type { DuplicateRule } from "../../data/reading.js";
import type { Segment } from "../../data/series.js";
import { firstStepBack } from "../../data/time/axis.js";

interface Rows {
  readonly milliseconds: Float64Array;
  readonly segments: readonly Segment[];
  /** order[row] = record of the file; null where that is the same. */
  readonly order: Uint32Array | null;
}

interface Merged extends Rows {
  readonly order: Uint32Array;
  /** The records whose mean a row is, by row; none where one was kept. */
  readonly means: ReadonlyMap<number, readonly number[]>;
  readonly notes: readonly string[];
}

/** Makes one row of those that stand at one time in a segment, sorted by time where they are not. */
export function mergeSameTimes({ milliseconds, segments, order }: Rows, rule: DuplicateRule): Merged {
  const isSorted = segments.every(({ start, end }) => {
    for (let row = start + 1; row < end; row++) if (milliseconds[row]! < milliseconds[row - 1]!) return false;
    return true;
  });
  const rows = Uint32Array.from(milliseconds, (_, row) => row);
  if (!isSorted) {
    for (const { start, end } of segments) {
      rows.subarray(start, end).sort((a, b) => milliseconds[a]! - milliseconds[b]! || a - b);
    }
  }
  const recordOf = (row: number) => order?.[row] ?? row;
  const kept: number[] = [];
  const means = new Map<number, readonly number[]>();
  const merged: Segment[] = [];
  for (const segment of segments) {
    const start = kept.length;
    for (let k = segment.start; k < segment.end; ) {
      let end = k + 1;
      while (end < segment.end && milliseconds[rows[end]!] === milliseconds[rows[k]!]) end++;
      if (rule === "mean" && end - k > 1) means.set(kept.length, Array.from(rows.subarray(k, end), recordOf));
      kept.push(rows[rule === "last" ? end - 1 : k]!);
      k = end;
    }
    merged.push({ ...segment, start, end: kept.length });
  }
  const moments = Float64Array.from(kept, (row) => milliseconds[row]!);
  return {
    milliseconds: moments,
    segments: merged,
    order: Uint32Array.from(kept, recordOf),
    means,
    notes: [
      ...(isSorted ? [] : ["The rows were sorted by time, since some of one time do not stand together."]),
      ...(kept.length === milliseconds.length ? [] : [leftNote(milliseconds.length - kept.length, rule)]),
    ],
  };
}

function leftNote(count: number, rule: DuplicateRule): string {
  const rows = `${count} ${count === 1 ? "row" : "rows"}`;
  const how = rule === "mean" ? "the mean of their numbers stands in their place" : `the ${rule} of each was kept`;
  return `Rows of one time were made one, as asked: ${rows} fewer; ${how}.`;
}

const HOUR = 3_600_000;

/**
 * Whether the time goes back at a row as clocks do in autumn: an hour comes again, at night, in a month in which clocks are set. Rows of it may follow one another,
 * or stand in pairs.
 */
export function isRepeatedHour(milliseconds: Float64Array, row: number, usual: number): boolean {
  if (!(usual > 0 && usual <= HOUR)) return false;
  const [before, now] = [milliseconds[row - 1]!, milliseconds[row]!];
  const date = new Date(now);
  const month = date.getUTCMonth() + 1;
  if (date.getUTCHours() > 3 || ![3, 4, 9, 10, 11].includes(month)) return false;
  if (Math.abs(before + usual - now - HOUR) < 1) return true;
  let pairs = 0;
  for (let k = row; now - milliseconds[k]! > -HOUR && k < milliseconds.length; k++) {
    if (milliseconds[k] === milliseconds[k - 1]) pairs++;
  }
  return before === now && pairs === Math.round(HOUR / usual);
}

/** The nights in which an hour is missing as where clocks are set forward, and nothing else is: the rows before it. */
export function missingHours(milliseconds: Float64Array, segments: readonly Segment[], usual: number): number[] {
  if (!(usual > 0 && usual <= HOUR) || firstStepBack(milliseconds, segments) >= 0) return [];
  const rows: number[] = [];
  for (const { start, end } of segments) {
    for (let row = start + 1; row < end; row++) {
      if (Math.abs(milliseconds[row]! - milliseconds[row - 1]! - usual - HOUR) >= 1) continue;
      const gone = new Date(milliseconds[row - 1]! + usual);
      if (gone.getUTCDay() === 0 && gone.getUTCHours() <= 3 && [3, 4, 9, 10].includes(gone.getUTCMonth() + 1))
        rows.push(row - 1);
    }
  }
  return rows;
}
