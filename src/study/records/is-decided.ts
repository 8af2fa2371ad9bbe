import type { StudyRecord } from "./study.js";

/** Whether a record is of a study that was judged: its test part was read. */
export function isDecided({ outcome }: Pick<StudyRecord, "outcome">): boolean {
  return outcome === "complete" || outcome === "closed";
}
