import { type BandPoint, band } from "../../page/charts/band.js";
import type { EpochRecord, TrialRecord } from "../../study/records/trial.js";

/** A trial's quantity after each of its epochs. */
type Quantity = (trial: TrialRecord) => readonly number[];

/** A quantity that each epoch has by itself. */
export function each(quantity: (epoch: EpochRecord) => number): Quantity {
  return ({ epochs }) => epochs.map(quantity);
}

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

/** A trial's value after its last epoch: infinite when it diverged, else none. */
function afterEnd({ outcome }: TrialRecord): number | null {
  return outcome === "diverged" ? Number.POSITIVE_INFINITY : null;
}
