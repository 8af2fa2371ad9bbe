import type { StudyManifest } from "../records/manifest.js";
import type { TrialResult } from "../spec/trial.js";

/** Where a study keeps its manifest and finished trials, so that a second run goes on where the first one ended. */
export interface StudyStore {
  /** The manifest of an earlier run, or null. */
  manifest(): Promise<StudyManifest | null>;
  write(manifest: StudyManifest): Promise<void>;
  /** Finished trials of an earlier run, by id. */
  finished(): Promise<ReadonlyMap<string, TrialResult>>;
  /** Keeps one finished trial; when it returns, a crash no longer loses it. */
  save(result: TrialResult): Promise<void>;
}

/** Keeps nothing: for a page, and for tests. */
export const noStore: StudyStore = {
  manifest: async () => null,
  write: async () => {},
  finished: async () => new Map(),
  save: async () => {},
};
