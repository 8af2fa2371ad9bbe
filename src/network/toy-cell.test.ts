import { describe, expect, test } from "vitest";
import { referenceKernels } from "../kernels/reference/index.js";
import { wasmKernels } from "../kernels/wasm/index.js";
import { activation } from "../objective/activation.js";
import { plain } from "../objective/plain.js";
import { sampled } from "../objective/sampled.js";
import { gradientError } from "../objective/testing/gradient-check.js";
import { planSmall } from "../objective/testing/plan.js";
import { weights } from "../objective/weights.js";
import { buildNetwork } from "./build.js";
import { cells } from "./cells/index.js";
import { multiplyAdds } from "./multiply-adds.js";
import { gated } from "./testing/gated.js";

cells.add(gated);

const options = { cell: gated.name, hiddenSizes: [4, 3], scored: "all", lengths: [4, 2, 3] } as const;

describe.each([plain(), weights(), activation({ lambda: 0.1 })])(
  "a gated cell added from outside, by $name",
  (objective) => {
    test("has the gradient of central differences to 1e-6, two layers, sequences of unequal length", () => {
      for (const sigma of objective.diffuses ? [0, 0.3, 1.2] : [0]) {
        const { pass, parameters, gradient } = planSmall(objective, options);
        expect(gradientError(pass, parameters, gradient, sigma)).toBeLessThan(1e-6);
      }
    });

    test("dg/dsigma agrees with central differences to 1e-6", () => {
      if (!objective.diffuses) return expect(planSmall(objective, options).pass.gradientBySigma).toBe(0);
      const { pass } = planSmall(objective, options);
      const h = 1e-4;
      pass.differentiate(0.6);
      const numeric = (pass.evaluate(0.6 + h) - pass.evaluate(0.6 - h)) / (2 * h);
      expect(Math.abs(pass.gradientBySigma - numeric)).toBeLessThan(1e-6 * Math.max(1, Math.abs(numeric)));
    });

    test("runs on the fast engine with the reference's results, to 1e-5", () => {
      const sigma = objective.diffuses ? 0.5 : 0;
      const reference = planSmall(objective, { ...options, kernels: referenceKernels({ precision: "float64" }) });
      const fast = planSmall(objective, { ...options, kernels: wasmKernels({ capacityBytes: 2 ** 24 }) });
      expect(fast.pass.differentiate(sigma)).toBeCloseTo(reference.pass.differentiate(sigma), 5);
      for (const [k, slope] of reference.gradient.entries()) expect(fast.gradient[k]).toBeCloseTo(slope, 5);
    });
  },
);

test("its plain step is its equations, written out, to 1e-14", () => {
  const { pass, parameters, network } = planSmall(plain(), {
    cell: gated.name,
    hiddenSizes: [1],
    outputSize: 1,
    batch: 1,
    steps: 3,
  });
  const [A, B, U, V, a, W, b] = network.layout.slices.map(({ offset }) => offset) as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const p = parameters;
  let h = 0;
  for (let t = 0; t < 3; t++) {
    const [x, y] = pass.batch.inputs.subarray(2 * t, 2 * t + 2) as unknown as [number, number];
    const z = 1 / (1 + Math.exp(-(p[A]! * x + p[A + 1]! * y + p[B]! * h)));
    const n = Math.tanh(p[U]! * x + p[U + 1]! * y + p[V]! * z * h + p[a]!);
    h = z * h + (1 - z) * n;
  }
  expect(pass.evaluate(0)).toBeCloseTo((p[W]! * h + p[b]! - pass.batch.targets[0]!) ** 2, 14);
});

test("weights stays near the mean over noisy weights: within 5 % of 4,000 pairs at sigma .2", () => {
  const close = planSmall(weights(), { ...options, hiddenSizes: [4] }).pass.evaluate(0.2);
  const mean = planSmall(sampled({ pairs: 4000 }), { ...options, hiddenSizes: [4] }).pass.evaluate(0.2);
  expect(Math.abs(close / mean - 1)).toBeLessThan(0.05);
});

test("counts its multiply-adds from its tensors", () => {
  const network = buildNetwork({ cell: gated.name, inputSize: 2, hiddenSizes: [3] });
  expect(multiplyAdds(network)).toBe(2 * (2 * 6 + 2 * 9 + 3) + 2 * 9);
});
