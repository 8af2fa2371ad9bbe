import { GradusError } from "../core/errors.js";
import type { ListenedSignal } from "../core/stop-signal.js";
import type { SequenceData } from "../data/sequences/contract.js";
import { taskOf } from "../data/sequences/task-of.js";
import { sharedMemory } from "../data/window-set.js";
import type { ModelRecord } from "../model/schema.js";
import { looksLikeSequences } from "../node/sequences/looks-like-sequences.js";
import { readSequences } from "../node/sequences/read-sequences.js";
import { sequenceDataTask } from "../study/spec/sequences/sequence-data-task.js";
import type { StudyTask } from "../study/spec/task.js";
import type { TableChoice } from "./data-options.js";
import { parseInteger } from "./parse.js";
import { parseReadFlags, type ReadFlags } from "./read-flags.js";
import type { SequenceFlags } from "./sequence-options.js";

/** Whether what is asked for is a task on sequences: by name, or by what the file clearly is. */
export async function isOfSequences(file: string, { task }: TableChoice): Promise<boolean> {
  return task.kind === undefined ? looksLikeSequences(file) : task.kind !== "forecast";
}

/** Reads sequences and makes the task of them. */
export async function readSequenceTask(file: string, choice: TableChoice, signal: ListenedSignal): Promise<StudyTask> {
  refuseOfTables(choice);
  const { series, target, inputs, ...read } = choice.data ?? {};
  const { kind, window, metric, labelSmoothing, classWeights } = choice.task;
  const { time, timeFormat, decimal, missingValues, encoding, skipRows } = read;
  const { labels, channels, testData, validationData, testLabels, cap } = read;
  const data = await readSequences(file, {
    ...defined({ time, timeFormat, decimal, missingValues, encoding, skipRows }),
    ...defined({ labels, channels, testData, validationData, testLabels, cap }),
    ...defined({ task: kind === "forecast" ? undefined : kind, target: namesOf(target) }),
    ...defined({ inputs: namesOf(inputs), sequence: namesOf(series) }),
    signal,
  });
  return sequenceDataTask({
    data,
    task: kind === undefined || kind === "forecast" ? taskOf(data) : kind,
    ...{ window, metric, labelSmoothing, classWeights },
    ...choice.split,
    allocate: sharedMemory,
  });
}

/** What was given of options. */
function defined<Options extends object>(options: Options) {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Options]?: Exclude<Options[Name], undefined>;
  };
}

function namesOf(given: string | readonly string[] | undefined): readonly string[] | undefined {
  return typeof given === "string" ? given.split(",") : given;
}

/** Options that only forecasts of a table have: left out, they are as their defaults say. */
function refuseOfTables({ data, task, split }: TableChoice): void {
  const given: Readonly<Record<string, boolean>> = {
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
  const [flag] = Object.keys(given).filter((name) => given[name]);
  if (flag === undefined) return;
  throw new GradusError(
    `${flag} is of forecasts of a table, got it with sequences. Leave it out, or take --task forecast.`,
  );
}

/** Sequences for a model, read as those that it was trained on unless flags say otherwise. */
export async function readForModel(
  { sequences, inputs, targets }: ModelRecord,
  file: string,
  flags: ReadFlags & Pick<SequenceFlags, "labels" | "channels">,
  signal: ListenedSignal,
): Promise<SequenceData> {
  const { task, reading } = sequences!;
  const { time, timeFormat, series, decimal, missingValues, encoding, skipRows } = parseReadFlags(flags);
  const sequence = series?.split(",") ?? reading.sequence;
  const channels = flags.channels === undefined ? reading.channels : parseInteger("--channels", flags.channels, 1);
  return readSequences(file, {
    ...defined({ time, timeFormat, decimal, missingValues, encoding, skipRows, labels: flags.labels }),
    ...(reading.target !== null && { target: reading.target }),
    ...(sequence !== null && { sequence }),
    ...(channels !== null && { channels }),
    task,
    model: { columns: inputs.columns, classes: task === "classify" || task === "tag" ? targets.columns : null },
    signal,
  });
}
