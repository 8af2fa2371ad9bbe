import { expect, test } from "vitest";
import { randomStream } from "../../core/numeric/random.js";
import { latchTask } from "../../data/tasks/latch.js";
import { sequenceStudyTask } from "../../study/spec/sequence-task.js";
import type { StudyTask } from "../../study/spec/task.js";
import { madeTask, problemsOfData } from "./made-task.js";
import { StudyFileError } from "./problems.js";

const windows = latchTask({ length: 4, train: 8, validation: 8, test: 8, stream: randomStream(1) });
const task = sequenceStudyTask({ source: "latch", windows });
const read = (data: object) => ({ file: "study.ts", study: { data } as never, place: () => "study.ts:7" });

test("a task that a file makes is the study's, and none where it names a table", () => {
  expect(madeTask(read({ task }))).toBe(task);
  expect(madeTask(read({ file: "sales.csv" }))).toBeNull();
});

test.each<[string, object, string]>([
  [
    "a window of no rows",
    { windows: { ...windows, train: { ...windows.train, window: 0 } } },
    "data.task.windows.train.window must be an integer >= 1, got 0.",
  ],
  ["no label", { testLabel: "x" }, 'data.task.testLabel must be a function, got "x".'],
  ["a record of another kind", { record: { ...task.record, kind: "table" } }, "data.task.record: "],
])("a task with %s is refused at its line, in the words of the file", (_what, part, message) => {
  const refused = () => madeTask(read({ task: { ...task, ...part } as StudyTask }));
  expect(refused).toThrow(StudyFileError);
  expect(refused).toThrow(`study.ts:7: ${message}`);
});

test("a table and a task, or what is of a table beside a task, is told field by field", () => {
  const study = { data: { task, file: "x.csv", missing: "drop" }, task: { window: 3 }, split: {}, seeds: 3 };
  const problems = problemsOfData(study, false);
  expect(problems.map(({ path }) => path.join("."))).toEqual(["data.file", "data.missing", "task", "split"]);
  for (const { path, words } of problems) expect(words).toContain(`${path.join(".")} has no effect beside data.task`);
});

test("a file that gives nothing to learn from lacks a table; what is no object is left to the schema", () => {
  expect(problemsOfData({ data: {} }, true).map(({ path }) => path)).toEqual([["data", "file"]]);
  for (const study of [{}, { data: "x.csv" }, 3]) expect(problemsOfData(study, false)).toEqual([]);
});
