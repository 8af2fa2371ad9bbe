import { describe, expect, test } from "vitest";
import { elman } from "../network/cells/elman.js";
import { activations } from "../smoothing/index.js";
import { type Kernels, noNoise } from "./contract.js";
import { referenceKernels } from "./reference/index.js";
import { wasmKernels } from "./wasm/index.js";

const engines: readonly [string, () => Kernels][] = [
  ["reference", () => referenceKernels()],
  ["wasm", () => wasmKernels({ capacityBytes: 2 ** 22 })],
];
const spec = {
  cell: elman,
  lengths: null,
  sequenceWeights: null,
  form: "plain",
  activation: activations.get("tanh"),
  batch: 2,
  steps: 3,
  inputSize: 4,
  hiddenSize: 4,
  emit: "last",
  below: null,
} as const;

describe.each(engines)("the %s engine", (_name, make) => {
  test("refuses sizes below 1 or not whole, by name and value, before anything is planned", () => {
    const kernels = make();
    const below = kernels.recurrent(spec);
    expect(() => kernels.recurrent({ ...spec, batch: 0 })).toThrow("`batch` must be an integer >= 1, got 0");
    expect(() => kernels.recurrent({ ...spec, steps: 2.5 })).toThrow("`steps` must be an integer >= 1, got 2.5");
    const dense = { form: "plain", rows: 2, inputSize: 4, outputSize: 0, below, lengths: null } as const;
    expect(() => kernels.dense(dense)).toThrow("`outputSize` must be an integer >= 1, got 0");
  });

  test("refuses lengths and weights of other numbers of sequences", () => {
    const kernels = make();
    for (const name of ["lengths", "sequenceWeights"]) {
      expect(() => kernels.recurrent({ ...spec, [name]: kernels.allocate(3) })).toThrow(
        `\`${name}\` must have batch = 2 entries, got 3`,
      );
    }
  });

  test("refuses a layer below that gives another number of entries", () => {
    const kernels = make();
    const below = kernels.recurrent(spec);
    expect(() => kernels.recurrent({ ...spec, below })).toThrow(
      /must have steps \* batch \* inputSize = 24 entries, got 8/,
    );
    expect(() => kernels.dense({ form: "plain", rows: 3, inputSize: 4, outputSize: 1, below, lengths: null })).toThrow(
      /must have rows \* inputSize = 12 entries, got 8/,
    );
  });
});

test("the fast engine refuses arrays of another length: it would read what lies behind them", () => {
  const kernels = wasmKernels({ capacityBytes: 2 ** 22 });
  const pass = kernels.recurrent(spec);
  const dense = kernels.dense({ form: "plain", rows: 2, inputSize: 4, outputSize: 1, below: pass, lengths: null });
  const noise = noNoise(3);
  const [right, wrong] = [kernels.allocate(36), kernels.allocate(35)];
  expect(() => pass.forward(wrong, noise)).toThrow("recurrent: `parameters` must have 36 entries, got 35");
  pass.forward(right, noise);
  expect(() => pass.backward(right, wrong, { penaltyWeight: 0, depth: 3 })).toThrow("`gradient` must have 36 entries");
  expect(() => dense.forward(wrong, noNoise(2))).toThrow("dense: `parameters` must have 5 entries, got 35");
  expect(() => kernels.vector.addScaled(right, wrong, 1)).toThrow("vector: `x` must have 36 entries, got 35");
  expect(() => kernels.vector.momentum(right, wrong, 0.9, false)).toThrow("`velocity` must have 36 entries, got 35");
});
