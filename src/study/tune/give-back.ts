import type { StudySize } from "../spec/size.js";

interface GiveBackOptions {
  readonly requested: StudySize;
  readonly secondsLeft: number;
  /** Wall time that a study of such a size still takes, what has run taken off, by what its runs took so far. */
  readonly seconds: (size: StudySize) => number;
}

/** Part of the time left that is planned with: the rest is for the test part, and for a machine that gets slower. */
export const USABLE_OF_LEFT = 0.9;

/** So many are given back before batch sizes, as they are cut after them. */
const SOME_TRIALS = 6;

/**
 * What a time budget had cut and turns out to have room for once tuning has shown what runs take, in the reverse order of the cuts: seeds, tuning
 * trials up to 6, batch sizes, all tuning trials; of each as much as fits. Epochs and training windows stay as they were tuned with.
 */
export function giveBack(size: StudySize, { requested, secondsLeft, seconds }: GiveBackOptions): StudySize {
  const fits = (candidate: StudySize) => seconds(candidate) <= USABLE_OF_LEFT * secondsLeft;
  let given = size;
  const raise = (key: "seeds" | "tuningTrials", most: number) => {
    for (let count = most; count > given[key]; count--) {
      const candidate = { ...given, [key]: count };
      if (fits(candidate)) given = candidate;
    }
  };
  raise("seeds", requested.seeds);
  raise("tuningTrials", Math.min(SOME_TRIALS, requested.tuningTrials));
  for (const batchSize of requested.batchSizes) {
    // In the order that was asked for, as a study of that size would have them.
    const batchSizes = requested.batchSizes.filter((one) => one === batchSize || given.batchSizes.includes(one));
    if (batchSizes.length > given.batchSizes.length && fits({ ...given, batchSizes })) given = { ...given, batchSizes };
  }
  raise("tuningTrials", requested.tuningTrials);
  return given;
}
