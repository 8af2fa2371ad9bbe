import type { Criteria, PlanRecord, TaskRecord } from "../records.js";
import type { Method } from "../spec/methods.js";
import type { StudySize } from "./plan.js";
import type { NetworkShape, TrialResult } from "./trial.js";

/** Everything that decides a study's results, written down before its first trial. */
export interface StudyManifest {
  readonly schema: "gradus.manifest";
  readonly version: 2;
  readonly seed: number;
  readonly task: TaskRecord;
  /** Hash of the windows: the same data, prepared the same way. */
  readonly fingerprint: string;
  readonly network: NetworkShape;
  readonly methods: readonly Method[];
  readonly criteria: Criteria;
  readonly targetError: number | null;
  readonly wishes: StudySize;
  readonly engine: string;
  /** What was decided with a clock or by the machine's cores; a resumed study keeps it. */
  readonly decided: {
    readonly size: StudySize;
    readonly budget: PlanRecord["budget"];
    /** Threads that the trials were divided among. */
    readonly workers: number;
    /** What was left of the size for the evaluation once tuning was done; null before. */
    readonly evaluation: StudySize | null;
  };
}

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
