import { expect, test } from "vitest";
import { activation } from "./activation.js";
import { sampled } from "./sampled.js";
import { planSmall } from "./testing/plan.js";
import { weights } from "./weights.js";

const shape = { hiddenSizes: [4, 3], scored: "all" } as const;

test("dg/d(sigma of one tensor) agrees with central differences to 1e-6, at equal and at unequal shares", () => {
  for (const shares of [null, [0.3, 2, 0, 0.5, 1, 0.7, 1.5, 0]]) {
    const { pass, network } = planSmall(weights(), shape);
    const sigma = 0.7;
    const perSlice = pass.perSlice!;
    if (shares) perSlice.shares.set(shares);
    pass.differentiate(sigma);
    const found = Float64Array.from(perSlice.gradientBySigma);
    for (const [k, { name }] of network.layout.slices.entries()) {
      const share = perSlice.shares[k]!;
      const h = 1e-4;
      const at = (own: number) => {
        perSlice.shares[k] = own / sigma;
        return pass.evaluate(sigma);
      };
      const numeric = (at(sigma * share + h) - at(sigma * share - h)) / (2 * h);
      perSlice.shares[k] = share;
      expect(Math.abs(found[k]! - numeric), name).toBeLessThan(1e-6 * Math.max(1, Math.abs(numeric)));
    }
    const weighted = found.reduce((sum, slope, k) => sum + perSlice.shares[k]! * slope, 0);
    expect(weighted).toBeCloseTo(pass.gradientBySigma, 10);
  }
});

test("shares go by the names of tensors; another name is refused with the nearest, a negative share with what to use", () => {
  const { pass } = planSmall(weights({ shares: { "readout.W": 0.5 } }));
  expect([...pass.perSlice!.shares]).toEqual([1, 1, 1, 0.5, 1]);
  expect(() => planSmall(weights({ shares: { "readout.w": 1 } }))).toThrow(
    /got "readout\.w"\. Did you mean "readout\.W"\?/,
  );
  expect(() => planSmall(weights({ shares: { "readout.W": -1 } }))).toThrow(/must be a number >= 0, got -1\. Use 1/);
});

test("dg/dsigma of sampled is the directional derivative of its own draws, by differences to 1e-6", () => {
  const slope = planSmall(sampled({ pairs: 2 }));
  slope.pass.differentiate(0.5);
  const at = (sigma: number) => planSmall(sampled({ pairs: 2 })).pass.evaluate(sigma);
  const numeric = (at(0.5 + 1e-4) - at(0.5 - 1e-4)) / 2e-4;
  expect(Math.abs(slope.pass.gradientBySigma - numeric)).toBeLessThan(1e-6);
});

test("the heat equation: dg/dsigma of sampled tends to sigma times the scaled Laplacian of f as sigma tends to 0", {
  tags: ["slow"],
}, () => {
  const { pass, parameters, network } = planSmall(weights());
  const h = 1e-3;
  let laplacian = 0;
  for (const { offset, length, scale } of network.layout.slices) {
    for (let k = offset; k < offset + length; k++) {
      const centre = parameters[k]!;
      const at = (shift: number) => {
        parameters[k] = centre + shift;
        return pass.evaluate(0);
      };
      laplacian += (scale ** 2 * (at(h) + at(-h) - 2 * at(0))) / h ** 2;
      parameters[k] = centre;
    }
  }
  const estimate = planSmall(sampled({ pairs: 20_000 }));
  estimate.pass.differentiate(0.02);
  expect(estimate.pass.gradientBySigma / 0.02 / laplacian).toBeCloseTo(1, 1);
});

test.each([weights(), activation(), sampled()])(
  "$name refuses a sigma that is negative or NaN, and says what 0 is",
  (objective) => {
    const { pass } = planSmall(objective);
    expect(() => pass.evaluate(-0.1)).toThrow(/sigma must be a number >= 0, got -0\.1\. Use 0 for the plain objective/);
    expect(() => pass.differentiate(Number.NaN)).toThrow(/got NaN/);
  },
);
