import { describe, expect, test } from "vitest";
import { randomStream } from "../core/numeric/random.js";
import { referenceKernels } from "../kernels/reference/index.js";
import { wasmKernels } from "../kernels/wasm/index.js";
import { buildNetwork } from "../network/build.js";
import { multiplyAdds } from "../network/multiply-adds.js";
import { stepsOfPass } from "../network/reading.js";
import { activation } from "./activation.js";
import { DropoutMasks } from "./dropout-masks.js";
import { objectives } from "./index.js";
import { plain, planPlain } from "./plain.js";
import { gradientError } from "./testing/gradient-check.js";
import { type PlannedObjective, type PlanOptions, planSmall } from "./testing/plan.js";
import { weights } from "./weights.js";

const STEPS = 4;
const smooth = [plain(), weights(), activation({ lambda: 0.4 })];

/** A feedforward network of two inputs over four rows, three windows a batch. */
const planned = (objective = plain(), options: PlanOptions = {}) =>
  planSmall(objective, { cell: "mlp", hiddenSizes: [5, 4], ...options });

/** Outputs of window b by its layers written out. */
function byHand({ pass, parameters, network }: PlannedObjective, b: number, begin = 0): number[] {
  const B = 3;
  let x: number[] = [];
  for (let t = 0; t < STEPS; t++)
    for (let i = 0; i < 2; i++) x.push(t < begin ? 0 : pass.batch.inputs[(t * B + b) * 2 + i]!);
  const tensors = network.layout.slices.map(({ offset, length }) => parameters.subarray(offset, offset + length));
  for (let k = 0; k < tensors.length; k += 2) {
    const [matrix, bias] = [tensors[k]!, tensors[k + 1]!];
    const isReadout = k === tensors.length - 2;
    const sums = Array.from(bias, (value, i) => x.reduce((sum, xj, j) => sum + matrix[i * x.length + j]! * xj, value));
    x = isReadout ? sums : sums.map(Math.tanh);
  }
  return x;
}

function loss(given: PlannedObjective, begins: readonly number[] = [0, 0, 0]): number {
  let total = 0;
  for (let b = 0; b < 3; b++) {
    for (const [o, output] of byHand(given, b, begins[b]).entries()) {
      total += (output - given.pass.batch.targets[b * 2 + o]!) ** 2 / 6;
    }
  }
  return total;
}

test("the plain objective is that of its layers written out, to 1e-12", () => {
  const given = planned();
  expect(given.network.layout.slices.map(({ name, shape }) => [name, shape])).toEqual([
    ["layers.0.U", [5, 8]],
    ["layers.0.a", [5]],
    ["layers.1.U", [4, 5]],
    ["layers.1.a", [4]],
    ["readout.W", [2, 4]],
    ["readout.b", [2]],
  ]);
  expect(given.pass.evaluate(0)).toBeCloseTo(loss(given), 12);
});

test("rows before a sequence begins are 0, whatever stands there; a window of weight 0 is not read", () => {
  const given = planned(plain(), { lengths: [4, 1, 3] });
  const expected = loss(given, [0, 3, 1]);
  for (const [b, begin] of [0, 3, 1].entries()) {
    for (let t = 0; t < begin; t++) given.pass.batch.inputs.fill(Number.NaN, (t * 3 + b) * 2, (t * 3 + b + 1) * 2);
  }
  expect(given.pass.evaluate(0)).toBeCloseTo(expected, 12);
  const weighted = planned(plain(), { lengths: [4, 4, 4], weights: [1, 0, 1] });
  const value = weighted.pass.differentiate(0);
  const gradient = weighted.gradient.slice();
  for (let t = 0; t < STEPS; t++) weighted.pass.batch.inputs.fill(Number.NaN, (t * 3 + 1) * 2, (t * 3 + 2) * 2);
  expect(weighted.pass.differentiate(0)).toBe(value);
  expect(weighted.gradient).toEqual(gradient);
});

