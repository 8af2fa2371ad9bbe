import { ensure } from "../../core/errors.js";
import { MOST } from "../../core/limits.js";
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

/** Fewer decide nothing: of 3, the interval holds the true ratio in 74 % of studies where it says 95 %. */
export const FEWEST_SEEDS = 5;

/** Rules of the requested size. */
export const SIZE_OPTIONS = {
  batchSizes: required(listOf("integers >= 1", integer(1).allows, "Give e.g. [16, 64].")),
  epochs: required(integer(1, MOST.epochs)),
  seeds: required(integer(1, MOST.runs)),
  tuningTrials: required(integer(1, MOST.runs)),
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

/** Throws for a study that no machine would finish. */
export function ensureTrials(methods: readonly unknown[], size: Omit<StudySize, "trainWindows">, folds: number): void {
  const trials = trialCount(methods, { ...size, folds });
  ensure(
    trials <= MOST.trials,
    () =>
      `runStudy: \`size.seeds\` and \`size.tuningTrials\` must come to at most ${MOST.trials} runs, got ${methods.length} methods x ${size.batchSizes.length} batch sizes x ` +
      `(${size.seeds} seeds${folds > 1 ? ` x ${folds} folds` : ""} + ${size.tuningTrials} tuning trials) = ${trials}. Take fewer.`,
  );
}

/** Trials that a study of this size runs when nothing is left out, `pilots` of one method at each batch size and fold among them. */
export function trialCount(
  methods: readonly unknown[],
  { batchSizes, seeds, tuningTrials, folds, pilots = 0 }: TrialCounts,
): number {
  return batchSizes.length * (methods.length * (seeds * folds + tuningTrials) + pilots * folds);
}

interface TrialCounts extends Omit<StudySize, "trainWindows" | "epochs"> {
  readonly folds: number;
  readonly pilots?: number;
}
