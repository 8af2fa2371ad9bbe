import type { TrackedRun, TrackedStudy } from "../../track/contract.js";

/** Writes runs, and the study that they are of, for a tracker of experiments. Whatever is written again takes its own place. */
export interface Tracker {
  /** What the user typed for its folder. */
  readonly option: string;
  /** @param artifacts files that belong to it */
  run(run: TrackedRun, artifacts?: readonly string[]): Promise<void>;
  study(study: TrackedStudy, artifacts?: readonly string[]): Promise<void>;
}
