import { ensure, ensureInteger } from "../../core/errors.js";

/** How much a study does. All methods get the same. */
export interface StudySize {
  readonly batchSizes: readonly number[];
  readonly epochs: number;
  /** Evaluation runs of each method and batch size. */
  readonly seeds: number;
  /** Tuning trials of each method and batch size. */
  readonly tuningTrials: number;
  /** Training windows in use. */
  readonly trainWindows: number;
}

/** Throws unless every number of the size can be worked with. */
export function ensureSize(size: StudySize): void {
  const { batchSizes, trainWindows } = size;
  ensure(batchSizes.length > 0, () => "runStudy: `batchSizes` must name at least one size, got none. Give e.g. 16,64.");
  for (const batchSize of batchSizes) {
    ensureInteger("runStudy: `batchSizes`", batchSize, 1);
    ensure(
      batchSize <= trainWindows,
      () =>
        `runStudy: \`batchSizes\` must not exceed the ${trainWindows} training windows, got ${batchSize}. Take a smaller size.`,
    );
  }
  ensureInteger("runStudy: `epochs`", size.epochs, 1);
  ensureInteger("runStudy: `seeds`", size.seeds, 1);
  ensureInteger("runStudy: `tuningTrials`", size.tuningTrials, 1);
}

/** Trials that a study of this size runs when nothing is left out. */
export function trialCount(methods: readonly unknown[], { batchSizes, seeds, tuningTrials }: StudySize): number {
  return methods.length * batchSizes.length * (seeds + tuningTrials);
}
