import type { ForecastPlan } from "./plan.js";
import type { SequencePlan } from "./sequences/sequence-plan.js";

/** A model as another program's file. */
export interface Exported {
  /** The file. */
  readonly content: Uint8Array;
  /** A line or more of code that runs it, for people. */
  readonly usage: readonly string[];
  /** What the format leaves to its user, a sentence each; in place of the plan's. Absent: the plan's */
  readonly notes?: readonly string[];
}

/** A format that models can be written in. */
export interface ExportFormat {
  readonly name: string;
  /** Of the file's name, with its dot. */
  readonly extension: string;
  /**
   * The file of a model.
   *
   * @throws GradusError for a model that the format has no words for
   */
  write(plan: ForecastPlan, about: About): Exported;
  /** The same of a model of sequences. */
  writeSequences(plan: SequencePlan, about: About): Exported;
}

/** Words about a file. */
export interface About {
  /** What the code that runs it calls the file. */
  readonly file: string;
  /** That of what forecasts, "diffusion" or "seasonal repeat". */
  readonly method: string;
}
