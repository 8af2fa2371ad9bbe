import type { Segment, TimeAxis } from "../series.js";
import { resolutionOf } from "../timestamp.js";

/** The first row whose time is not later than that of the row before it in its segment; -1 if there is none. */
export function firstStepBack(milliseconds: Float64Array, segments: readonly Segment[]): number {
  for (const { start, end } of segments) {
    for (let row = start + 1; row < end; row++) if (!(milliseconds[row]! > milliseconds[row - 1]!)) return row;
  }
  return -1;
}

/** The steps between neighbouring rows of a segment. */
interface Steps {
  /** Their median in milliseconds, the lower one of two; 0 without any step. */
  readonly usual: number;
  /** How many are longer than 1.5 times the usual one. */
  readonly gaps: number;
  /** How many differ from the usual one. */
  readonly irregular: number;
  /** The longest, and the row before it; -1 without any step. */
  readonly longest: number;
  readonly longestFrom: number;
}

export function measureSteps(milliseconds: Float64Array, segments: readonly Segment[]): Steps {
  const differences = new Float64Array(segments.reduce((sum, { start, end }) => sum + Math.max(0, end - start - 1), 0));
  let count = 0;
  let longest = 0;
  let longestFrom = -1;
  for (const { start, end } of segments) {
    for (let row = start; row + 1 < end; row++) {
      const step = milliseconds[row + 1]! - milliseconds[row]!;
      if (step > longest) [longest, longestFrom] = [step, row];
      differences[count++] = step;
    }
  }
  const isSteady = differences.every((step) => step === differences[0]);
  const usual = (isSteady ? differences : differences.slice().sort())[(count - 1) >> 1] ?? 0;
  let gaps = 0;
  let irregular = 0;
  for (const step of differences) {
    if (step > 1.5 * usual) gaps++;
    if (step !== usual) irregular++;
  }
  return { usual, gaps, irregular, longest, longestFrom };
}

/** The axis of rows that are known to be in order. */
export function timeAxis(options: {
  readonly columns: readonly string[];
  readonly milliseconds: Float64Array;
  readonly segments: readonly Segment[];
  readonly notation?: TimeAxis["notation"];
}): TimeAxis {
  const { columns, milliseconds, segments, notation } = options;
  const { usual, gaps } = measureSteps(milliseconds, segments);
  const resolution = resolutionOf(milliseconds);
  return { columns, milliseconds, step: usual, gaps, resolution, ...(notation && { notation }) };
}
