import { type AddingOptions, addingTask } from "../../data/tasks/adding.js";
import { ensureSequenceOptions } from "../../data/tasks/sequence-task.js";
import { sequenceStudyTask } from "./sequence-task.js";
import type { StudyTask } from "./task.js";

/**
 * The adding problem as a study: two channels, a value and a marker that is 1 once in each half; the target is the sum of
 * the two marked values. Its floors, the mean and the best linear predictor, are noted.
 */
export function addingStudyTask(options: AddingOptions): StudyTask {
  ensureSequenceOptions("addingStudyTask", options);
  const { floors, ...windows } = addingTask(options);
  const floorOf = (meanSquare: number) => Math.sqrt(meanSquare).toPrecision(3);
  return sequenceStudyTask({
    kind: "adding",
    source: `adding problem, T = ${options.length}`,
    windows,
    notes: [
      `No forecast from the mean gets below ${floorOf(floors.mean)}, none that is linear below ${floorOf(floors.linear)}.`,
    ],
  });
}
