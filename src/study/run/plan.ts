import { ensure, ensureInteger } from "../../core/errors.js";
import type { Method } from "../spec/methods.js";
import { type Setting, tuningSettings } from "../tune/tuning.js";
import type { TrialSpec } from "./trial.js";

/** A trial of which it is not yet decided how many threads share it: see splitTrials. */
export type PlannedTrial = Omit<TrialSpec, "threads">;

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
  ensure(size.batchSizes.length > 0, () => "--batch-sizes must name at least one size, got none. Give e.g. 16,64.");
  for (const batchSize of size.batchSizes) ensureInteger("--batch-sizes", batchSize, 1);
  ensureInteger("--epochs", size.epochs, 1);
  ensureInteger("--seeds", size.seeds, 1);
  ensureInteger("--tuning-trials", size.tuningTrials, 1);
}

/**
 * The tuning trials, setting by setting over all methods, so that an early end leaves all methods equally far.
 *
 * All use one seed, `seed` itself; the evaluation uses seed + 1 and on, so no run is judged on the draw it was tuned on.
 */
export function tuningSpecs(methods: readonly Method[], size: StudySize, seed: number): PlannedTrial[] {
  return tuningRounds(methods, size, seed).flat();
}

/** The same, round by round: one setting of every method at every batch size. */
export function tuningRounds(methods: readonly Method[], size: StudySize, seed: number): PlannedTrial[][] {
  return Array.from({ length: size.tuningTrials }, (_, k) => {
    const specs: PlannedTrial[] = [];
    for (const batchSize of size.batchSizes) {
      for (const method of methods) {
        const setting = tuningSettings(method, size.tuningTrials)[k]!;
        specs.push({
          id: `tune/${method.name}/b${batchSize}/${k + 1}`,
          phase: "tuning",
          method,
          batchSize,
          seed,
          ...setting,
          epochs: size.epochs,
        });
      }
    }
    return specs;
  });
}

/** The evaluation trials, seed by seed over all methods; `chosen` gives the tuned setting, null to leave a method out. */
export function evaluationSpecs(
  methods: readonly Method[],
  size: StudySize,
  seed: number,
  chosen: (method: Method, batchSize: number) => Setting | null,
): PlannedTrial[] {
  const specs: PlannedTrial[] = [];
  for (let k = 1; k <= size.seeds; k++) {
    for (const batchSize of size.batchSizes) {
      for (const method of methods) {
        const setting = chosen(method, batchSize);
        if (setting === null) continue;
        specs.push({
          id: `run/${method.name}/b${batchSize}/seed${k}`,
          phase: "evaluation",
          method,
          batchSize,
          seed: seed + k,
          ...setting,
          epochs: size.epochs,
        });
      }
    }
  }
  return specs;
}

/** Trials that a study of this size runs when nothing is left out. */
export function trialCount(methods: readonly Method[], { batchSizes, seeds, tuningTrials }: StudySize): number {
  return methods.length * batchSizes.length * (seeds + tuningTrials);
}
