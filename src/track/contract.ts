/** A number of a run at one of its epochs. */
export interface TrackedScalar {
  readonly name: string;
  /** The epoch, 0 before the first step; training steps where the name says so. */
  readonly step: number;
  readonly value: number;
  /** Seconds since 1970. */
  readonly at: number;
}

/** A training run as trackers of experiments know runs. */
export interface TrackedRun {
  /** Parts of its place below the study's, such as ["run", "sgd", "b16", "seed1"]. */
  readonly path: readonly string[];
  /** Runs of a study that differ by their seed alone have the same one. */
  readonly group: string;
  readonly status: "finished" | "diverged" | "stopped" | "running";
  /** Seconds since 1970. */
  readonly startedAt: number;
  readonly endedAt: number;
  /** What it was run with. */
  readonly settings: Readonly<Record<string, string | number>>;
  /** Why it diverged or stopped, and what became of its start. */
  readonly notes: Readonly<Record<string, string>>;
  /** Known when the run has ended, or during it. */
  readonly scalars: readonly TrackedScalar[];
  /** Known when the study has come to its end; empty before. */
  readonly concluded: readonly TrackedScalar[];
}

/** A study, or one training by itself, above its runs. */
export interface TrackedStudy {
  /** Of no other study: see `trackedName`. */
  readonly name: string;
  readonly startedAt: number;
  /** Null while it runs. */
  readonly endedAt: number | null;
  readonly status: TrackedRun["status"];
  /** Names of all settings of its runs, and whether each is a text. */
  readonly settings: Readonly<Record<string, "text" | "number">>;
  /** What it is of, a line each. */
  readonly facts: Readonly<Record<string, string>>;
  /** The verdict as plain text; null while it runs, and of one training. */
  readonly verdict: string | null;
  /** What decided it. */
  readonly scalars: readonly TrackedScalar[];
}
