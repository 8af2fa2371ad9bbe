import { listed } from "../../core/listed.js";
import type { Segment } from "../../data/series.js";
import { measureSteps } from "../../data/time/axis.js";
import { formatStep, formatTimestamp, resolutionOf } from "../../data/timestamp.js";
import { missingHours } from "./same-times.js";

/** Rows of the file that a note names. */
export const MOST_NAMED = 5;

export function repeatedNote(rows: readonly number[], count: number): string {
  const more = count > rows.length ? ` and ${count - rows.length} more` : "";
  return (
    `Left out ${count} ${count === 1 ? "row" : "rows"} equal to the row before, time and all: ` +
    `${rows.join(", ")}${more} of the file; the first of each was kept.`
  );
}

export function stepWords(milliseconds: Float64Array, segments: readonly Segment[]): string {
  const { usual } = measureSteps(milliseconds, segments);
  return usual > 0 ? `the usual step is ${formatStep(usual)}` : "there is one row only";
}

/** A note on hours that are missing as where clocks are set forward. */
export function clockNotes(milliseconds: Float64Array, segments: readonly Segment[]): readonly string[] {
  const { usual } = measureSteps(milliseconds, segments);
  const rows = missingHours(milliseconds, segments, usual);
  if (rows.length === 0) return [];
  const resolution = resolutionOf(milliseconds);
  const times = [...new Set(rows.map((row) => formatTimestamp(milliseconds[row]!, resolution)))];
  return [
    `An hour is missing as where clocks are set forward, after ${listed(times, MOST_NAMED)}. Windows run across it.`,
  ];
}
