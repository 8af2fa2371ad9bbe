import { describe, expect, test } from "vitest";
import { selectKernels } from "../kernels/select.js";
import type { Highway } from "../network/highway.js";
import { activation } from "./activation.js";
import { objectives } from "./index.js";
import { NetworkForward } from "./network-forward.js";
import { plain } from "./plain.js";
import { sampled } from "./sampled.js";
import { gradientError } from "./testing/gradient-check.js";
import { planSmall } from "./testing/plan.js";
import { weights } from "./weights.js";

/** Two rows of two inputs for two outputs, with coefficients of the size of the network's weights. */
const highway: Highway = {
  kind: "linear",
  rows: 2,
  inputs: null,
  coefficients: Float32Array.from({ length: 10 }, (_, k) => Math.cos(3 * k + 1)),
};
const shapes = [
  { scored: "last" },
  { scored: "all" },
  { scored: "all", lengths: [1, 3, 4] },
  { scored: "last", lengths: [4, 1, 2], weights: [1, 0, 2] },
] as const;
const kinds = [highway, { ...highway, kind: "trained" }] as const;
const closedForms = [plain(), weights(), activation({ lambda: 0.1 })];

describe.each(shapes)("with a highway, scored $scored, lengths $lengths", (shape) => {
  test.each(closedForms)("gradient of $name agrees with central differences to 1e-6", (objective) => {
    for (const beside of kinds) {
      for (const sigma of [0, 0.7]) {
        const { pass, parameters, gradient } = planSmall(objective, { ...shape, highway: beside });
        expect(gradientError(pass, parameters, gradient, sigma)).toBeLessThan(1e-6);
      }
    }
  });

  test.each(kinds)(
    "gradient of sampled, $kind, agrees with central differences to 1e-6 when its draws are held",
    (of) => {
      const [sigma, h] = [0.5, 1e-4];
      const first = planSmall(sampled({ pairs: 1 }), { ...shape, highway: of });
      first.pass.differentiate(sigma);
      const largest = Math.max(...Array.from(first.gradient, Math.abs));
      for (let k = 0; k < first.gradient.length; k++) {
        const valueAt = (shift: number) => {
          const { pass, parameters } = planSmall(sampled({ pairs: 1 }), { ...shape, highway: of });
          parameters[k]! += shift;
          return pass.evaluate(sigma);
        };
        const numeric = (valueAt(h) - valueAt(-h)) / (2 * h);
        expect(Math.abs(numeric - first.gradient[k]!) / largest).toBeLessThan(1e-6);
      }
    },
  );

  test.each(objectives.items)("$name is what it is without, on targets less the highway", (objective) => {
    const sigma = objective.name === "straight-through" ? 0 : 0.4;
    const beside = planSmall(objective, { ...shape, highway });
    const without = planSmall(objective, shape);
    const forward = new NetworkForward(beside.spec, "plain");
    forward.inputs.set(beside.pass.batch.inputs);
    if (forward.lengths !== null) forward.lengths.set(beside.pass.batch.lengths!);
    forward.subtractHighway(without.pass.batch.targets);
    expect(beside.pass.differentiate(sigma)).toBeCloseTo(without.pass.differentiate(sigma), 10);
    beside.gradient.forEach((value, k) => {
      expect(value).toBeCloseTo(without.gradient[k]!, 10);
    });
  });

  test.each(objectives.items.filter(({ isSurrogate }) => !isSurrogate))(
    "$name at sigma = 0 equals plain, value and gradient, bit for bit",
    (objective) => {
      for (const beside of kinds) {
        const diffused = planSmall(objective, { ...shape, highway: beside });
        const original = planSmall(plain(), { ...shape, highway: beside });
        expect(diffused.pass.differentiate(0)).toBe(original.pass.differentiate(0));
        expect(diffused.gradient).toEqual(original.gradient);
      }
    },
  );

  test("trained, it is at first the same held, and moved by C the one of coefficients moved so", () => {
    const held = planSmall(weights(), { ...shape, highway });
    const moved = planSmall(weights(), { ...shape, highway: { ...highway, kind: "trained" } });
    const { offset, length } = moved.network.layout.slices.at(-1)!;
    moved.parameters.set(held.parameters);
    for (const field of ["inputs", "targets"] as const) moved.pass.batch[field].set(held.pass.batch[field]);
    moved.parameters.fill(0, offset);
    expect(moved.pass.evaluate(0.4)).toBe(held.pass.evaluate(0.4));
    const steps = Float32Array.from({ length }, (_, k) => Math.sin(k)); // (O, F)
    moved.parameters.set(steps, offset);
    const coefficients = highway.coefficients.map(
      (value, at) => value + (at < length ? steps[(at % 2) * 4 + (at >> 1)]! : 0),
    );
    const there = planSmall(weights(), { ...shape, highway: { ...highway, coefficients } });
    expect(moved.pass.evaluate(0.4)).toBeCloseTo(there.pass.evaluate(0.4), 6);
  });
});

test("trained, value and gradient are the same on the fast engine to 1e-5", () => {
  const trained = { ...highway, kind: "trained" } as const;
  const shape = { highway: trained, scored: "all", lengths: [1, 3, 4] } as const;
  const { kernels } = selectKernels({ engine: "wasm" });
  const [exact, fast] = [planSmall(weights(), shape), planSmall(weights(), { ...shape, kernels })];
  expect(fast.pass.differentiate(0.4)).toBeCloseTo(exact.pass.differentiate(0.4), 5);
  exact.gradient.forEach((value, k) => {
    expect(Math.abs(fast.gradient[k]! - value)).toBeLessThan(1e-5);
  });
});

test("a highway reads single places of the last row where it names them", () => {
  const places = Uint32Array.of(1);
  const few: Highway = { kind: "linear", rows: 1, inputs: places, coefficients: Float32Array.of(2, -1, 0.5, 3) };
  const { spec, pass } = planSmall(plain(), { highway: few });
  const forward = new NetworkForward(spec, "plain");
  spec.parameters.fill(0);
  forward.inputs.set(pass.batch.inputs);
  const { mean } = forward.predict();
  for (let b = 0; b < 3; b++) {
    const x = pass.batch.inputs[(3 * 3 + b) * 2 + 1]!; // (T, B, I), the last of 4 steps
    expect(mean[b * 2]).toBeCloseTo(2 * x + 0.5, 12);
    expect(mean[b * 2 + 1]).toBeCloseTo(-x + 3, 12);
  }
});

test("a network described with a highway and not given one is refused before it runs", () => {
  const { spec } = planSmall(plain(), { highway });
  const described = { ...spec, network: { ...spec.network, highway: null } };
  expect(() => plain().plan(described)).toThrow(
    'buildNetwork: to be run, a network with `highway` "linear" must be given its coefficients, got none. ' +
      "Give `highway: fitHighway(windows, { kind })` in place of the kind alone.",
  );
});
