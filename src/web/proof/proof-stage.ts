import type { StudyStore } from "../study/study-store.js";

/**
 * "empty": no table; "reading"; "read": a table and its form, or why it cannot be read; "running"; "over": the study has ended or was stopped. Somebody
 * may go back from there to the form, which is "read" with a study.
 */
export type ProofStage = "empty" | "reading" | "read" | "running" | "over";

/** Where the page stands before a study is begun. */
export interface Standing {
  readonly stage: ProofStage;
  readonly study: StudyStore | null;
  readonly isSaved: boolean;
  readonly isStudyKept: boolean;
}
