import { GradusError } from "../../core/errors.js";
import { isObject } from "../../core/options.js";
import { ensureTask } from "../../study/spec/ensure-task.js";
import type { StudyFile } from "../../study/spec/study-file.js";
import type { StudyTask } from "../../study/spec/task.js";
import { refusal } from "./leaf.js";
import type { Path } from "./places.js";
import { type Problem, pathText, StudyFileError } from "./problems.js";

export const FILE_ADVICE = 'Give the table, e.g. file: "sales.csv".';

/** What is wrong with how a file gives its data, as a table or as a task that it makes: neither, both, or what is of the other one. */
export function problemsOfData(study: unknown, isJson: boolean): Problem[] {
  if (!isObject(study) || !isObject(study["data"])) return [];
  const { task, ...table } = study["data"];
  if (task === undefined) {
    const words = `data.file ${refusal("a text of at least one character", undefined, FILE_ADVICE)}`;
    return table["file"] === undefined ? [{ path: ["data", "file"], words }] : [];
  }
  if (isJson) {
    const words =
      "data.task must be made by a program, which JSON is not. Name a table as data.file, or write the study as study.ts.";
    return [{ path: ["data", "task"], words }];
  }
  const beside: Path[] = Object.keys(table).map((name) => ["data", name]);
  const sections = OF_TABLES.filter((name) => study[name] !== undefined).map((name) => [name]);
  return [...beside, ...sections].map((path) => ({
    path,
    words: `${pathText(path)} has no effect beside data.task, which has windows and parts of its own. Leave it out, or change it where the task is made.`,
  }));
}

const OF_TABLES = ["task", "split"] as const;

/** A study that was read, and where its fields stand. */
interface PlacedStudy {
  readonly study: StudyFile;
  place(path: Path): string;
}

/**
 * The task that a study file makes, checked all the way down; null where it names a table.
 *
 * @throws StudyFileError at the task's line
 */
export function madeTask({ study: { data }, place }: PlacedStudy): StudyTask | null {
  if (data.task === undefined) return null;
  try {
    ensureTask(data.task);
  } catch (error) {
    if (!(error instanceof GradusError)) throw error;
    const words = error.message.replace(/^runStudy: /, "").replace(/`?\btask\.([\w.[\]]+)`?/g, "data.task.$1");
    throw new StudyFileError([`${place(["data", "task"])}: ${words}`]);
  }
  return data.task;
}
