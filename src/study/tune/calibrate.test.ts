import { expect, test } from "vitest";
import { randomStream } from "../../core/numeric/random.js";
import { referenceKernels } from "../../kernels/reference/index.js";
import { addingStudyTask } from "../spec/adding-task.js";
import { methodsNamed } from "../spec/methods/index.js";
import { networkFor } from "../spec/options.js";
import { contextOf } from "../spec/task.js";
import { calibrate } from "./calibrate.js";

const task = addingStudyTask({ length: 4, train: 60, validation: 30, test: 30, stream: randomStream(1) });
const context = contextOf(task, networkFor(task, { hiddenSizes: [4] }));
const batchSizes = [8, 16];

/** The costs by a clock that moves 10 ms with every look, and how many engines were made to find them. */
async function calibrated(names: readonly string[]) {
  let clock = 0;
  let engines = 0;
  const methods = methodsNamed(names);
  const kernels = () => {
    engines++;
    return referenceKernels();
  };
  const costs = await calibrate(context, { methods, batchSizes, kernels, now: () => (clock += 10) });
  return { engines, steps: methods.map((method) => batchSizes.map((batchSize) => costs.step(method, batchSize))) };
}

test("each distinct step is timed once, in an engine of its own, however many methods take it", async () => {
  const validation = 1;
  expect((await calibrated(["sgd"])).engines).toBe(batchSizes.length + validation);
  const { engines, steps } = await calibrated(["sgd", "momentum", "adam", "diffusion"]);
  expect(engines).toBe(2 * batchSizes.length + validation); // plain and smoothed
  expect(steps[1]).toEqual(steps[0]);
  expect(steps[2]).toEqual(steps[0]);
});

test("a trainer without steps is timed by one short run, and costs as much a window at every batch size", async () => {
  const { engines, steps } = await calibrated(["penalty"]);
  expect(engines).toBe(2);
  const [[small, large]] = steps as [[number, number]];
  expect(small).toBeGreaterThan(0);
  expect(large).toBeCloseTo(2 * small, 12);
});
