import type { ChartLine } from "./chart-options.js";

/** Of what is drawn, how much is left free above it: some of the way down is to be seen. */
const ROOM = 0.6;
/** Of the course of each line, the part from which on it is drawn whole. */
const LATER = 0.5;

/**
 * From where to where a chart of falling errors reaches: the error before the first step may be 80 times as high, and a chart up to there shows all
 * methods as one line.
 */
export interface FallingRange {
  readonly range: readonly [number, number] | null;
  /** Whether lines are cut at the top. */
  readonly isCut: boolean;
}

/** The range that holds the later half of every line, levels and ends among it, with some room above; null without lines. Only the first fall is cut. */
export function fallingRange(lines: readonly ChartLine[]): FallingRange {
  const values = lines.flatMap(({ y, low, high }) => [y, low ?? [], high ?? []].flatMap(finiteOf));
  if (values.length === 0) return { range: null, isCut: false };
  const lowest = values.reduce((a, b) => Math.min(a, b));
  const highest = values.reduce((a, b) => Math.max(a, b));
  const later = lines.reduce((most, line) => Math.max(most, ...finiteOf(laterOf(line))), lowest);
  const top = later + ROOM * (later - lowest);
  const isCut = top > lowest && top < highest;
  return { range: [lowest, isCut ? top : highest], isCut };
}

/** The values of a line's later half, its last one always. */
function laterOf({ x, y }: ChartLine): (number | null)[] {
  const [first, last] = [x[0] ?? 0, x[x.length - 1] ?? 0];
  const from = first + LATER * (last - first);
  return Array.from(y).filter((_, k) => x[k]! >= from);
}

function finiteOf(list: ArrayLike<number | null>): number[] {
  return Array.from(list).filter((value): value is number => value !== null && Number.isFinite(value));
}
