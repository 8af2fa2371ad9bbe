import type { StudyFile } from "../../study/spec/study-file.js";
import type { Terminal } from "../terminal.js";
import type { Questions } from "./questions.js";

/** What flags have said of a study: it is not asked. */
export type Typed = Omit<Partial<StudyFile>, "data"> & { readonly data?: Partial<StudyFile["data"]> };

export interface InterviewOptions {
  /** Null: nobody to ask, what is usual is taken. */
  readonly questions: Questions | null;
  readonly terminal: Terminal;
  readonly typed: Typed;
  /** The table, as the command line named it; null: to be asked. */
  readonly file: string | null;
  /** Throws a GradusError for a study that would not start. */
  check(study: StudyFile): Promise<unknown>;
  readonly signal: AbortSignal;
}
