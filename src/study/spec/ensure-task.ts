import { ensure, GradusError } from "../../core/errors.js";
import { ensureArgument, ensureOptions, type OptionRules, type Rule } from "../../core/options.js";
import { callable, integer, isList, number, oneOf, positive, required, rule, text } from "../../core/rules.js";
import { ensurePlain } from "../../core/stored/plain.js";
import { parsed } from "../../core/stored/read.js";
import type { NaiveScale } from "../../data/baselines/naive-scale.js";
import { ensureWindows } from "../../data/windows-check.js";
import { BASELINE_NAMES, taskSchema } from "../records/task.js";
import type { StudyTask, TaskFold } from "./task.js";

const BASELINE: Readonly<Record<string, Rule>> = {
  name: required(oneOf(...BASELINE_NAMES)),
  detail: required(text),
  validationError: required(number),
  predict: required(callable),
};

/** Throws unless the task is what `StudyTask` says, all the way down: what is wrong in it would be met only when the study is written. */
export function ensureTask(task: StudyTask): void {
  ensureArgument("runStudy", task.earlierFolds, ["task.earlierFolds", earlierRule]);
  ensureFold(task, "task");
  for (const [k, fold] of (task.earlierFolds ?? []).entries()) {
    ensureFold(fold, `task.earlierFolds[${k}]`);
    ensureAlike(task, fold, k);
  }
  const refusal = (problem: string) =>
    new GradusError(`runStudy: \`task.record\`: ${problem}. Take that of seriesTask or sequenceStudyTask.`);
  ensurePlain(task.record, refusal);
  parsed(taskSchema, task.record, refusal);
}

const earlierRule = rule("a list of folds", isList, "Leave it out where there is one.");

const NAIVE = { season: required(integer(1)), change: required(positive) } satisfies OptionRules<NaiveScale>;

function ensureFold(fold: TaskFold, name: string): void {
  ensureWindows("runStudy", fold.windows, `${name}.windows`);
  ensureArgument("runStudy", fold.testLabel, [`${name}.testLabel`, required(callable)]);
  ensureArgument("runStudy", fold.baselines, [`${name}.baselines`, required(rule("a list of baselines", isList))]);
  if (fold.naive) ensureOptions(`runStudy: ${name}.naive`, fold.naive, NAIVE);
  for (const [k, baseline] of fold.baselines.entries()) {
    for (const [field, rule] of Object.entries(BASELINE)) {
      const value: unknown = baseline?.[field as keyof typeof baseline];
      ensureArgument("runStudy", value, [`${name}.baselines[${k}].${field}`, rule]);
    }
  }
}

/** One network is compared on all folds. */
function ensureAlike({ windows: { train: last } }: StudyTask, { windows: { train } }: TaskFold, k: number): void {
  for (const field of ["window", "inputSize", "outputSize"] as const) {
    ensure(
      train[field] === last[field],
      () =>
        `runStudy: \`task.earlierFolds[${k}].windows.train.${field}\` must be that of the last fold, ${last[field]}, got ${train[field]}.`,
    );
  }
}
