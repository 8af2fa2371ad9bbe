import type { PageLanguage } from "../../page/text/language.js";
import type { TableStudyFile } from "../../study/spec/study-file.js";
import type { Terminal } from "../terminal.js";
import type { Questions } from "./questions.js";

/** What flags have said of a study: it is not asked. */
export type Typed = Omit<Partial<TableStudyFile>, "data"> & { readonly data?: Partial<TableStudyFile["data"]> };

export interface InterviewOptions {
  /** Null: nobody to ask, what is usual is taken. */
  readonly questions: Questions | null;
  readonly terminal: Terminal;
  readonly language: PageLanguage;
  readonly typed: Typed;
  /** The table, as the command line named it; null: to be asked. */
  readonly file: string | null;
  /** Throws a GradusError for a study that would not start. */
  check(study: TableStudyFile): Promise<unknown>;
  readonly signal: AbortSignal;
}
