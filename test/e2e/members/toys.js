// What a user's own module adds to the registries of the thread that imports it: an optimiser, an objective, a cell, a trainer.
import { cells, objectives, optimizers, plain } from "gradus";
import { trainers } from "gradus/study";

optimizers.add({
  name: "toy sign",
  transform: {
    name: "toy sign",
    plan: () => ({
      state: [],
      apply({ gradient }) {
        for (let k = 0; k < gradient.length; k++) gradient[k] = Math.sign(gradient[k]);
      },
    }),
  },
  learningRates: { low: 1e-4, high: 1e-2 },
});
objectives.add({
  name: "toy scaled",
  detail: "the plain objective times 1 + sigma",
  diffuses: true,
  plan(spec) {
    const pass = plain().plan(spec);
    return {
      batch: pass.batch,
      gradientBySigma: Number.NaN,
      evaluate: (sigma) => (1 + sigma) * pass.evaluate(0),
      differentiate(sigma) {
        const value = pass.differentiate(0);
        spec.kernels.vector.scale(spec.gradient, 1 + sigma);
        return (1 + sigma) * value;
      },
    };
  },
});
cells.add({
  name: "toy leaky",
  equations: "m = U x + V h, h <- m",
  slices: ({ inputSize: I, hiddenSize: H }) => [
    { name: "U", shape: [H, I], scale: 1 / Math.sqrt(I), role: "input" },
    { name: "V", shape: [H, H], scale: 0.3 / Math.sqrt(H), role: "recurrent" },
  ],
  operations: [
    {
      kind: "affine",
      into: "m",
      terms: [
        { matrix: "U", of: "input" },
        { matrix: "V", of: "h" },
      ],
      bias: null,
    },
    { kind: "activation", into: "h", of: "m", activation: null },
  ],
  states: ["h"],
});
trainers.add({ ...trainers.get("sgd"), name: "toy trainer" });
