import { ensure } from "../../core/errors.js";
import type { OptionRules } from "../../core/options.js";
import { integer, listOf, required } from "../../core/rules.js";

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

/** Rules of the requested size. */
export const SIZE_OPTIONS = {
  batchSizes: required(listOf("integers >= 1", integer(1).allows, "Give e.g. [16, 64].")),
  epochs: required(integer(1)),
  seeds: required(integer(1)),
  tuningTrials: required(integer(1)),
} satisfies OptionRules<Omit<StudySize, "trainWindows">>;

/** Throws unless every batch can be filled. */
export function ensureBatches({ batchSizes, trainWindows }: Pick<StudySize, "batchSizes" | "trainWindows">): void {
  for (const batchSize of batchSizes) {
    ensure(
      batchSize <= trainWindows,
      () =>
        `runStudy: \`size.batchSizes\` must not exceed the ${trainWindows} training windows, got ${batchSize}. ` +
        "Take a smaller size.",
    );
  }
}

/** Trials beyond which a study is a slip of the keyboard: planning them alone would take minutes. */
const MOST_TRIALS = 1_000_000;

/** Throws for a size beyond all reason. */
export function ensureTrials(methods: readonly unknown[], size: Omit<StudySize, "trainWindows">): void {
  const trials = trialCount(methods, size);
  ensure(
    trials <= MOST_TRIALS,
    () =>
      `runStudy: \`size\` must come to at most ${MOST_TRIALS} runs, got ${methods.length} methods at ${size.batchSizes.length} ` +
      `batch sizes with ${size.seeds} \`seeds\` and ${size.tuningTrials} \`tuningTrials\`: ${trials}. Take fewer.`,
  );
}

/** Trials that a study of this size runs when nothing is left out. */
export function trialCount(
  methods: readonly unknown[],
  { batchSizes, seeds, tuningTrials }: Omit<StudySize, "trainWindows">,
): number {
  return methods.length * batchSizes.length * (seeds + tuningTrials);
}
