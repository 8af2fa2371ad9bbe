import { describe, expect, test } from "vitest";
import { referenceKernels } from "../kernels/reference/index.js";
import { wasmKernels } from "../kernels/wasm/index.js";
import { activation } from "../objective/activation.js";
import { objectives } from "../objective/index.js";
import { plain } from "../objective/plain.js";
import { sampled } from "../objective/sampled.js";
import { gradientError } from "../objective/testing/gradient-check.js";
import { planSmall } from "../objective/testing/plan.js";
import { weights } from "../objective/weights.js";
import { buildNetwork } from "./build.js";
import { multiplyAdds } from "./multiply-adds.js";
import { unitsRead } from "./units-read.js";

const closedForms = [plain(), weights(), activation({ lambda: 0.1 })];
const cases = ["elman", "gru", "lstm"].flatMap((cell) =>
  (["last", "all"] as const).map((scored) => ({ cell, scored })),
);

describe.each(cases)("bidirectional $cell, two layers, unequal lengths, $scored steps scored", ({ cell, scored }) => {
  const options = { cell, bidirectional: true, hiddenSizes: [3, 2], scored, lengths: [4, 1, 3] } as const;

  test.each(closedForms)("$name has the gradient of central differences to 1e-6", (objective) => {
    for (const sigma of objective.diffuses ? [0.5] : [0]) {
      const { pass, parameters, gradient } = planSmall(objective, options);
      expect(gradientError(pass, parameters, gradient, sigma)).toBeLessThan(1e-6);
    }
  });

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

  test("weights stays near the mean over noisy weights: within 3 % of 4,000 pairs at sigma .2", () => {
    const close = planSmall(weights(), { ...options, hiddenSizes: [4] }).pass.evaluate(0.2);
    const mean = planSmall(sampled({ pairs: 4000 }), { ...options, hiddenSizes: [4] }).pass.evaluate(0.2);
    expect(Math.abs(close / mean - 1)).toBeLessThan(0.03);
  });
});

test.each(closedForms)("$name of sequences read backwards is that of the passes exchanged, to 1e-12", (objective) => {
  const sigma = objective.diffuses ? 0.5 : 0;
  for (const lengths of [undefined, [4, 1, 3]]) {
    const options = { bidirectional: true, hiddenSizes: [4], ...(lengths && { lengths }) };
    const [one, other] = [planSmall(objective, options), planSmall(objective, options)];
    const [B, T, I, H] = [3, 4, 2, 4];
    const { inputs } = one.pass.batch;
    for (let b = 0; b < B; b++) {
      const first = T - (lengths?.[b] ?? T);
      for (let t = first; t < T; t++) {
        const from = (t * B + b) * I;
        other.pass.batch.inputs.set(inputs.subarray(from, from + I), ((T - 1 + first - t) * B + b) * I);
      }
    }
    const { slices } = one.network.layout;
    const place = (name: string) => slices.find((slice) => slice.name === `layers.0.${name}`)!.offset;
    const half = place("U_reverse");
    other.parameters.copyWithin(0, half, 2 * half);
    other.parameters.set(one.parameters.subarray(0, half), half);
    for (const W of [2 * half, 2 * half + 2 * H]) {
      other.parameters.set(one.parameters.subarray(W + H, W + 2 * H), W);
      other.parameters.set(one.parameters.subarray(W, W + H), W + H);
    }
    expect(other.pass.evaluate(sigma)).toBeCloseTo(one.pass.evaluate(sigma), 12);
  }
});

test("a second pass has the tensors of the first once more; what reads a layer reads both", () => {
  const { layout, spec } = buildNetwork({ cell: "elman", inputSize: 3, hiddenSizes: [4, 2], bidirectional: true });
  expect(layout.slices.map(({ name, shape }) => [name, shape])).toEqual([
    ["layers.0.U", [4, 3]],
    ["layers.0.V", [4, 4]],
    ["layers.0.a", [4]],
    ["layers.0.U_reverse", [4, 3]],
    ["layers.0.V_reverse", [4, 4]],
    ["layers.0.a_reverse", [4]],
    ["layers.1.U", [2, 8]],
    ["layers.1.V", [2, 2]],
    ["layers.1.a", [2]],
    ["layers.1.U_reverse", [2, 8]],
    ["layers.1.V_reverse", [2, 2]],
    ["layers.1.a_reverse", [2]],
    ["readout.W", [1, 4]],
    ["readout.b", [1]],
  ]);
  expect([unitsRead(spec), unitsRead(spec, 0)]).toEqual([4, 8]);
  const count = (bidirectional: boolean) =>
    multiplyAdds(buildNetwork({ inputSize: 2, hiddenSizes: [32], bidirectional }));
  expect(count(true)).toBe(2 * count(false));
});

test("a network that is not bidirectional has the spec that it always had, and one that reads windows whole cannot be", () => {
  expect(buildNetwork({ inputSize: 1, hiddenSizes: [2], bidirectional: false }).spec).not.toHaveProperty(
    "bidirectional",
  );
  expect(buildNetwork({ inputSize: 1, hiddenSizes: [2], bidirectional: true }).spec.bidirectional).toBe(true);
  expect(() => buildNetwork({ cell: "mlp", window: 4, inputSize: 1, hiddenSizes: [2], bidirectional: true })).toThrow(
    'buildNetwork: `bidirectional` must be of a recurrent cell, got it with "mlp", which reads windows whole: there are no steps to read the other way.',
  );
});
