import { describe, expect, test } from "vitest";
import { buildNetwork } from "../network/build.js";
import { activation } from "../objective/activation.js";
import type { Objective } from "../objective/contract.js";
import { planSmall } from "../objective/testing/plan.js";
import { weights } from "../objective/weights.js";
import { annealed } from "../schedule/sigma.js";
import { effectiveMemory } from "./effective-memory.js";
import { easySet } from "./testing/sequences.js";
import { train } from "./train.js";

const T = 12;
const planned = (objective: Objective, options = {}) =>
  planSmall(objective, { steps: T, hiddenSizes: [6], ...options });

const memoryOf = (
  { pass, gradient }: ReturnType<typeof planned>,
  options: { readonly sigma: number; readonly tolerance?: number },
) => effectiveMemory({ pass, gradient, steps: T, ...options });

/** |full - truncated| / |full| by definition. */
function truncationError({ pass, gradient }: ReturnType<typeof planned>, sigma: number, depth: number): number {
  pass.differentiate(sigma);
  const full = Float64Array.from(gradient);
  pass.differentiate(sigma, depth);
  return Math.hypot(...full.map((value, k) => value - gradient[k]!)) / Math.hypot(...full);
}

describe.each([weights(), activation()])("effective memory of $name", (objective) => {
  test("is a depth whose error is under the tolerance, and one step less is not", () => {
    for (const sigma of [0, 0.5, 2]) {
      const plan = planned(objective, { seed: 5 });
      const { steps, error } = memoryOf(plan, { sigma });
      expect(truncationError(plan, sigma, steps)).toBeCloseTo(error, 12);
      expect(error).toBeLessThan(0.01);
      expect(steps).toBeGreaterThan(1);
      expect(truncationError(plan, sigma, steps - 1)).toBeGreaterThanOrEqual(0.01);
    }
  });

  test("shrinks as sigma grows: long lags are switched on as sigma falls", () => {
    const memory = [0, 1, 4].map((sigma) => memoryOf(planned(objective), { sigma }).steps);
    expect(memory[0]).toBeGreaterThan(memory[1]!);
    expect(memory[1]).toBeGreaterThan(memory[2]!);
  });
});

test("the influence of a step k back is at most (|V| sqrt(2/pi)/sigma)^k of the last step's (activation, no penalty)", () => {
  for (const sigma of [1, 2, 5]) {
    const { pass, gradient, parameters, network } = planned(activation({ lambda: 0 }), { batch: 1 });
    const slice = (name: string) => network.layout.slices.find((candidate) => candidate.name === name)!;
    const { offset, length } = slice("layers.0.V");
    const norm = Math.hypot(...parameters.subarray(offset, offset + length)); // Frobenius, at least the spectral norm
    const bias = slice("layers.0.a");
    const biasGradient = (depth: number) => {
      pass.differentiate(sigma, depth);
      return Float64Array.from(gradient.subarray(bias.offset, bias.offset + bias.length));
    };
    // With one sequence, what one step more adds to the gradient of the bias is dL/dm of that step.
    const last = Math.hypot(...biasGradient(1));
    for (let k = 1; k < T; k++) {
      const longer = biasGradient(k + 1);
      const influence = Math.hypot(...biasGradient(k).map((value, i) => longer[i]! - value));
      const bound = last * ((norm * Math.sqrt(2 / Math.PI)) / sigma) ** k;
      expect(influence, `sigma ${sigma}, ${k} back`).toBeLessThanOrEqual(bound * (1 + 1e-9));
    }
  }
});

test("truncation cuts the depth while sigma is large, half of all steps' gradients are within the tolerance and nine in ten within 3 times it", async () => {
  const errors: number[] = [];
  const inner = weights();
  const watched: Objective = {
    ...inner,
    plan(spec) {
      const pass = inner.plan(spec);
      return Object.create(pass, {
        differentiate: {
          value(sigma: number, depth = spec.steps) {
            pass.differentiate(sigma);
            const full = Float64Array.from(spec.gradient);
            const value = pass.differentiate(sigma, depth);
            if (depth < spec.steps) {
              errors.push(Math.hypot(...full.map((g, k) => g - spec.gradient[k]!)) / Math.hypot(...full));
            }
            return value;
          },
        },
      });
    },
  };
  const data = { train: easySet({ length: 120, window: T }), validation: easySet({ length: 40, window: T, seed: 2 }) };
  const { records } = await train({
    network: buildNetwork({ inputSize: 2, hiddenSizes: [6] }),
    data,
    objective: watched,
    sigma: annealed({ sigma0: 3 }),
    truncation: { tolerance: 0.02 },
    epochs: 12,
    learningRate: 0.02,
  }).result();
  const depths = records.map((record) => record.depth!);
  expect(depths[0]).toBeLessThan(T / 2);
  expect(depths.at(-1)).toBe(T);
  expect(errors.length).toBeGreaterThan(20);
  errors.sort((a, b) => a - b);
  expect(errors[Math.floor(0.5 * errors.length)]).toBeLessThan(0.02);
  expect(errors[Math.floor(0.9 * errors.length)]).toBeLessThan(0.06);
});

test("a tolerance outside (0, 1) is refused", () => {
  expect(() => memoryOf(planned(weights()), { sigma: 1, tolerance: 0 })).toThrow(/got 0\. Use 0\.01/);
});
