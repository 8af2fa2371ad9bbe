/** @module-tag slow */

import { describe, expect, test } from "vitest";
import { randomStream } from "../../core/numeric/random.js";
import { elman } from "../../network/cells/elman.js";
import { activations } from "../../smoothing/index.js";
import { FORMS } from "../contract.js";
import type { Build } from "./builds.js";
import { wasmKernels } from "./index.js";
import { availableBuilds, defaultBuild } from "./module.js";
import { type Case, difference, run } from "./testing/agreement.js";
import { disagreement, NOISE_TOLERANCE, only, randomCase, SILENT, TOLERANCE } from "./testing/cases.js";

const wasm = (test: Case, build = defaultBuild()!) => run(wasmKernels({ build, capacityBytes: 2 ** 26 }), test);

function expectAgreement(test: Case, build: Build): void {
  const { arrays, noise } = disagreement(test, build);
  expect(arrays.error, `${arrays.name} of ${JSON.stringify(test)}`).toBeLessThan(TOLERANCE[test.form]);
  expect(noise.error, `${noise.name} of ${JSON.stringify(test)}`).toBeLessThan(NOISE_TOLERANCE);
}

describe.each(availableBuilds())("the %s build", (build) => {
  describe.each(FORMS)("in the %s form", (form) => {
    test.each(activations.names)(
      "with %s agrees with the float64 reference to 1e-5 of each array's largest entry (weights form 5e-5; noise gradients 1e-3) on odd shapes",
      (activation) => {
        for (let seed = 1; seed <= 4; seed++) {
          expectAgreement(randomCase(seed + 100 * activations.names.indexOf(activation), form, activation), build);
        }
      },
    );

    // Rows lie in groups of six and four, and panels take eight: these sizes meet every split and every rest.
    test("agrees as closely at 1 to 26 units", () => {
      for (let units = 1; units <= 26; units++) {
        const hiddenSizes = [units, 1 + (units % 13)];
        expectAgreement({ ...randomCase(units, form, "tanh"), hiddenSizes }, build);
      }
    });
  });
});

test.each(FORMS)(
  "sequences of unequal length agree as closely with the reference, stacked and emitting all steps, in the %s form",
  (form) => {
    for (let seed = 1; seed <= 12; seed++) {
      const random = randomCase(seed + 500, form, seed % 3 === 0 ? "logistic" : "tanh");
      const stream = randomStream(seed);
      const lengths = Array.from({ length: random.batch }, () => 1 + stream.integer(random.steps));
      for (const build of availableBuilds()) expectAgreement({ ...random, lengths }, build);
    }
  },
);

const base: Case = {
  seed: 1,
  form: "plain",
  activation: "tanh",
  batch: 9,
  steps: 12,
  inputSize: 3,
  hiddenSizes: [13],
  outputSize: 2,
  emit: "all",
  depth: 12,
  noise: SILENT,
  penaltyWeight: 0.1,
};

test.each(activations.names)(
  "Law 1: with no noise, %s gives the plain output and gradient to 2e-6 in the activation form, 2e-5 in the weights form",
  (activation) => {
    const names = ["mean", "readoutGradient", "layer 0 output", "layer 0 gradient"];
    const plain = only(wasm({ ...base, activation }), (name) => names.includes(name));
    for (const form of ["activation", "weights"] as const) {
      const got = wasm({ ...base, activation, form, penaltyWeight: 0 });
      const { name, error } = difference(got, plain);
      expect(error, `${form}: ${name}`).toBeLessThan(form === "activation" ? 2e-6 : 2e-5);
    }
  },
);

test.each([1, 2, 3, 7, 8, 9, 15, 16, 17])("a batch of %i gives each row what it gets alone, to 1e-6", (batch) => {
  const kernels = wasmKernels({ capacityBytes: 2 ** 26 });
  const plan = (size: number) =>
    kernels.recurrent({
      cell: elman,
      lengths: null,
      sequenceWeights: null,
      form: "plain",
      activation: activations.get("tanh"),
      batch: size,
      steps: 3,
      inputSize: 2,
      hiddenSize: 5,
      emit: "last",
      below: null,
    });
  const together = plan(batch);
  const alone = plan(1);
  const parameters = kernels.allocate(5 * 8);
  const stream = randomStream(3);
  for (let k = 0; k < parameters.length; k++) parameters[k] = stream.normal();
  for (let k = 0; k < together.input.mean.length; k++) together.input.mean[k] = stream.normal();
  together.forward(parameters, SILENT);
  for (let row = 0; row < batch; row++) {
    for (let t = 0; t < 3; t++) {
      for (let j = 0; j < 2; j++) alone.input.mean[t * 2 + j] = together.input.mean[(t * batch + row) * 2 + j]!;
    }
    alone.forward(parameters, SILENT);
    for (let i = 0; i < 5; i++) expect(together.output.mean[row * 5 + i]).toBeCloseTo(alone.output.mean[i]!, 6);
  }
});

test("the same case gives the same bits twice", () => {
  const test = randomCase(5, "weights", "tanh");
  expect(difference(wasm(test), wasm(test)).error).toBe(0);
});

test.each(FORMS)("a NaN in the input stays a NaN in the output and traps nothing, in the %s form", (form) => {
  for (const activation of ["tanh", "relu", "erf"]) {
    const kernels = wasmKernels({ capacityBytes: 2 ** 26 });
    const pass = kernels.recurrent({
      cell: elman,
      lengths: null,
      sequenceWeights: null,
      form,
      activation: activations.get(activation),
      batch: 2,
      steps: 3,
      inputSize: 1,
      hiddenSize: 4,
      emit: "last",
      below: null,
    });
    const parameters = kernels.allocate(4 * 6).fill(0.1);
    pass.input.mean[0] = Number.NaN;
    pass.forward(parameters, { unit: 0.1, slices: Float64Array.of(0.1, 0.1, 0.1) });
    pass.outputGradient.mean.fill(1);
    pass.backward(parameters, kernels.allocate(parameters.length), { penaltyWeight: 0, depth: 3 });
    expect(pass.output.mean.subarray(0, 4).every(Number.isNaN), activation).toBe(true);
    expect(pass.output.mean.subarray(4).every(Number.isFinite), activation).toBe(true);
  }
});

test("weights of the sequences agree as closely, with lengths from 0 and without, in the activation form", () => {
  for (let seed = 1; seed <= 12; seed++) {
    const random = randomCase(seed + 700, "activation", seed % 3 === 0 ? "logistic" : "tanh");
    const stream = randomStream(seed);
    const draw = <Value>(value: () => Value) => Array.from({ length: random.batch }, value);
    const sequenceWeights = draw(() => Math.fround(2 * stream.uniform()));
    const lengths = draw(() => stream.integer(random.steps + 1));
    for (const build of availableBuilds()) {
      expectAgreement({ ...random, sequenceWeights }, build);
      expectAgreement({ ...random, sequenceWeights, lengths }, build);
    }
  }
});
