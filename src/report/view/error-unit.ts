import type { StudyRecord } from "../../study/records/study.js";
import type { Texts } from "../text/texts.js";
import { metricWords } from "./metric-words.js";

/** The unit of errors, in words. */
export function errorUnit({ task }: StudyRecord, texts: Texts): string {
  const { name } = task.metric;
  if (name !== "rmse") return metricWords(task, name, texts).name;
  return task.errorUnit === "target" ? texts.errorInUnit(task.targets) : texts.errorInDeviations;
}
