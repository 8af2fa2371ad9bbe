import { fixed, significant } from "../text/numbers.js";

/** The part of an axis that is drawn, and where its marks stand. */
export interface AxisScale {
  readonly kind: "log" | "value";
  readonly min: number;
  readonly max: number;
  readonly ticks: readonly number[];
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

/** Steps between the marks of a linear axis, at least: more are drawn where the step is rounded down. */
const LEAST_STEPS = 4;

/**
 * An axis for values: logarithmic when all are positive and their range is large. It ends at a mark, at the highest value or above it, so that the
 * size of the highest one can be read. `null` without finite values.
 */
export function scaleFor(values: readonly number[], room = 0.04): AxisScale | null {
  const ends = endsOf(values);
  if (ends === null) return null;
  const [low, high] = ends;
  if (low <= 0 || high / low <= LOG_FACTOR) return linear(low, high, room);
  const margin = (high / low) ** room;
  const min = axisEnd(low / margin);
  const marked = LOG_STEPS.map((steps) => marks(min, markAbove(axisEnd(high), steps), steps));
  const ticks = thinned(marked.find(({ length }) => length <= MOST_TICKS) ?? marked.at(-1)!);
  return { kind: "log", min, max: ticks.at(-1)!, ticks };
}

/** The same, linear whatever the range: of measurements, whose distances are what is looked at. */
export function linearScaleFor(values: readonly number[], room = 0.04): AxisScale | null {
  const ends = endsOf(values);
  return ends && linear(...ends, room);
}

/** The lowest and the highest of the finite values. */
function endsOf(values: readonly number[]): readonly [low: number, high: number] | null {
  const finite = values.filter(Number.isFinite);
  if (finite.length === 0) return null;
  return [finite.reduce((a, b) => Math.min(a, b)), finite.reduce((a, b) => Math.max(a, b))];
}

function linear(low: number, high: number, room: number): AxisScale {
  const largest = Math.max(Math.abs(low), Math.abs(high));
  const [from, to] = high - low > LEAST_SPAN * largest ? [low, high] : around(low);
  const span = to - from;
  const step = roundStep(span / LEAST_STEPS);
  const min = axisEnd(from >= 0 ? Math.max(0, from - span * room) : from - span * room);
  const [first, last] = [Math.ceil(min / step), Math.ceil(axisEnd(to / step))];
  const ticks = Array.from({ length: last - first + 1 }, (_, k) => axisEnd((first + k) * step));
  return { kind: "value", min, max: ticks.at(-1)!, ticks };
}

/** More decimals than this, or larger numbers, are printed in powers of ten. */
const MOST_DECIMALS = 6;
const LARGEST = 1e9;
const DIGITS = 4;

/**
 * How the marks of an axis are printed: those at even steps all with as many decimals as the finest of them needs, or 2.6325 would stand as 2.633
 * beside 2.63. `unit` is what a mark of 1 comes to.
 */
export function tickFormat(ticks: readonly number[], unit = 1): (value: number) => string {
  const values = ticks.map((tick) => axisEnd(tick * unit));
  const decimals = values.reduce((most, value) => Math.max(most, decimalsOf(value)), 0);
  const isPlain = decimals <= MOST_DECIMALS && values.every((value) => Math.abs(value) < LARGEST);
  if (!isPlain || !areEven(ticks)) return (value) => significant(value * unit, DIGITS);
  return (value) => fixed(value * unit, decimals);
}

function decimalsOf(value: number): number {
  for (let decimals = 0; decimals <= MOST_DECIMALS; decimals++)
    if (Number(value.toFixed(decimals)) === value) return decimals;
  return MOST_DECIMALS + 1;
}

function areEven(ticks: readonly number[]): boolean {
  const steps = ticks.slice(1).map((tick, k) => tick - ticks[k]!);
  return steps.every((step) => Math.abs(step - steps[0]!) < 1e-6 * steps[0]!);
}

/** A range for values that are all the same. */
function around(value: number): readonly [number, number] {
  const room = Math.abs(value) / 4;
  return room === 0 ? [0, 1] : [value - room, value + room];
}

/** The largest of 1, 2, 2.5 and 5 times a power of ten that is not above a step. */
function roundStep(step: number): number {
  const power = Number(`1e${Math.floor(Math.log10(step))}`);
  return axisEnd(power * ([5, 2.5, 2].find((one) => one * power <= step) ?? 1));
}

/** Marks at 1, 2, 5 times the powers of ten inside the range; fewer when it spans many powers. */
export function logTicks(min: number, max: number): readonly number[] {
  const fitting = LOG_STEPS.map((steps) => marks(min, max, steps));
  return thinned(fitting.find(({ length }) => length <= MOST_TICKS) ?? fitting.at(-1)!);
}

/** Within a power of ten, the finest first. */
const LOG_STEPS = [[1, 2, 3, 5, 7], [1, 2, 5], [1, 3], [1]];
const MOST_TICKS = 7;

/** The last mark and every so many before it. */
function thinned(ticks: readonly number[]): readonly number[] {
  const keep = Math.ceil(ticks.length / MOST_TICKS);
  return ticks.filter((_, i) => (ticks.length - 1 - i) % keep === 0);
}

function markAbove(value: number, steps: readonly number[]): number {
  return marks(value, 10 * value, steps)[0]!;
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
