import { expect, test } from "vitest";
import { referenceKernels } from "../kernels/reference/index.js";
import { adviceAtStart } from "./divergence.js";
import type { ResolvedTrainOptions } from "./options.js";

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
