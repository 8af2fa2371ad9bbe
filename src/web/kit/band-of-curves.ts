import { band } from "../../page/charts/band.js";

/** A curve by its points, x ascending; null where there is no value. */
export interface Curve {
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number | null>;
  /** What it is after its last point: its last value, infinite for what failed, or nothing. Default nothing */
  readonly after?: "held" | "infinite" | null;
}

/** A band over a grid: at each x the median, and the lowest and the highest finite value, of the curves that have one there. */
export interface CurveBand {
  readonly x: number[];
  readonly median: number[];
  readonly low: number[];
  readonly high: number[];
}

/** More columns than this nobody can tell apart. */
const MOST_COLUMNS = 160;

/**
 * The band of many curves, however many: of ten thousand curves it has as many points as of one. Between two points of a curve its value is
 * that on the line between them.
 */
export function bandOfCurves(curves: readonly Curve[]): CurveBand {
  const xs = gridOf(curves);
  const readers = curves.map((curve) => reader(curve));
  const points = band(xs, readers);
  return {
    x: points.map(({ x }) => x),
    median: points.map(({ median }) => median),
    low: points.map(({ low }) => low),
    high: points.map(({ high }) => high),
  };
}

/** The places at which the curves are read: the points of all of them where these are few and the same, else even steps. */
function gridOf(curves: readonly Curve[]): readonly number[] {
  const longest = curves.reduce<Curve | null>(
    (most, curve) => (last(curve) > (most ? last(most) : -1) ? curve : most),
    null,
  );
  if (longest === null) return [];
  const isShared = longest.x.length <= MOST_COLUMNS && curves.every(({ x }) => x.length === 0 || x[1] === longest.x[1]);
  if (isShared) return Array.from(longest.x);
  const to = last(longest);
  return Array.from({ length: MOST_COLUMNS + 1 }, (_, k) => (to * k) / MOST_COLUMNS);
}

function last({ x }: Curve): number {
  return x.length === 0 ? -1 : x[x.length - 1]!;
}

/** Reads a curve at places that ascend; null before its first point. */
function reader({ x, y, after = null }: Curve): (at: number) => number | null {
  let k = 0;
  const held = after === "held" && x.length > 0 ? (y[x.length - 1] ?? null) : null;
  const afterwards = after === "infinite" ? Number.POSITIVE_INFINITY : held;
  return (at) => {
    while (k + 1 < x.length && x[k + 1]! <= at) k++;
    if (x.length === 0 || at > x[x.length - 1]!) return afterwards;
    if (at < x[0]!) return null;
    const [from, value] = [x[k]!, y[k] ?? null];
    const next = k + 1 < x.length ? (y[k + 1] ?? null) : null;
    if (value === null || next === null || at === from) return value;
    return value + ((next - value) * (at - from)) / (x[k + 1]! - from);
  };
}

/** The lowest value so far at each point: what stopping there would have kept. */
export function lowestSoFar(values: ArrayLike<number | null>): (number | null)[] {
  let lowest: number | null = null;
  return Array.from(values, (value) => {
    if (value !== null && !Number.isNaN(value) && (lowest === null || value < lowest)) lowest = value;
    return lowest;
  });
}
