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
 * The same points per second of training: each stands at the median over the seeds of the training time up to the end of its epoch.
 *
 * So both charts show one curve, with the same first and last values. A median at each time, over seeds of which some are ahead of others,
 * would be another quantity: where clocks differ it ends above the curve per epoch.
 */
export function bandPerSecond(trials: readonly TrialRecord[], quantity: Quantity): readonly BandPoint[] {
  let latest = 0;
  return bandPerEpoch(trials, quantity).map((point) => {
    const seconds = trials.flatMap(({ epochs }) => epochs[point.x - 1]?.secondsTraining ?? []);
    // Where a slow seed ends before the others, the median of those left may lie before it.
    latest = Math.max(latest, median(seconds));
    return { ...point, x: latest };
  });
}

/** A trial's value after its last epoch: infinite when it diverged, else none. */
function afterEnd({ outcome }: TrialRecord): number | null {
  return outcome === "diverged" ? Number.POSITIVE_INFINITY : null;
}
