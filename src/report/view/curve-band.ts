import type { EpochRecord, TrialRecord } from "../../study/records.js";
import { ascending, quantile } from "./statistics.js";

/** A curve over the seeds: the median with the lowest and the highest of the seeds. */
export interface CurvePoint {
  readonly x: number;
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

/** A trial's quantity after each of its epochs. */
export type Quantity = (trial: TrialRecord) => readonly number[];

/** A quantity that each epoch has by itself. */
export function each(quantity: (epoch: EpochRecord) => number): Quantity {
  return ({ epochs }) => epochs.map(quantity);
}

/**
 * The lowest validation error up to each epoch: it crosses the target where the epochs to the target are counted, and its
 * last value is the trial's best.
 */
export const lowestError: Quantity = ({ epochs }) => {
  let lowest = Number.POSITIVE_INFINITY;
  return epochs.map(({ validationError }) => {
    if (validationError < lowest) lowest = validationError;
    return lowest;
  });
};

/**
 * One quantity per epoch over trials that differ only in their seed.
 *
 * A seed that diverged counts as infinite from there on, so it cannot flatter the median. The curve ends where fewer
 * than half of the seeds are left; the band spans the finite ones.
 */
export function bandPerEpoch(trials: readonly TrialRecord[], quantity: Quantity): readonly CurvePoint[] {
  const last = trials.reduce((most, { epochs }) => Math.max(most, epochs.length), 0);
  const curves = trials.map((trial) => ({ trial, values: quantity(trial) }));
  return bandAt(
    Array.from({ length: last }, (_, i) => i + 1),
    curves.map(
      ({ trial, values }) =>
        (x) =>
          values[x - 1] ?? afterEnd(trial),
    ),
  );
}

/**
 * The same per second of training: linear between the ends of epochs, from where the median seed has its first epoch to
 * where it ends, with at most `most` points.
 */
export function bandPerSecond(trials: readonly TrialRecord[], quantity: Quantity, most = 150): readonly CurvePoint[] {
  if (trials.length === 0) return [];
  const clocks = trials.map(({ epochs }) => epochs.map(({ secondsTraining }) => secondsTraining));
  const begin = quantile(ascending(clocks.map((clock) => clock[0] ?? Number.POSITIVE_INFINITY)), 0.5);
  const end = quantile(ascending(clocks.map((clock) => clock.at(-1) ?? 0)), 0.5);
  const moments = ascending([...new Set([...clocks.flat(), begin, end])]).filter((x) => x >= begin && x <= end);
  const step = Math.max(1, Math.ceil(moments.length / most));
  return bandAt(
    moments.filter((moment, i) => i % step === 0 || moment === end),
    trials.map((trial, i) => {
      const values = quantity(trial);
      return (x) => between(clocks[i]!, values, x) ?? afterEnd(trial, values.at(-1));
    }),
  );
}

function bandAt(places: readonly number[], curves: readonly ((x: number) => number | null)[]): CurvePoint[] {
  const band: CurvePoint[] = [];
  for (const x of places) {
    const values = curves.map((curve) => curve(x)).filter((value) => value !== null);
    if (values.length === 0 || values.length * 2 < curves.length) continue;
    const sorted = ascending(values.map((value) => (Number.isFinite(value) ? value : Number.POSITIVE_INFINITY)));
    const median = quantile(sorted, 0.5);
    const finite = sorted.filter(Number.isFinite);
    if (!Number.isFinite(median)) continue;
    band.push({ x, median, low: finite[0]!, high: finite.at(-1)! });
  }
  return band;
}

/** The value at x on the line through the points; its first value before them, null after them. */
function between(places: readonly number[], values: readonly number[], x: number): number | null {
  const next = places.findIndex((place) => place >= x);
  if (next === -1) return null;
  const from = values[next - 1];
  const to = values[next]!;
  if (from === undefined) return to;
  return from + ((x - places[next - 1]!) / (places[next]! - places[next - 1]!)) * (to - from);
}

/** What stands for a trial after its last epoch; `kept` for one that is done while others still run. */
function afterEnd({ outcome }: TrialRecord, kept: number | null = null): number | null {
  return outcome === "diverged" ? Number.POSITIVE_INFINITY : kept;
}
