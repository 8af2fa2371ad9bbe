import { EVALUATION_SCHEMA, EVALUATION_VERSION, type EvaluationSize } from "../records/evaluation-size.js";
import { manifestIdentity, type StudyManifest } from "../records/manifest.js";
import type { MethodSpec } from "../records/method.js";
import { validationErrorOf } from "../records/validation-error.js";
import { PILOTS } from "../spec/pilots.js";
import type { StudySize } from "../spec/size.js";
import type { TrialResult } from "../spec/trial.js";
import { type EarlierSeeds, fitEvaluation } from "./budget.js";
import { courseOf, type PlacedRung, type Tuning } from "./course.js";

interface TuningOutcome {
  readonly results: readonly TrialResult[];
  /** Rounds of tuning that count: runs of every method at every batch size. */
  readonly tuningRounds: number;
  readonly tuning: Tuning;
  /** Threads that work at once. */
  readonly workers: number;
  /** Of one thread for a whole run: see `measuredSeconds`. */
  readonly secondsOfRun: (method: MethodSpec, batchSize: number) => number;
  /** null without a budget. */
  readonly secondsLeft: number | null;
  /** The method with pilot runs, if any. */
  readonly pilot: MethodSpec | undefined;
  /** Training windows of each fold: tuning runs are of the first. */
  readonly foldWindows: readonly number[];
  /** Evaluation trials that earlier runs have finished. */
  readonly earlier: readonly TrialResult[];
}

/** Under a time budget: how much of the evaluation fits, seeds that were cut before among it; null without one. */
export function decideEvaluation(
  manifest: StudyManifest,
  { results, tuningRounds, tuning, workers, secondsOfRun, secondsLeft, pilot, foldWindows, earlier }: TuningOutcome,
): EvaluationSize | null {
  const { size, budget } = manifest.decided;
  if (budget === null || secondsLeft === null) return null;
  const allFolds = foldWindows.reduce((sum, windows) => sum + windows, 0) / foldWindows[0]!;
  const fitted = fitEvaluation(
    { ...size, tuningTrials: trialsOf(tuningRounds, courseOf(tuning, size), size) },
    {
      secondsLeft,
      mostSeeds: manifest.requested.seeds,
      secondsPerSeed: (batchSize) =>
        (allFolds * manifest.methods.reduce((sum, method) => sum + secondsOfRun(method, batchSize), 0)) / workers,
      secondsBefore: (batchSize) =>
        pilot === undefined ? 0 : (allFolds * PILOTS * secondsOfRun(pilot, batchSize)) / workers,
      earlier: (batchSize) => earlierSeeds(manifest, earlier, { batchSize, folds: foldWindows.length }),
      preferred: bestBatchSize(results, manifest.methods, size.batchSizes),
    },
  );
  return {
    schema: EVALUATION_SCHEMA,
    version: EVALUATION_VERSION,
    identity: manifestIdentity(manifest),
    size: fitted,
    tuningRounds,
  };
}

/** Whole runs that the first rounds are worth, rounded down; at least 1. */
function trialsOf(rounds: number, course: readonly PlacedRung[], { epochs, tuningTrials }: StudySize): number {
  const all = course.reduce((sum, rung) => sum + rung.rounds, 0);
  if (rounds >= all) return tuningTrials;
  const done = course.reduce(
    (sum, rung) => sum + rung.epochs * Math.max(0, Math.min(rung.rounds, rounds - rung.start)),
    0,
  );
  return Math.max(1, Math.floor(done / epochs));
}

/** Seeds are run in their order: so many of them have a finished trial of some method, and so many of every method. */
function earlierSeeds(
  { seed, methods }: StudyManifest,
  earlier: readonly TrialResult[],
  { batchSize, folds }: { readonly batchSize: number; readonly folds: number },
): EarlierSeeds {
  const counts = methods.map(({ name }) => {
    const own = earlier.filter(({ record }) => record.method === name && record.batchSize === batchSize);
    return { last: Math.max(0, ...own.map(({ record }) => record.seed - seed)), count: Math.floor(own.length / folds) };
  });
  return {
    begun: Math.max(...counts.map(({ last }) => last)),
    finished: Math.min(...counts.map(({ count }) => count)),
  };
}

/** The batch size at which the methods' best tuning errors are lowest on average: nobody's favourite in particular. */
function bestBatchSize(
  results: readonly TrialResult[],
  methods: readonly MethodSpec[],
  sizes: readonly number[],
): number {
  const meanError = (batchSize: number) => {
    const errors = methods.map(({ name }) =>
      Math.min(
        ...results
          .filter(({ record }) => record.method === name && record.batchSize === batchSize)
          .map(({ record }) => validationErrorOf(record)),
      ),
    );
    return errors.reduce((sum, error) => sum + error, 0) / errors.length;
  };
  const errors = sizes.map(meanError);
  return sizes[errors.indexOf(Math.min(...errors))]!;
}
