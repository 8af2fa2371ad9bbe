import { expect, test } from "vitest";
import { buildNetwork } from "../../network/build.js";
import { methodsNamed } from "../spec/methods/index.js";
import { assignThreads, type ThreadOptions } from "./assign-threads.js";
import { planEvaluation } from "./plan-evaluation.js";

const methods = methodsNamed(["sgd", "diffusion"]);
const large: Omit<ThreadOptions, "workers"> = {
  network: buildNetwork({ inputSize: 8, hiddenSizes: [128] }).spec,
  train: { length: 1000, window: 50, lengths: null },
  trainWindows: 1000,
};
const specs = (count: number, batchSize: number) =>
  planEvaluation({
    methods,
    size: { batchSizes: [batchSize], epochs: 10, seeds: Math.ceil(count / 2), tuningTrials: 1, trainWindows: 1000 },
    seed: 1,
    folds: 1,
    chosen: () => ({}),
  }).slice(0, count);
const threads = (count: number, batchSize: number, workers: number, options = large) =>
  new Set(assignThreads(specs(count, batchSize), { ...options, workers }).map((spec) => spec.threads));

test("as many trials as threads, or a multiple: one thread each", () => {
  expect(threads(2, 64, 2)).toEqual(new Set([1]));
  expect(threads(40, 64, 4)).toEqual(new Set([1]));
});

test("a single trial gets all threads that its batch can feed, in groups of 8 rows", () => {
  expect(threads(1, 64, 2)).toEqual(new Set([2]));
  expect(threads(1, 64, 8)).toEqual(new Set([8]));
  expect(threads(1, 32, 16)).toEqual(new Set([4]));
});

test("a rest that would leave threads idle is shared: 3 large trials on 2 threads one after the other, 2 threads each", () => {
  expect(threads(3, 64, 2)).toEqual(new Set([2]));
});

test("small batches and small networks are not split: meeting would cost what sharing saves", () => {
  const small = {
    ...large,
    network: { ...large.network, hiddenSizes: [8] },
    train: { length: 1000, window: 6, lengths: null },
  };
  expect(threads(1, 16, 2, small)).toEqual(new Set([1]));
  expect(threads(1, 8, 16)).toEqual(new Set([1]));
});

test("all trials of a list get the same number, so that their times can be compared", () => {
  const mixed = [...specs(3, 64), ...specs(2, 16)];
  expect(new Set(assignThreads(mixed, { ...large, workers: 4 }).map((spec) => spec.threads)).size).toBe(1);
});

test("where memory cannot be shared no trial is, however few there are", () => {
  const options = { ...large, workers: 8, most: 1 };
  expect(new Set(assignThreads(specs(1, 64), options).map((spec) => spec.threads))).toEqual(new Set([1]));
});
