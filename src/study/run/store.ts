import type { EvaluationSize } from "../records/evaluation-size.js";
import type { StudyManifest } from "../records/manifest.js";
import type { TrialResult } from "../spec/trial.js";

/** Keeps a study's manifest and finished trials, each written once, so that a second run goes on where the first one ended. */
export interface StudyStore {
  /** The manifest of an earlier run, or null. */
  manifest(): Promise<StudyManifest | null>;
  write(manifest: StudyManifest): Promise<void>;
  /** The size of the evaluation that an earlier run decided on, or null. */
  evaluation(): Promise<EvaluationSize | null>;
  writeEvaluation(size: EvaluationSize): Promise<void>;
  /** Finished trials of an earlier run, by id. */
  finished(): Promise<ReadonlyMap<string, TrialResult>>;
  /** Keeps one finished trial; when it returns, a crash no longer loses it. */
  save(result: TrialResult): Promise<void>;
}

/** Keeps nothing: for a page, and for tests. */
export const noStore: StudyStore = {
  manifest: async () => null,
  write: async () => {},
  evaluation: async () => null,
  writeEvaluation: async () => {},
  finished: async () => new Map(),
  save: async () => {},
};
