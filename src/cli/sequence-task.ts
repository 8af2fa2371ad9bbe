import { GradusError } from "../core/errors.js";
import type { ListenedSignal } from "../core/stop-signal.js";
import { SEQUENCE_TASKS } from "../data/sequences/contract.js";
import { taskOf } from "../data/sequences/task-of.js";
import { sharedMemory } from "../data/window-set.js";
import { besideOf } from "../node/sequences/files-of.js";
import type { LabelledGroups } from "../node/sequences/labelled-groups.js";
import { labelledGroupsOf, looksLikeSequences } from "../node/sequences/looks-like-sequences.js";
import { testNameOf } from "../node/sequences/pairs.js";
import { readSequences } from "../node/sequences/read-sequences.js";
import type { TableChoice } from "../poc/study-layer.js";
import { parseNumberLoss } from "../study/spec/number-loss.js";
import { sequenceDataTask } from "../study/spec/sequences/sequence-data-task.js";
import type { StudyTask } from "../study/spec/task.js";

/** Whether what is asked for is a task on sequences: by name, or by what the file clearly is. */
export async function isOfSequences(file: string, choice: TableChoice): Promise<boolean> {
  const { kind } = choice.task;
  if (kind !== undefined) return kind !== "forecast";
  const asksForForecast = Object.values(ofTables(choice)).includes(true);
  return (await looksLikeSequences(file, asksForForecast)) || (await groupsIn(file, choice)) !== null;
}

/** The file beside that is read as this one's test part; null for none. */
export async function testPartOf(file: string, choice: TableChoice): Promise<string | null> {
  if (choice.data?.testData !== undefined) return null;
  const beside = await besideOf({ path: file }, testNameOf);
  return beside !== null && (await isOfSequences(file, choice)) ? beside : null;
}

/** The labelled groups by which a table without a task is one of sequences; null where it is not, or is one by more than that. */
async function groupsIn(file: string, choice: TableChoice) {
  if (choice.task.kind !== undefined || Object.values(ofTables(choice)).includes(true)) return null;
  const target = namesOf(choice.data?.target);
  if (target !== undefined && target.length !== 1) return null;
  return labelledGroupsOf(file, target?.[0]);
}

/** Reads sequences and makes the task of them. */
export async function readSequenceTask(file: string, choice: TableChoice, signal: ListenedSignal): Promise<StudyTask> {
  refuseOfTables(choice);
  const { series, target, inputs, ...read } = choice.data ?? {};
  const { kind, window, metric, labelSmoothing, classWeights, loss } = choice.task;
  const { time, timeFormat, decimal, missingValues, encoding, skipRows } = read;
  const { labels, channels, testData, validationData, testLabels, cap } = read;
  const data = await readSequences(file, {
    ...defined({ time, timeFormat, decimal, missingValues, encoding, skipRows }),
    ...defined({ labels, channels, testData, validationData, testLabels, cap }),
    ...defined({ task: kind === "forecast" ? undefined : kind, target: namesOf(target) }),
    ...defined({ inputs: namesOf(inputs), sequence: seriesOf(series) }),
    signal,
  });
  const groups = await groupsIn(file, choice);
  const notes = groups === null ? [] : [groupsNote(groups)];
  return sequenceDataTask({
    data: { ...data, notes: [...notes, ...data.notes] },
    task: kind === undefined || kind === "forecast" ? taskOf(data) : kind,
    ...{ window, metric, labelSmoothing, classWeights },
    loss: loss === undefined ? undefined : parseNumberLoss(loss, "`loss`"),
    validationShare: choice.split.validationShare,
    testShare: choice.split.testShare,
    allocate: sharedMemory,
  });
}

/** What nobody asked for is said aloud. */
function groupsNote({ group, label }: LabelledGroups): string {
  return `The table was taken for sequences, as "${label}" has one text for each "${group}"; \`task: "forecast"\` takes it for series to forecast.`;
}

/** What was given of options. */
export function defined<Options extends object>(options: Options) {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Options]?: Exclude<Options[Name], undefined>;
  };
}

/** Columns that name the sequences; "none": the table is one. */
export function seriesOf(given: string | readonly string[] | undefined): readonly string[] | undefined {
  return given === "none" ? [] : namesOf(given);
}

function namesOf(given: string | readonly string[] | undefined): readonly string[] | undefined {
  return typeof given === "string" ? given.split(",") : given;
}

function refuseOfTables(choice: TableChoice): void {
  refuse(ofTables(choice), "is of forecasts of a table, got it with sequences. Leave it out, or take --task forecast.");
}

/** Which of the options that only forecasts of a table have are given: left out, they are as their defaults say. */
function ofTables({ data, task, split }: TableChoice): Readonly<Record<string, boolean>> {
  return {
    "--horizon": task.horizon !== 1,
    "--every-step": task.everyStep === true,
    "--transform": (task.transform ?? []).length > 0,
    "--calendar": (task.calendar ?? "auto") !== "auto",
    "--known-ahead": task.knownAhead !== undefined,
    "--split": (split.by ?? "time") !== "time",
    "--gap": (split.gap ?? 0) !== 0,
    "--folds": (split.folds ?? 1) !== 1,
    "--missing": data?.missing !== undefined,
    "--wide": data?.wide !== undefined,
    "--duplicates": data?.duplicates !== undefined,
  };
}

/** Options that only tasks on sequences have. */
export function refuseOfSequences({ data, task }: TableChoice): void {
  const given = {
    "--metric": task.metric !== undefined,
    "--class-weights": task.classWeights !== undefined,
    "--label-smoothing": task.labelSmoothing !== undefined,
    "--test-data": data?.testData !== undefined,
    "--validation-data": data?.validationData !== undefined,
    "--labels": data?.labels !== undefined,
    "--channels": data?.channels !== undefined,
    "--test-labels": data?.testLabels !== undefined,
    "--cap": data?.cap !== undefined,
  };
  refuse(
    given,
    `is of sequences, got it with a table to forecast. Leave it out, or take --task ${SEQUENCE_TASKS.join(", ")}.`,
  );
}

function refuse(given: Readonly<Record<string, boolean>>, words: string): void {
  const [flag] = Object.keys(given).filter((name) => given[name]);
  if (flag !== undefined) throw new GradusError(`${flag} ${words}`);
}
