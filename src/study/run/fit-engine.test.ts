import { expect, test } from "vitest";
import { wasmKernels } from "../../kernels/wasm/index.js";
import { EngineFull } from "../../kernels/wasm/memory.js";
import { contextOf } from "../spec/task.js";
import { smallStudyOptions } from "../testing/small-study.js";
import { whyTooLarge } from "./fit-engine.js";

const { task, network, methods } = smallStudyOptions;
const question = { methods, batchSize: 16, threads: 1, context: contextOf(task, network) };
const wide = { ...question, context: { ...question.context, network: { ...network, hiddenSizes: [600] } } };

test("runs that an engine has room for are planned as often as one likes, and none of its memory is kept", () => {
  const kernels = wasmKernels({ capacityBytes: 2 ** 23 });
  for (let k = 0; k < 40; k++) expect(whyTooLarge(kernels, question)).toBe(null);
});

test("a run that is too large is told with what it needs at least, and leaves the engine as it was", () => {
  const kernels = wasmKernels({ capacityBytes: 2 ** 23 });
  const found = whyTooLarge(kernels, wide);
  expect(found).toBeInstanceOf(EngineFull);
  expect(found!.capacity).toBe(2 ** 23);
  expect(found!.needed).toBeGreaterThan(2 ** 23);
  expect(whyTooLarge(kernels, question)).toBe(null);
});
