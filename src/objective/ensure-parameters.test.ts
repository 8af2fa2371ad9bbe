import { expect, test } from "vitest";
import { ridgeReadout } from "../initialisers/ridge-readout.js";
import { referenceKernels } from "../kernels/reference/index.js";
import { wasmKernels } from "../kernels/wasm/index.js";
import { buildNetwork } from "../network/build.js";
import { Predictor } from "../train/predictor.js";
import { easySet } from "../train/testing/sequences.js";
import { plain } from "./plain.js";

const network = buildNetwork({ inputSize: 2, hiddenSizes: [3] });
const P = network.layout.length;
const kernels = wasmKernels({ capacityBytes: 2 ** 20 });
const set = easySet({ length: 20 });

const owners = {
  Predictor: (parameters: Float32Array, engine = kernels) =>
    new Predictor({ network, kernels: engine, parameters, window: 4 }),
  ridgeReadout: (parameters: Float32Array, engine = kernels) =>
    ridgeReadout({ network, kernels: engine, parameters, objective: plain(), set, sigma: 0 }),
};

test.each(Object.entries(owners))("%s names itself and its option for parameters that cannot be", (owner, call) => {
  expect(() => call(new Float32Array(P))).toThrow(
    `${owner}: \`parameters\` must come from \`allocate\` of \`kernels\`, got one from elsewhere. Copy it.`,
  );
  expect(() => call(kernels.allocate(P - 1) as Float32Array)).toThrow(
    `${owner}: \`parameters\` must hold the network's ${P} numbers, got ${P - 1}.`,
  );
  expect(() => call(kernels.allocate(P).fill(0.1) as Float32Array)).not.toThrow();
  expect(() => call(new Float32Array(P).fill(0.1), referenceKernels())).not.toThrow();
});

test("ridgeReadout leaves the engine as full as it was", () => {
  const small = wasmKernels({ capacityBytes: 2 ** 18 });
  const parameters = small.allocate(P).fill(0.1) as Float32Array;
  for (let k = 0; k < 500; k++) owners.ridgeReadout(parameters, small);
  expect(parameters.every(Number.isFinite)).toBe(true);
});
