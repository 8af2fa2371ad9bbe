import { expect, test } from "vitest";
import { randomStream } from "../core/numeric/random.js";
import { addingStudyTask } from "../study/spec/adding-task.js";
import { withFittingBatches } from "./fitting-batches.js";

const taskOf = (train: number) =>
  addingStudyTask({ length: 4, train, validation: 30, test: 30, stream: randomStream(1) });
const size = { batchSizes: [16, 64], epochs: 1, seeds: 1, tuningTrials: 1 };

test.each([
  [100, [16, 64], null],
  [62, [16], "Left out of the batch sizes: 64, as there are 62 training windows."],
  [10, [10], "Left out of the batch sizes: 16, 64, as there are 10 training windows."],
])("of %i training windows batches of %j are filled", (train, batchSizes, note) => {
  const { task, choices } = withFittingBatches(taskOf(train), { size });
  expect(choices.size).toEqual({ ...size, batchSizes });
  expect(task.record.notes.slice(taskOf(train).record.notes.length)).toEqual(note === null ? [] : [note]);
});