describe.each(smooth)("$name", (objective) => {
  const sigma = objective.diffuses ? 0.5 : 0;

  test("gradient and dg/dsigma agree with central differences to 1e-6: lengths, weights, a highway, units left out", () => {
    const dropout = new DropoutMasks(0.3, randomStream(1));
    dropout.draw();
    const coefficients = new Float32Array(2 * 2 * 2 + 2).fill(0.2);
    const highway = { kind: "linear", rows: 2, inputs: null, coefficients } as const;
    for (const options of [
      {},
      { lengths: [4, 1, 3], weights: [1, 0.5, 2] },
      { highway },
      { dropout },
      { hiddenSizes: [6] },
    ]) {
      const { pass, parameters, gradient } = planned(objective, options);
      expect(gradientError(pass, parameters, gradient, sigma)).toBeLessThan(1e-6);
      if (!objective.diffuses) continue;
      pass.differentiate(sigma);
      const numeric = (pass.evaluate(sigma + 1e-4) - pass.evaluate(sigma - 1e-4)) / 2e-4;
      expect(Math.abs(pass.gradientBySigma - numeric)).toBeLessThan(1e-6 * Math.max(1, Math.abs(numeric)));
    }
  });

  test("a batch is the mean of its windows, each with its weight", () => {
    const options = { lengths: [4, 1, 3], weights: [1, 1, 1] };
    const { pass } = planned(objective, options);
    const alone = [0, 1, 2].map((b) => {
      pass.batch.weights!.fill(0)[b] = 1;
      return pass.evaluate(sigma);
    });
    pass.batch.weights!.set([2, 0.5, 1]);
    expect(pass.evaluate(sigma)).toBeCloseTo((2 * alone[0]! + 0.5 * alone[1]! + alone[2]!) / 3.5, 12);
    const even = planned(objective);
    const weighted = planned(objective, { weights: [1, 1, 1] });
    expect(weighted.pass.evaluate(sigma)).toBeCloseTo(even.pass.evaluate(sigma), 12);
  });

  test("the fast engine agrees with the readable one to 2e-5, on odd sizes", () => {
    for (const [batch, steps, hiddenSizes] of [
      [11, 7, [13, 6]],
      [1, 1, [3]],
      [8, 24, [32]],
    ] as const) {
      const options = { batch, steps, hiddenSizes };
      const expected = planned(objective, options);
      const got = planned(objective, { ...options, kernels: wasmKernels({ capacityBytes: 2 ** 24 }) });
      expect(got.pass.differentiate(sigma)).toBeCloseTo(expected.pass.differentiate(sigma), 4);
      const largest = Math.max(1, ...expected.gradient.map(Math.abs));
      for (const [k, slope] of expected.gradient.entries()) {
        expect(Math.abs(got.gradient[k]! - slope) / largest).toBeLessThan(2e-5);
      }
    }
  });
});

test.each(objectives.items.filter(({ isSurrogate = false }) => !isSurrogate))(
  "$name at sigma = 0 equals plain, value and gradient, bit for bit (Law 1)",
  (objective) => {
    const [one, other] = [planned(objective), planned(plain())];
    expect(one.pass.differentiate(0)).toBe(other.pass.differentiate(0));
    expect(one.gradient).toEqual(other.gradient);
  },
);

test("of one linear layer the weights objective is its formula written out, to 1e-12", () => {
  const s = 0.7;
  const { pass, parameters, network } = planned(weights(), {
    activation: "identity",
    hiddenSizes: [3],
    batch: 1,
    outputSize: 1,
  });
  const [U, a, W, b] = network.layout.slices.map(({ offset, length }) =>
    parameters.subarray(offset, offset + length),
  ) as [Float64Array, ...Float64Array[]];
  const x = [...pass.batch.inputs]; // of one window: row after row
  const spread = ((s * s) / 8) * (x.reduce((sum, xj) => sum + xj * xj, 0) + 1); // fan in 2 * 4
  let output = b![0]!;
  let variance = (s * s) / 3;
  for (let j = 0; j < 3; j++) {
    const h = x.reduce((sum, xk, k) => sum + U[j * 8 + k]! * xk, a![j]!);
    output += W![j]! * h;
    variance += W![j]! ** 2 * spread + ((s * s) / 3) * (h * h + spread);
  }
  expect(pass.evaluate(s)).toBeCloseTo((output - pass.batch.targets[0]!) ** 2 + variance, 12);
});

test("a window is one step of its layers: multiply-adds are those of their tensors once", () => {
  const network = buildNetwork({ cell: "mlp", inputSize: 3, window: 24, hiddenSizes: [32, 16] });
  expect(network.spec.window).toBe(24);
  expect(stepsOfPass(network, 24) * multiplyAdds(network)).toBe(2 * (72 * 32 + 32) + 3 * 32 * 16 + 2 * 16);
  expect(stepsOfPass(buildNetwork({ inputSize: 3, hiddenSizes: [4], window: 24 }), 24)).toBe(24);
  expect(buildNetwork({ inputSize: 3, hiddenSizes: [4], window: 24 }).spec).not.toHaveProperty("window");
});

test("windows of other rows, scores at all steps and a network without its window are refused with what to do", () => {
  expect(() => buildNetwork({ cell: "mlp", inputSize: 1, hiddenSizes: [3] })).toThrow(
    'buildNetwork: with the cell "mlp", which reads windows whole, `window` must be their rows, got none. Give that of the windows',
  );
  const network = buildNetwork({ cell: "mlp", inputSize: 2, hiddenSizes: [3], window: 5 });
  const kernels = referenceKernels();
  const P = network.layout.length;
  const [parameters, gradient] = [kernels.allocate(P), kernels.allocate(P)];
  const { spec } = planned();
  for (const change of [{ steps: 4 }, { steps: 5, scored: "all" as const }]) {
    expect(() => planPlain({ ...spec, network, kernels, parameters, gradient, ...change })).toThrow(
      /^a network of the cell "mlp" reads windows of 5 rows whole and forecasts at their last one, got windows of [45] scored "(last|all)"/,
    );
  }
});
