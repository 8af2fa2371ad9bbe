import type { Method } from "./methods.js";
import type { StudySize } from "./plan.js";

/** Seconds that one training step of a method at a batch size takes on one worker. */
export type StepSeconds = (method: Method, batchSize: number) => number;

/** Part of the budget that trials may plan with; the rest is for reading data, scoring and writing. */
const USABLE_SHARE = 0.85;

export interface BudgetOptions {
  readonly seconds: number;
  readonly workers: number;
  readonly methods: readonly Method[];
  readonly stepSeconds: StepSeconds;
}

/** Seconds of wall time that the trials of a study take. */
export function estimateSeconds(
  size: StudySize,
  { methods, stepSeconds, workers }: Omit<BudgetOptions, "seconds">,
): number {
  let seconds = 0;
  for (const method of methods) {
    for (const batchSize of size.batchSizes) {
      const steps = Math.ceil(size.trainWindows / batchSize) * size.epochs;
      seconds += steps * stepSeconds(method, batchSize) * (size.seeds + size.tuningTrials);
    }
  }
  return seconds / workers;
}

/**
 * Cuts the wishes down until they fit the budget, in this order: epochs to 30, tuning trials to 6, training windows to
 * 4,000, epochs to 15, batch sizes to the first, windows to 1,000, tuning trials to 4, seeds to 4, epochs to 8, windows to
 * 200. Every cut is the same for all methods and is said in `changes`.
 *
 * What still does not fit is left to the clock: the study then ends early and says so.
 */
export function fitBudget(wishes: StudySize, options: BudgetOptions): { size: StudySize; changes: string[] } {
  const usable = options.seconds * USABLE_SHARE;
  let size = wishes;
  for (const cut of CUTS) {
    const excess = estimateSeconds(size, options) / usable;
    if (excess <= 1) break;
    size = cut(size, excess);
  }
  return { size, changes: changesBetween(wishes, size) };
}

type Cut = (size: StudySize, excess: number) => StudySize;

/** Shrinks a number in proportion to the excess, not below its floor. */
function shrink(key: "epochs" | "trainWindows", floor: number): Cut {
  return (size, excess) => ({
    ...size,
    [key]: Math.min(size[key], Math.max(floor, Math.floor(size[key] / excess))),
  });
}

const fewerTuning =
  (floor: number): Cut =>
  (size) => ({ ...size, tuningTrials: Math.min(size.tuningTrials, floor) });

const CUTS: readonly Cut[] = [
  shrink("epochs", 30),
  fewerTuning(6),
  shrink("trainWindows", 4000),
  shrink("epochs", 15),
  (size) => ({ ...size, batchSizes: size.batchSizes.slice(0, 1) }),
  shrink("trainWindows", 1000),
  fewerTuning(4),
  (size) => ({ ...size, seeds: Math.min(size.seeds, 4) }),
  shrink("epochs", 8),
  shrink("trainWindows", 200),
];

function changesBetween(wishes: StudySize, size: StudySize): string[] {
  const changes: string[] = [];
  const tell = (what: string, before: number | string, after: number | string) => {
    if (before !== after) changes.push(`${what}: ${after} instead of ${before}`);
  };
  tell("epochs", wishes.epochs, size.epochs);
  tell("tuning trials", wishes.tuningTrials, size.tuningTrials);
  tell("training windows", wishes.trainWindows, size.trainWindows);
  tell("batch sizes", wishes.batchSizes.join(", "), size.batchSizes.join(", "));
  tell("seeds", wishes.seeds, size.seeds);
  return changes;
}
