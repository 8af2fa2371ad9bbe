import { GradusError } from "../core/errors.js";
import type { ListenedSignal } from "../core/stop-signal.js";
import { sharedMemory } from "../data/window-set.js";
import { type ReadTable, readTable } from "../node/read/index.js";
import type { TableChoice } from "../poc/study-layer.js";
import { ensureSharesLeaveRows, horizonOf, listOf, taskOf } from "../poc/table-task.js";
import { UnclearTarget } from "../read/columns/default-target.js";
import { TextTarget } from "../read/columns/text-target.js";
import type { StudyFileTask } from "../study/spec/study-file.js";
import type { StudyTask } from "../study/spec/task.js";
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
  return taskOf(await readColumns(file, choice, signal).catch(withTasks), choice, sharedMemory);
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

/** Said here too, as the table may be a large one. */
function ensureConsistent(choice: TableChoice): void {
  horizonOf(choice.task);
  ensureSharesLeaveRows(choice);
}
