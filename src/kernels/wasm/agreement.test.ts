/** @module-tag slow */

import { describe, expect, test } from "vitest";
import { randomStream } from "../../core/numeric/random.js";
import type { AffineOperation, Cell } from "../../network/cell.js";
import { elman } from "../../network/cells/elman.js";
import { gru } from "../../network/cells/gru.js";
import { lstm } from "../../network/cells/lstm.js";
import { gated } from "../../network/testing/gated.js";
import { activations } from "../../smoothing/index.js";
import { FORMS, noNoise } from "../contract.js";
import type { Build } from "./builds.js";
import { wasmKernels } from "./index.js";
import { availableBuilds, defaultBuild } from "./module.js";
import { type Case, difference, run } from "./testing/agreement.js";
import { disagreement, NOISE_TOLERANCE, only, randomCase, SILENT, TOLERANCE } from "./testing/cases.js";

const wasm = (test: Case, build = defaultBuild()!) => run(wasmKernels({ build, capacityBytes: 2 ** 26 }), test);

function expectAgreement(test: Case, build: Build): void {
  const { arrays, noise } = disagreement(test, build);
  const shown = JSON.stringify({ ...test, cell: test.cell?.name });
  expect(arrays.error, `${arrays.name} of ${shown}`).toBeLessThan(TOLERANCE[test.form]);
  expect(noise.error, `${noise.name} of ${shown}`).toBeLessThan(NOISE_TOLERANCE);
}

/** The case with lengths from 0 and weights of its sequences drawn at random. */
function uneven(test: Case): Case {
  const stream = randomStream(test.seed);
  const draw = (value: () => number) => Array.from({ length: test.batch }, value);
  const sequenceWeights = draw(() => Math.fround(2 * stream.uniform()));
  return { ...test, sequenceWeights, lengths: draw(() => stream.integer(test.steps + 1)) };
}

describe.each(availableBuilds())("the %s build", (build) => {
  describe.each(FORMS)("in the %s form", (form) => {
    test.each(activations.names)(
      "with %s agrees with the float64 reference to 1e-5 of each array's largest entry (weights form 5e-5; noise gradients 5e-4) on odd shapes",
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
  for (const cell of [elman, gru, lstm]) {
    for (const activation of ["tanh", "relu", "erf"]) {
      const kernels = wasmKernels({ capacityBytes: 2 ** 26 });
      const sizes = { batch: 2, steps: 3, inputSize: 1, hiddenSize: 4 };
      const shared = { cell, form, lengths: null, sequenceWeights: null, below: null, emit: "last" } as const;
      const pass = kernels.recurrent({ ...shared, ...sizes, activation: activations.get(activation) });
      const slices = cell.slices(sizes);
      const length = slices.reduce((sum, { shape }) => sum + shape.reduce((product, size) => product * size, 1), 0);
      const parameters = kernels.allocate(length).fill(0.1);
      pass.input.mean[0] = Number.NaN;
      pass.forward(parameters, { unit: 0.1, slices: new Float64Array(slices.length).fill(0.1) });
      pass.outputGradient.mean.fill(1);
      pass.backward(parameters, kernels.allocate(length), { penaltyWeight: 0, depth: 3 });
      expect(pass.output.mean.subarray(0, 4).every(Number.isNaN), `${cell.name}, ${activation}`).toBe(true);
      expect(pass.output.mean.subarray(4).every(Number.isFinite), `${cell.name}, ${activation}`).toBe(true);
    }
  }
});

test("weights of the sequences agree as closely, with lengths from 0 and without, in the activation form", () => {
  for (let seed = 1; seed <= 12; seed++) {
    const test = uneven(randomCase(seed + 700, "activation", seed % 3 === 0 ? "logistic" : "tanh"));
    const { lengths: _lengths, ...whole } = test;
    for (const build of availableBuilds()) {
      expectAgreement(whole, build);
      expectAgreement(test, build);
    }
  }
});

/** Sizes that meet every rest of panels and groups: batch, inputs, units by layer. Few steps with noise, since sign(m) multiplies any rounding in each. */
const SIZES: readonly (readonly [number, number, readonly number[]])[] = [
  [1, 1, [1]],
  [7, 3, [5]],
  [32, 40, [32]],
  [32, 1, [50, 5]],
  [7, 40, [5, 32]],
  [1, 3, [50]],
];

describe.each<[string, Cell]>([gru, lstm, gated].map((cell) => [cell.name, cell]))(
  "a cell of operations: %s",
  (_, cell) => {
    describe.each(FORMS)("in the %s form", (form) => {
      test.each(["tanh", "relu", "erf", "logistic", "sign"])("agrees as closely with %s", (activation) => {
        for (const [index, [batch, inputSize, hiddenSizes]] of SIZES.entries()) {
          const drawn = randomCase(900 + index, form, activation, cell);
          const [steps, emit] = [10, index % 2 === 0 ? "last" : "all"] as const;
          const noise = { ...drawn.noise, unit: 0.3 + drawn.noise.unit };
          const depth = Math.min(drawn.depth, steps);
          const test: Case = { ...drawn, batch, inputSize, hiddenSizes, steps, depth, emit, noise };
          for (const build of availableBuilds()) expectAgreement(test, build);
        }
      });

      test("gives the plain output and gradient with no noise, to 1e-5 (weights form 5e-5)", () => {
        const test = {
          ...randomCase(850, form, "tanh", cell),
          noise: noNoise(cell.slices({ inputSize: 1, hiddenSize: 1 }).length),
          penaltyWeight: 0,
        };
        const names = ["mean", "readoutGradient", "layer 0 output", "layer 0 gradient"];
        const plain = only(wasm({ ...test, form: "plain" }), (name) => names.includes(name));
        expect(difference(wasm(test), plain).error).toBeLessThan(TOLERANCE[form]);
      });

      test("agrees as closely with lengths from 0 and weights of the sequences, the way back cut off or not", () => {
        for (let seed = 1; seed <= 6; seed++) {
          const test = uneven(randomCase(seed + 800, form, "tanh", cell));
          for (const build of availableBuilds()) {
            expectAgreement(test, build);
            expectAgreement({ ...test, depth: 1 + (test.depth >> 1) }, build);
          }
        }
      });
    });
  },
);

test.each(FORMS)(
  "a cell that the kernels cannot run, its state an affine value, agrees as closely in the %s form",
  (form) => {
    const [affine] = elman.operations;
    const linear: Cell = { ...elman, name: "linear", operations: [{ ...affine, into: "h" } as AffineOperation] };
    for (const build of availableBuilds()) expectAgreement(randomCase(950, form, "tanh", linear), build);
  },
);
