import { describe, expect, test } from "vitest";
import { referenceKernels } from "../../kernels/reference/index.js";
import { wasmKernels } from "../../kernels/wasm/index.js";
import { activation } from "../../objective/activation.js";
import { objectives } from "../../objective/index.js";
import { plain } from "../../objective/plain.js";
import { sampled } from "../../objective/sampled.js";
import { gradientError } from "../../objective/testing/gradient-check.js";
import { planSmall } from "../../objective/testing/plan.js";
import { weights } from "../../objective/weights.js";
import { buildNetwork } from "../build.js";
import { multiplyAdds } from "../multiply-adds.js";
import { gated } from "../testing/gated.js";
import { cells } from "./index.js";

cells.add(gated);

/** Those of the library, and one added from outside. */
const CELLS = ["gru", "lstm", gated.name];
const closedForms = [plain(), weights(), activation({ lambda: 0.1 })];

describe.each(CELLS)("%s", (cell) => {
  const options = { cell, hiddenSizes: [4, 3], scored: "all", lengths: [4, 2, 3] } as const;

  test.each(closedForms)(
    "$name has the gradient of central differences to 1e-6, two layers, unequal lengths",
    (objective) => {
      for (const sigma of objective.diffuses ? [0, 0.3, 1.2] : [0]) {
        const { pass, parameters, gradient } = planSmall(objective, options);
        expect(gradientError(pass, parameters, gradient, sigma)).toBeLessThan(1e-6);
      }
    },
  );

  test.each(closedForms.filter(({ diffuses }) => diffuses))(
    "dg/dsigma of $name agrees with central differences to 1e-6",
    (objective) => {
      const { pass } = planSmall(objective, options);
      const h = 1e-4;
      pass.differentiate(0.6);
      const numeric = (pass.evaluate(0.6 + h) - pass.evaluate(0.6 - h)) / (2 * h);
      expect(Math.abs(pass.gradientBySigma - numeric)).toBeLessThan(1e-6 * Math.max(1, Math.abs(numeric)));
    },
  );

  test.each(objectives.items.filter(({ isSurrogate }) => !isSurrogate))(
    "$name at sigma = 0 equals plain, value and gradient, bit for bit",
    (objective) => {
      const diffused = planSmall(objective, options);
      const original = planSmall(plain(), options);
      expect(diffused.pass.differentiate(0)).toBe(original.pass.differentiate(0));
      expect(diffused.gradient).toEqual(original.gradient);
    },
  );

  test.each(closedForms)("$name on the fast engine is the reference's, to 1e-5", (objective) => {
    const sigma = objective.diffuses ? 0.5 : 0;
    const reference = planSmall(objective, { ...options, kernels: referenceKernels({ precision: "float64" }) });
    const fast = planSmall(objective, { ...options, kernels: wasmKernels({ capacityBytes: 2 ** 24 }) });
    expect(fast.pass.differentiate(sigma)).toBeCloseTo(reference.pass.differentiate(sigma), 5);
    for (const [k, slope] of reference.gradient.entries()) expect(fast.gradient[k]).toBeCloseTo(slope, 5);
  });

  test("weights stays near the mean over noisy weights: within 3 % of 4,000 pairs at sigma .2, the toy cell 5 %", () => {
    const close = planSmall(weights(), { ...options, hiddenSizes: [4] }).pass.evaluate(0.2);
    const mean = planSmall(sampled({ pairs: 4000 }), { ...options, hiddenSizes: [4] }).pass.evaluate(0.2);
    expect(Math.abs(close / mean - 1)).toBeLessThan(cell === gated.name ? 0.05 : 0.03);
  });
});

test("multiply-adds are those of their tensors", () => {
  const count = (cell: string) => multiplyAdds(buildNetwork({ cell, inputSize: 2, hiddenSizes: [32] }));
  const [inputs, recurrent] = [2 * 64, 3 * 1024];
  expect(count("gru")).toBe(3 * (inputs + recurrent) + 2 * 4 * 32);
  expect(count("lstm")).toBe(4 * (inputs + recurrent) + 2 * 4 * 32);
});
