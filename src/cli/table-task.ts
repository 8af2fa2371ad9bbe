import { GradusError } from "../core/errors.js";
import { listed, quoted } from "../core/listed.js";
import type { ListenedSignal } from "../core/stop-signal.js";
import { withCategories } from "../data/category.js";
import { ensureSum } from "../data/cut/shares.js";
import { calendarPartsOf } from "../data/derive/calendar.js";
import type { Derivation } from "../data/derive/derive-inputs.js";
import { filledColumns, maskName } from "../data/derive/mask.js";
import { sharedMemory } from "../data/window-set.js";
import type { Horizon } from "../data/windows.js";
import { type ReadTable, readTable } from "../node/read/index.js";
import { UnclearTarget } from "../read/columns/default-target.js";
import { TextTarget } from "../read/columns/text-target.js";
import { parseNumberLoss } from "../study/spec/number-loss.js";
import { seriesTask } from "../study/spec/series-task.js";
import type { StudyFileTask } from "../study/spec/study-file.js";
import type { StudyTask } from "../study/spec/task.js";
import type { Choice } from "../train/method-recipe.js";
import type { TableChoice } from "./data-options.js";
import { ensureKnownAheadIsRead } from "./known-ahead.js";
import { isOfSequences, readSequenceTask, refuseOfSequences } from "./sequence-task.js";
import { ensureDataName } from "./study-file/names.js";

/**
 * Reads a table and makes the forecasting task of it; what contradicts itself is refused before the file is opened.
 *
 * @param needsTest whether there must be a test part
 */
export async function readTask(
  file: string,
  choice: TableChoice,
  signal: ListenedSignal,
  { needsTest = true }: { readonly needsTest?: boolean } = {},
): Promise<StudyTask> {
  ensureConsistent(choice);
  if (await isOfSequences(file, choice)) {
    const task = await readSequenceTask(file, choice, signal);
    if (needsTest && task.windows.test.length === 0) throw noTest();
    return task;
  }
  refuseOfSequences(choice);
  if (needsTest && choice.split.testShare === 0) throw noTest();
  return taskOf(await readColumns(file, choice, signal).catch(withTasks), choice);
}

/** A target of texts may be a class, which is told by another task. */
function withTasks(error: unknown): never {
  const isOfTexts = error instanceof TextTarget || (error instanceof UnclearTarget && error.isOfTexts);
  if (!isOfTexts) throw error;
  throw new GradusError(
    `${error.message} If it holds classes, tell one of each sequence with --task classify, or one of each row with --task tag.`,
  );
}

function noTest(): GradusError {
  return new GradusError(
    "--test-share 0 leaves nothing to judge by: it is for gradus train, and gradus refit holds no rows back. Give e.g. 0.2.",
  );
}

/** Reads the chosen columns. */
export async function readColumns(
  file: string,
  {
    data: { target, inputs, ...read } = {},
    task: { knownAhead = [] } = {},
  }: Pick<TableChoice, "data"> & { readonly task?: StudyFileTask },
  signal: ListenedSignal,
): Promise<ReadTable> {
  ensureDataName(file);
  return readTable(file, {
    ...read,
    ...(target !== undefined && { target: listOf(target) }),
    ...(inputs !== undefined && { inputs: [...new Set([...listOf(inputs), ...listOf(knownAhead)])] }),
    signal,
  });
}

/** Rows that a network reads of a table. */
export const USUAL_WINDOW = 24;

/** Makes the task of a table that was read. */
export function taskOf({ series, ...read }: ReadTable, { task, split }: TableChoice): StudyTask {
  const { calendar = "auto", knownAhead = [], transform = [], window = USUAL_WINDOW } = task;
  const loss = lossOf(task);
  const cut = { window, horizon: horizonOf(task), transform, ...split, ...(loss && { loss }) };
  const known = withCategories(listOf(knownAhead), read.notation.categories);
  ensureKnownAheadIsRead(read, known);
  const made = {
    calendar: calendar === "auto" ? calendarPartsOf(series) : calendar,
    knownAhead: known,
    masked: read.missing === "mask" ? filledColumns(series, read.inputs).filter((name) => !known.includes(name)) : [],
  };
  const notes = [...read.notes, ...derivedNotes(made)];
  return seriesTask({ series, ...read, notes, ...cut, ...made, allocate: sharedMemory });
}

/** What nobody asked for is said aloud. */
function derivedNotes({ calendar, knownAhead, masked }: Derivation): string[] {
  const cycles = { hour: "hour of the day", weekday: "day of the week", month: "time of the year" };
  return [
    ...(calendar.length === 0
      ? []
      : [`Inputs from the calendar, as at the row that is forecast: ${listed(calendar.map((part) => cycles[part]))}.`]),
    ...(knownAhead.length === 0
      ? []
      : [`Read at the row that is forecast, as known before its time: ${listed(knownAhead.map(quoted))}.`]),
    ...(masked.length === 0
      ? []
      : [`Inputs that say where a value was missing: ${listed(masked.map(maskName).map(quoted))}.`]),
  ];
}

function listOf(names: string | readonly string[]): readonly string[] {
  return typeof names === "string" ? [names] : names;
}

/** What is minimised; null where that is not asked for. */
export function lossOf({ loss }: Pick<TableChoice["task"], "loss">): Choice | null {
  return loss === undefined ? null : parseNumberLoss(loss, "`loss`");
}

/** The rows ahead: with `everyStep`, all up to the horizon. */
export function horizonOf({ horizon, everyStep = false }: TableChoice["task"]): Horizon {
  if (!everyStep) return horizon;
  if (typeof horizon === "number") return { from: 1, to: horizon };
  const text = `${horizon.from}..${horizon.to}`;
  throw new GradusError(`\`everyStep\` goes with one \`horizon\`, got "${text}". Leave one of them out.`);
}

/** Said here too, as the table may be a large one. */
function ensureConsistent(choice: TableChoice): void {
  horizonOf(choice.task);
  ensureSharesLeaveRows(choice);
}

/** Throws where validation and test part together would be all of the data. */
export function ensureSharesLeaveRows({
  split: { by = "time", folds = 1, ...shares },
}: Pick<TableChoice, "split">): void {
  ensureSum("splitFolds", { by, folds, ...shares });
}
