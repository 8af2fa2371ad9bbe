import { expect, test } from "vitest";
import { referenceKernels } from "../kernels/reference/index.js";
import { buildNetwork } from "../network/build.js";
import { plain } from "../objective/plain.js";
import { optimizers } from "../optim/index.js";
import { adviceAtStart } from "./divergence.js";
import type { ResolvedTrainOptions } from "./options.js";
import { easySet } from "./testing/sequences.js";
import { train } from "./train.js";

const options = {
  kernels: referenceKernels(),
  loss: { name: "squared" },
  objective: { name: "weights" },
  initialiser: { name: "drawn" },
} as ResolvedTrainOptions;

test("a first step that is not finite is laid to sigma where that is far beyond weights, else to loss, objective and data", () => {
  const parameters = Float32Array.of(0.1);
  expect(adviceAtStart(options, { parameters, sigma: 1e30 })).toBe("Lower `sigma`: weights are of the order of 1");
  expect(adviceAtStart(options, { parameters, sigma: 0.5 })).toMatch(/^No step was taken: check the loss "squared"/);
});

test.each(optimizers.names)("a run by %s at a rate far too high ends as diverged, and does not hang", async (name) => {
  const { outcome } = await train({
    network: buildNetwork({ inputSize: 2, hiddenSizes: [6] }),
    data: { train: easySet({ length: 60 }), validation: easySet({ length: 20, seed: 2 }) },
    objective: plain(),
    optimizer: optimizers.get(name).transform,
    learningRate: 1e38,
    epochs: 20,
    batchSize: 8,
  }).result();
  expect(outcome.kind).toBe("diverged");
});
