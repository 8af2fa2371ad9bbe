/** The part of an axis that is drawn, and where its marks stand; `ticks` null leaves them to the chart library. */
export interface AxisScale {
  readonly kind: "log" | "value";
  readonly min: number;
  readonly max: number;
  readonly ticks: readonly number[] | null;
}

/**
 * An end of an axis, to 12 digits: the chart library throws where one lies a rounding error inside a mark of its own, as
 * 0.009600000000000001 does where it marks 0.0096.
 */
export function axisEnd(value: number): number {
  return Number(value.toPrecision(12));
}

/**
 * The power of ten in which values are drawn, 1 for sizes from 1e-9 to 1e15: the chart library counts digits after the point and throws
 * where they are more than 20.
 */
export function drawnUnit(values: readonly number[]): number {
  const largest = values.reduce((most, value) => (Number.isFinite(value) ? Math.max(most, Math.abs(value)) : most), 0);
  return largest === 0 || (largest >= 1e-9 && largest < 1e15) ? 1 : Number(`1e${Math.floor(Math.log10(largest))}`);
}

/** Values that differ by less than this fraction of themselves are drawn as one: 12 digits leave no marks between them. */
const LEAST_SPAN = 1e-9;

/** Values spanning more than this factor are drawn on a logarithmic axis. */
export const LOG_FACTOR = 4;

/** An axis for values: logarithmic when all are positive and their range is large. `null` without finite values. */
export function scaleFor(values: readonly number[], room = 0.04): AxisScale | null {
  const finite = values.filter(Number.isFinite);
  if (finite.length === 0) return null;
  const low = finite.reduce((a, b) => Math.min(a, b));
  const high = finite.reduce((a, b) => Math.max(a, b));
  if (low > 0 && high / low > LOG_FACTOR) {
    const margin = (high / low) ** room;
    const min = axisEnd(low / margin);
    const max = axisEnd(high * margin);
    return { kind: "log", min, max, ticks: logTicks(min, max) };
  }
  const largest = Math.max(Math.abs(low), Math.abs(high));
  const span = high - low > LEAST_SPAN * largest ? high - low : largest || 1;
  const min = axisEnd(low - span * room);
  return { kind: "value", min: low >= 0 ? Math.max(0, min) : min, max: axisEnd(high + span * room), ticks: null };
}

/** Marks at 1, 2, 5 times the powers of ten inside the range; fewer when it spans many powers. */
export function logTicks(min: number, max: number): readonly number[] {
  const candidates = [[1, 2, 3, 5, 7], [1, 2, 5], [1, 3], [1]];
  const counts = candidates.map((steps) => marks(min, max, steps));
  const fitting = counts.find((ticks) => ticks.length <= 7);
  if (fitting !== undefined) return fitting;
  const powers = counts.at(-1)!;
  const keep = Math.ceil(powers.length / 7);
  return powers.filter((_, i) => i % keep === 0);
}

function marks(min: number, max: number, steps: readonly number[]): readonly number[] {
  const ticks: number[] = [];
  for (let power = Math.floor(Math.log10(min)); power <= Math.log10(max); power++) {
    for (const step of steps) {
      // Written out and read back: 3 * 10^-1 is 0.30000000000000004, 3e-1 is not.
      const tick = Number(`${step}e${power}`);
      if (tick >= min && tick <= max) ticks.push(tick);
    }
  }
  return ticks;
}
