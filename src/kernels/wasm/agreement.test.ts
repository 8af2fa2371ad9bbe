import { describe, expect, test } from "vitest";
import { randomStream } from "../../numeric/random.js";
import { activations } from "../../smoothing/index.js";
import type { Form } from "../contract.js";
import { referenceKernels } from "../reference/index.js";
import { wasmKernels } from "./index.js";
import { availableBuilds, defaultBuild } from "./module.js";
import { type Case, difference, type Results, run } from "./testing/agreement.js";

const FORMS: readonly Form[] = ["plain", "smoothed", "moments"];
const SILENT = { unit: 0, input: 0, recurrent: 0, bias: 0 };

/** A network of odd sizes; the same seed, the same case. */
function randomCase(seed: number, form: Form, activation: string): Case {
  const stream = randomStream(seed);
  const between = (low: number, high: number) => low + stream.integer(high - low + 1);
  const steps = between(1, 30);
  const noise = () => 0.05 * stream.uniform();
  return {
    seed,
    form,
    activation,
    batch: between(1, 37),
    steps,
    inputSize: between(1, 9),
    hiddenSizes: between(0, 2) === 0 ? [between(1, 40), between(1, 40)] : [between(1, 70)],
    outputSize: between(1, 5),
    emit: between(0, 1) === 0 ? "last" : "all",
    depth: between(0, 2) === 0 ? between(1, steps) : steps,
    noise:
      form === "plain"
        ? SILENT
        : { unit: 2 * stream.uniform() ** 2, input: noise(), recurrent: noise(), bias: noise() },
    penaltyWeight: form === "smoothed" ? 0.01 * stream.uniform() : 0,
  };
}

const wasm = (test: Case, build = defaultBuild()!) => run(wasmKernels({ build, capacityBytes: 2 ** 26 }), test);
const reference = (test: Case) => run(referenceKernels({ precision: "float64" }), test);
const isScalar = (name: string) => name.includes("noise") || name.includes("Noise");
const only = (results: Results, keep: (name: string) => boolean): Results =>
  Object.fromEntries(Object.entries(results).filter(([name]) => keep(name)));

/** Of each array's largest entry; the moments form's patches have slopes good to a few 1e-6. */
const TOLERANCE: Record<Form, number> = { plain: 1e-5, smoothed: 1e-5, moments: 5e-5 };

describe.each(availableBuilds())("the %s build", (build) => {
  describe.each(FORMS)("in the %s form", (form) => {
    test.each(activations.names)(
      "with %s agrees with the float64 reference to 1e-5 of each array's largest entry (moments 5e-5; noise gradients 1e-3) on odd shapes",
      (activation) => {
        for (let seed = 1; seed <= 4; seed++) {
          const test = randomCase(seed + 100 * activations.names.indexOf(activation), form, activation);
          const expected = reference(test);
          const got = wasm(test, build);
          const arrays = difference(
            got,
            only(expected, (name) => !isScalar(name)),
          );
          const scalars = difference(got, only(expected, isScalar), 1e-2);
          expect(arrays.error, `${arrays.name} of ${JSON.stringify(test)}`).toBeLessThan(TOLERANCE[form]);
          expect(scalars.error, `${scalars.name} of ${JSON.stringify(test)}`).toBeLessThan(1e-3);
        }
      },
    );
  });
});

// Rows lie in groups of six and four, and panels take eight: these sizes meet every split and every rest.
const SPLITS = Array.from({ length: 26 }, (_, k) => k + 1);

describe.each(availableBuilds())("the %s build", (build) => {
  test.each(FORMS)(
    "agrees with the float64 reference to the same tolerance at 1 to 26 units, in the %s form",
    (form) => {
      for (const size of SPLITS) {
        const test = { ...randomCase(size, form, "tanh"), inputSize: 1 + (size % 7), hiddenSizes: [size, 27 - size] };
        const expected = only(reference(test), (name) => !isScalar(name));
        const { name, error } = difference(wasm(test, build), expected);
        expect(error, `${name} of ${JSON.stringify(test)}`).toBeLessThan(TOLERANCE[form]);
      }
    },
  );
});

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
  "Law 1: with no noise, %s gives the plain output and gradient to 2e-6 smoothed, 2e-5 in moments",
  (activation) => {
    const names = ["mean", "readoutGradient", "layer 0 output", "layer 0 gradient"];
    const plain = only(wasm({ ...base, activation }), (name) => names.includes(name));
    for (const form of ["smoothed", "moments"] as const) {
      const got = wasm({ ...base, activation, form, penaltyWeight: 0 });
      const { name, error } = difference(got, plain);
      expect(error, `${form}: ${name}`).toBeLessThan(form === "smoothed" ? 2e-6 : 2e-5);
    }
  },
);

test.each([1, 2, 3, 7, 8, 9, 15, 16, 17])("a batch of %i gives each row what it gets alone, to 1e-6", (batch) => {
  const kernels = wasmKernels({ capacityBytes: 2 ** 26 });
  const plan = (size: number) =>
    kernels.recurrent({
      cell: "elman",
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
  const test = randomCase(5, "moments", "tanh");
  expect(difference(wasm(test), wasm(test)).error).toBe(0);
});

test.each(FORMS)("a NaN in the input stays a NaN in the output and traps nothing, in the %s form", (form) => {
  for (const activation of ["tanh", "relu", "erf"]) {
    const kernels = wasmKernels({ capacityBytes: 2 ** 26 });
    const pass = kernels.recurrent({
      cell: "elman",
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
    pass.forward(parameters, { unit: 0.1, input: 0.1, recurrent: 0.1, bias: 0.1 });
    pass.outputGradient.mean.fill(1);
    pass.backward(parameters, kernels.allocate(parameters.length), { penaltyWeight: 0, depth: 3 });
    expect(pass.output.mean.subarray(0, 4).every(Number.isNaN), activation).toBe(true);
    expect(pass.output.mean.subarray(4).every(Number.isFinite), activation).toBe(true);
  }
});
