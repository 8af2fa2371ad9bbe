import { quoted } from "../../core/listed.js";
import type { Segment } from "../../data/series.js";
import { firstStepBack } from "../../data/time/axis.js";

interface Rows {
  readonly milliseconds: Float64Array;
  readonly segments: readonly Segment[];
  /** order[row of the series] = record of the file; null where that is the same. */
  readonly order: Uint32Array | null;
}

interface Turned extends Pick<Rows, "milliseconds" | "order"> {
  readonly isTurned: boolean;
  readonly notes: readonly string[];
}

/** Turns every segment round where time falls from row to row more often than it rises: trained as they stand, such rows forecast the past. */
export function inRisingOrder({ milliseconds, segments, order }: Rows): Turned {
  let rises = 0;
  let falls = 0;
  for (const { start, end } of segments) {
    for (let row = start + 1; row < end; row++) {
      const step = milliseconds[row]! - milliseconds[row - 1]!;
      if (step > 0) rises++;
      else if (step < 0) falls++;
    }
  }
  if (falls <= rises) return { milliseconds, order, isTurned: false, notes: [] };
  const turned = Uint32Array.from(milliseconds, (_, row) => row);
  for (const { start, end } of segments) turned.subarray(start, end).reverse();
  return {
    milliseconds: Float64Array.from(turned, (row) => milliseconds[row]!),
    order: order === null ? turned : turned.map((row) => order[row]!),
    isTurned: true,
    notes: ["The rows run from the newest to the oldest; they were turned round."],
  };
}

/**
 * The same by a counter in the place of a time, where it falls at every row; else nothing is done. Null where it was asked for and neither rises nor falls at
 * every row.
 */
export function inOrderOfCounter(
  rows: Rows,
  { column, isAsked }: { readonly column: string; readonly isAsked: boolean },
): Pick<Turned, "order" | "notes"> | null {
  const { milliseconds: counts, order, isTurned } = inRisingOrder(rows);
  const isInOrder = firstStepBack(counts, rows.segments) < 0;
  if (isAsked && isInOrder) {
    const turned = isTurned ? "; it falls, so that they were turned round" : "";
    return { order, notes: [`As asked, rows stand in the order of the counter ${quoted(column)}${turned}.`] };
  }
  if (isAsked) return null;
  if (!isTurned || !isInOrder) {
    return {
      order: rows.order,
      notes: ["No column was found to hold the time; rows were taken in the order of the file."],
    };
  }
  return {
    order,
    notes: [
      `No column was found to hold the time, but the counter ${quoted(column)} falls: the rows run from the newest to the oldest and were turned round.`,
    ],
  };
}

/** Stacked objects of a file that runs backwards: each is turned round where it stands; rows marked as gone are left out. */
export function turnedStack(
  milliseconds: Float64Array,
  segments: readonly Segment[],
  gone: Uint8Array,
): { readonly milliseconds: Float64Array; readonly order: Uint32Array } {
  const turned = Uint32Array.from(milliseconds, (_, record) => record);
  for (const { start, end } of segments) turned.subarray(start, end).reverse();
  const order = turned.filter((record) => gone[record] === 0);
  return { milliseconds: Float64Array.from(order, (record) => milliseconds[record]!), order };
}
