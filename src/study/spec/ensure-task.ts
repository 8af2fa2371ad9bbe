import { GradusError } from "../../core/errors.js";
import { ensureArgument, type Rule } from "../../core/options.js";
import { callable, number, oneOf, required, text } from "../../core/rules.js";
import { ensurePlain } from "../../core/stored/plain.js";
import { parsed } from "../../core/stored/read.js";
import { ensureWindows } from "../../data/windows-check.js";
import { taskSchema } from "../records/task.js";
import type { StudyTask } from "./task.js";

const BASELINE: Readonly<Record<string, Rule>> = {
  name: required(oneOf("last value", "seasonal repeat", "mean", "linear")),
  detail: required(text),
  validationError: required(number),
  predict: required(callable),
};

/** Throws unless the task is what `StudyTask` says, all the way down: what is wrong in it would be met only when the study is written. */
export function ensureTask(task: StudyTask): void {
  ensureWindows("runStudy", task.windows, "task.windows");
  ensureArgument("runStudy", task.testLabel, ["task.testLabel", required(callable)]);
  for (const [k, baseline] of task.baselines.entries()) {
    for (const [field, rule] of Object.entries(BASELINE)) {
      const value: unknown = baseline?.[field as keyof typeof baseline];
      ensureArgument("runStudy", value, [`task.baselines[${k}].${field}`, rule]);
    }
  }
  const refusal = (problem: string) =>
    new GradusError(`runStudy: \`task.record\`: ${problem}. Take that of seriesTask or sequenceStudyTask.`);
  ensurePlain(task.record, refusal);
  parsed(taskSchema, task.record, refusal);
}
