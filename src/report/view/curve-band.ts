import { median } from "../../core/statistics.js";
import { type BandPoint, band } from "../../page/charts/band.js";
import type { EpochRecord, TrialRecord } from "../../study/records/trial.js";

/** A trial's quantity after each of its epochs. */
type Quantity = (trial: TrialRecord) => readonly number[];

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

/** One quantity per epoch over trials that differ only in their seed; a seed that diverged counts as infinite from there on. */
export function bandPerEpoch(trials: readonly TrialRecord[], quantity: Quantity): readonly BandPoint[] {
  const last = trials.reduce((most, { epochs }) => Math.max(most, epochs.length), 0);
  return band(
    Array.from({ length: last }, (_, i) => i + 1),
    trials.map((trial) => {
      const values = quantity(trial);
      return (x) => values[x - 1] ?? afterEnd(trial);
    }),
  );
}

/**
 * The same per second of training: linear between the ends of epochs, from the end of the median seed's first epoch to the
 * end of its last, with at most `most` points.
 */
export function bandPerSecond(trials: readonly TrialRecord[], quantity: Quantity, most = 150): readonly BandPoint[] {
  if (trials.length === 0) return [];
  const clocks = trials.map(({ epochs }) => epochs.map(({ secondsTraining }) => secondsTraining));
  const begin = median(clocks.map((clock) => clock[0] ?? Number.POSITIVE_INFINITY));
  const end = median(clocks.map((clock) => clock.at(-1) ?? 0));
  const seconds = [...new Set([...clocks.flat(), begin, end])]
    .sort((a, b) => a - b)
    .filter((x) => x >= begin && x <= end);
  const step = Math.max(1, Math.ceil(seconds.length / most));
  return band(
    seconds.filter((x, i) => i % step === 0 || x === end),
    trials.map((trial, i) => {
      const values = quantity(trial);
      return (x) => between(clocks[i]!, values, x) ?? afterEnd(trial, values.at(-1));
    }),
  );
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

/** A trial's value after its last epoch: infinite when it diverged, else `kept`. */
function afterEnd({ outcome }: TrialRecord, kept: number | null = null): number | null {
  return outcome === "diverged" ? Number.POSITIVE_INFINITY : kept;
}
