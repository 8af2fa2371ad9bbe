import type { StudyRecord } from "../../study/records/study.js";
import type { Texts } from "../text/texts.js";

/** The unit of errors, in words. */
export function errorUnit({ task }: StudyRecord, texts: Texts): string {
  return task.errorUnit === "target" ? texts.errorInUnit(task.targets) : texts.errorInDeviations;
}
