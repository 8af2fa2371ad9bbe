import type { TrialCheckpoint } from "../records/checkpoint.js";
import type { EvaluationSize } from "../records/evaluation-size.js";
import type { StudyManifest } from "../records/manifest.js";
import type { ExpectedTrials } from "../records/trial-line.js";
import type { TrialResult } from "../spec/trial.js";

/** By what a stored trial is known: SHA-256 of all that its study, and the trial itself, depend on. */
export interface TrialKey {
  readonly study: string;
  readonly trial: string;
}

/** Finished trials of earlier runs. */
export interface FinishedTrials {
  /** By `TrialKey.trial`. */
  readonly results: ReadonlyMap<string, TrialResult>;
  /** What could not be used and was set aside, its trials to run again: in plain English, for the user. */
  readonly setAside: readonly string[];
}

/** Keeps where the trials under way have got to, so that a run that is killed loses seconds of them. */
export interface CheckpointStore {
  /** Of a trial; one that cannot be used is set aside, with a word for the user. */
  read(key: TrialKey): Promise<{ readonly checkpoint: TrialCheckpoint | null; readonly setAside: string | null }>;
  /** Takes the place of the trial's last one, whole or not at all. */
  write(checkpoint: TrialCheckpoint, key: TrialKey): Promise<void>;
  /** The trial has finished. */
  remove(key: TrialKey): Promise<void>;
  /** The study is complete: trials that a budget took out of its plan on their way will not go on. */
  clear(): Promise<void>;
}

/** Keeps a study's manifest and finished trials, so that a second run goes on where the first one ended. */
export interface StudyStore {
  /**
   * Takes the store for one run; returns what gives it back.
   *
   * @throws GradusError while another run has it
   */
  lock(): Promise<() => Promise<void>>;
  /** The manifest of an earlier run, or null. */
  manifest(): Promise<StudyManifest | null>;
  write(manifest: StudyManifest): Promise<void>;
  /** The size of the evaluation that an earlier run decided on, or null. */
  evaluation(): Promise<EvaluationSize | null>;
  writeEvaluation(size: EvaluationSize): Promise<void>;
  /** Seconds that earlier runs took, 0 without one, and a word for the user where what was written could not be used. */
  secondsSpent(): Promise<{ readonly seconds: number; readonly setAside: string | null }>;
  /** Of all runs so far. */
  writeSeconds(seconds: number): Promise<void>;
  /** Finished trials of the expected study; those of others, and damaged ones, are set aside. */
  finished(expected: ExpectedTrials): Promise<FinishedTrials>;
  /** Keeps one finished trial; when it returns, a crash no longer loses it. */
  save(result: TrialResult, key: TrialKey): Promise<void>;
  /** Absent: trials under way begin anew. */
  readonly checkpoints?: CheckpointStore;
}

/** Keeps nothing: for a page, and for tests. */
export const noStore: StudyStore = {
  lock: async () => async () => {},
  manifest: async () => null,
  write: async () => {},
  evaluation: async () => null,
  writeEvaluation: async () => {},
  secondsSpent: async () => ({ seconds: 0, setAside: null }),
  writeSeconds: async () => {},
  finished: async () => ({ results: new Map(), setAside: [] }),
  save: async () => {},
};
