import { expect, test } from "vitest";
import { noNoise } from "../kernels/contract.js";
import { referenceKernels } from "../kernels/reference/index.js";
import { buildNetwork } from "../network/build.js";
import { activation } from "./activation.js";
import { sampled } from "./sampled.js";
import { stepMultiplyAdds } from "./step-multiply-adds.js";
import { weights } from "./weights.js";

const shape = { batch: 3, steps: 4, scored: "last" } as const;

/** An array that counts how often its entries are read or written. */
function counted(values: Float64Array, what: "get" | "set") {
  let count = 0;
  const isEntry = (key: string | symbol) => typeof key === "string" && /^\d+$/.test(key);
  const proxy = new Proxy(values, {
    get(target, key) {
      if (what === "get" && isEntry(key)) count++;
      const value = Reflect.get(target, key, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
    set(target, key, value) {
      if (what === "set" && isEntry(key)) count++;
      return Reflect.set(target, key, value, target);
    },
  });
  return { proxy, count: () => count };
}

/**
 * What the reference engine does for a recurrent layer on data: each product reads an entry of the matrix forward, writes one of the gradient, and reads
 * one of the matrix again where it goes back.
 */
function touched(cell: string, form: "plain" | "weights"): number {
  const network = buildNetwork({ cell, inputSize: 2, hiddenSizes: [3] });
  const kernels = referenceKernels();
  const { length, slices } = network.layout.blocks[0]!;
  const pass = kernels.recurrent({
    ...{ cell: network.cell, form, activation: network.activation, batch: shape.batch, steps: shape.steps },
    ...{ inputSize: 2, hiddenSize: 3, emit: "last", below: null, lengths: null, sequenceWeights: null },
  });
  pass.input.mean.forEach((_, k) => {
    pass.input.mean[k] = Math.cos(k);
  });
  const parameters = counted(
    Float64Array.from({ length }, (_, k) => Math.sin(k + 1)),
    "get",
  );
  const gradient = counted(new Float64Array(length), "set");
  const noise = { unit: 0, slices: new Float64Array(slices.length).fill(form === "plain" ? 0 : 0.01) };
  pass.forward(parameters.proxy, form === "plain" ? noNoise(slices.length) : noise);
  pass.outputGradient.mean.fill(1);
  pass.outputGradient.variance?.fill(1);
  pass.backward(parameters.proxy, gradient.proxy, { penaltyWeight: 0, depth: shape.steps });
  return parameters.count() + gradient.count();
}

/** Of the layers alone: those of the readout, of 3 units to 1 number, are taken off. */
const ofLayers = (cell: string, form: "plain" | "weights") => {
  const network = buildNetwork({ cell, inputSize: 2, hiddenSizes: [3] });
  const readout = shape.batch * (3 * 3 * (form === "plain" ? 1 : 2) + 2);
  return stepMultiplyAdds(network, shape, form === "plain" ? null : weights()) - readout;
};

test("of an Elman layer they are what the reference engine multiplies, entry by entry", () => {
  expect(ofLayers("elman", "plain")).toBe(touched("elman", "plain"));
  expect(ofLayers("elman", "weights")).toBe(touched("elman", "weights"));
});

test("of an LSTM layer too, but for the gradient that its forget gate does not have at the first step, before which there is nothing", () => {
  const rows = 3 * shape.batch;
  expect(ofLayers("lstm", "plain")).toBe(touched("lstm", "plain") + rows * (2 + 3 + 1 + 3));
  expect(ofLayers("lstm", "weights")).toBe(touched("lstm", "weights") + rows * (2 + 2 * 3 + 1 + 2 * 3));
});

test("smoothed activations cost a plain step's, samples as many plain steps as there are draws", () => {
  const network = buildNetwork({ inputSize: 2, hiddenSizes: [32] });
  const one = { batch: 16, steps: 24, scored: "last" } as const;
  const plain = stepMultiplyAdds(network, one, null);
  // U 32 x 2 and a: twice; V 32 x 32: three times; the readout's 32 and 1 once for each sequence
  expect(plain).toBe(16 * (24 * (2 * 96 + 3 * 1024) + 3 * 32 + 2));
  expect(stepMultiplyAdds(network, one, activation())).toBe(plain);
  expect(stepMultiplyAdds(network, one, sampled({ pairs: 3 }))).toBe(6 * plain);
});

test("steps that are all scored have a readout each; a network that reads its window at once has one step", () => {
  const network = buildNetwork({ inputSize: 2, hiddenSizes: [5], outputSize: 2 });
  const all = stepMultiplyAdds(network, { batch: 1, steps: 7, scored: "all" }, null);
  expect(all - stepMultiplyAdds(network, { batch: 1, steps: 7, scored: "last" }, null)).toBe(6 * (3 * 10 + 2 * 2));
  const mlp = buildNetwork({ cell: "mlp", inputSize: 2, hiddenSizes: [5], window: 7 });
  expect(stepMultiplyAdds(mlp, { batch: 1, steps: 7, scored: "last" }, null)).toBe(2 * (14 * 5 + 5) + 3 * 5 + 2);
});
