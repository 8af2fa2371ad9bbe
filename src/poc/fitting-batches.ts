import type { StudyOptions } from "../study/spec/options.js";
import { foldWindows, type StudyTask } from "../study/spec/task.js";

/**
 * A study's default batch sizes without those that the training windows do not fill, and the task with a note on them; the number of the windows where none is left.
 */
export function withFittingBatches<Choices extends Pick<StudyOptions, "size">>(
  task: StudyTask,
  choices: Choices,
): { readonly task: StudyTask; readonly choices: Choices } {
  const { batchSizes } = choices.size;
  const windows = Math.min(...foldWindows(task));
  const fitting = batchSizes.filter((size) => size <= windows);
  if (fitting.length === batchSizes.length) return { task, choices };
  const left = batchSizes.filter((size) => size > windows).join(", ");
  const note = `Left out of the batch sizes: ${left}, as there are ${windows} training windows.`;
  return {
    task: { ...task, record: { ...task.record, notes: [...task.record.notes, note] } },
    choices: { ...choices, size: { ...choices.size, batchSizes: fitting.length > 0 ? fitting : [windows] } },
  };
}
