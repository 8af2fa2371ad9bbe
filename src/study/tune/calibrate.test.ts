import { expect, test, vi } from "vitest";
import { randomStream } from "../../core/numeric/random.js";
import { referenceKernels } from "../../kernels/reference/index.js";
import { Predictor } from "../../train/predictor.js";
import type { MethodSpec } from "../records/method.js";
import { addingStudyTask } from "../spec/adding-task.js";
import { methodsNamed } from "../spec/methods/index.js";
import { networkFor } from "../spec/options.js";
import { contextOf } from "../spec/task.js";
import { calibrate } from "./calibrate.js";
import { withStarts } from "./start-costs.js";

const task = addingStudyTask({ length: 4, train: 60, validation: 30, test: 30, stream: randomStream(1) });
const context = contextOf(task, networkFor(task, { hiddenSizes: [4] }));
const batchSizes = [8, 16];

const kernels = () => referenceKernels();

test("the same recipe costs the same under every name, however uneven the clock is", async () => {
  const random = randomStream(3);
  let clock = 0;
  const now = () => (clock += 20 * random.uniform());
  const [sgd, diffusion] = methodsNamed(["sgd", "diffusion"]) as [MethodSpec, MethodSpec];
  const methods = [sgd, { ...sgd, name: "placebo" }, diffusion];
  const { steps, step } = await calibrate(context, { methods, batchSizes, kernels, now });
  const of = (name: string) => steps!.filter(({ method }) => method === name).map(({ method: _, ...cost }) => cost);
  expect(of("placebo")).toEqual(of("sgd"));
  expect(of("sgd").every(({ secondsPlainStep, secondsSmoothedStep }) => secondsPlainStep === secondsSmoothedStep)).toBe(
    true,
  );
  for (const { secondsPlainStep, secondsSmoothedStep, batchSize } of of("diffusion")) {
    expect(secondsSmoothedStep).not.toBe(secondsPlainStep);
    expect(step(diffusion, batchSize)).toBeCloseTo(0.4 * secondsSmoothedStep + 0.6 * secondsPlainStep, 15);
  }
});

test("starts are timed by the processor's time: what makes all else slow is not in them", async () => {
  const methods = methodsNamed(["diffusion"]);
  let [wall, processor] = [0, 0];
  const now = () => (wall += 1e6);
  const { steps } = await calibrate(context, { methods, batchSizes, kernels, now });
  for (const { secondsBesideSteps, secondsPlainStep } of withStarts(context, steps!, {
    ...{ methods, kernels, now: () => (processor += 1) },
  })) {
    expect(secondsBesideSteps).toBe(0.001);
    expect(secondsPlainStep).toBe(1000);
  }
});

test("of many windows some are looked at, and a validation of all of them is counted", async () => {
  const many = addingStudyTask({ length: 4, train: 60, validation: 12_288, test: 30, stream: randomStream(1) });
  const large = contextOf(many, context.network);
  const looked: number[] = [];
  const measure = Predictor.prototype.measure;
  vi.spyOn(Predictor.prototype, "measure").mockImplementation(function (this: Predictor, set, metric) {
    looked.push(set.length);
    return measure.call(this, set, metric);
  });
  let clock = 0;
  const methods = methodsNamed(["sgd"]);
  const { validation } = await calibrate(large, { methods, batchSizes, kernels, now: () => (clock += 10) });
  vi.restoreAllMocks();
  expect(looked).toEqual([4096, 4096]);
  expect(validation).toBeCloseTo(3 * 0.01, 12);
});

test("a smoothed step takes longer than a plain one, and a larger batch than a smaller one", async () => {
  const methods = methodsNamed(["sgd", "diffusion"]);
  const now = () => performance.now();
  const { steps } = await calibrate(context, { methods, batchSizes: [8, 64], kernels, now });
  const [small, large] = steps!.filter(({ method }) => method === "diffusion");
  expect(small!.secondsSmoothedStep).toBeGreaterThan(small!.secondsPlainStep);
  expect(large!.secondsPlainStep).toBeGreaterThan(small!.secondsPlainStep);
});

test("a trainer without steps is timed by one short run, and costs as much a window at every batch size", async () => {
  let clock = 0;
  const methods = methodsNamed(["penalty"]);
  const { steps, step } = await calibrate(context, { methods, batchSizes, kernels, now: () => (clock += 10) });
  expect(steps).toBeNull();
  const [small, large] = batchSizes.map((batchSize) => step(methods[0]!, batchSize)) as [number, number];
  expect(small).toBeGreaterThan(0);
  expect(large).toBeCloseTo(2 * small, 12);
});
