import type { ChartLine } from "./chart-options.js";

/** Of what is drawn, how much is left free above the ends of the lines: some of the way down is to be seen. */
const ROOM = 0.6;
/** An end that lies above the others' middle by more than so many times their distance from the lowest value is far off. */
const FAR = 4;

/** From where to where a chart of falling errors reaches: the error before the first step may be 80 times as high, and a chart up to there shows all methods as one line. */
export interface FallingRange {
  readonly range: readonly [number, number] | null;
  /** Whether lines are cut at the top. */
  readonly isCut: boolean;
}

/** The range in which the lines end, with some room above; null without lines. */
export function fallingRange(lines: readonly ChartLine[]): FallingRange {
  const values = lines.flatMap(({ y, low, high }) => [y, low ?? [], high ?? []].flatMap(finiteOf));
  if (values.length === 0) return { range: null, isCut: false };
  const lowest = values.reduce((a, b) => Math.min(a, b));
  const highest = values.reduce((a, b) => Math.max(a, b));
  const ends = lines.flatMap(({ y }) => finiteOf(y).slice(-1)).sort((a, b) => a - b);
  const middle = ends[Math.floor((ends.length - 1) / 2)]!;
  const high = ends.findLast((end) => end <= lowest + FAR * (middle - lowest)) ?? middle;
  const top = high + ROOM * (high - lowest);
  const isCut = top > lowest && top < highest;
  return { range: [lowest, isCut ? top : highest], isCut };
}

function finiteOf(list: ArrayLike<number | null>): number[] {
  return Array.from(list).filter((value): value is number => value !== null && Number.isFinite(value));
}
