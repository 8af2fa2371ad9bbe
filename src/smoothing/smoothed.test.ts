import { describe, expect, it } from "vitest";
import { GradusError } from "../core/errors.js";
import { activations } from "./index.js";
import { smoothed } from "./smoothed.js";

describe("smoothed", () => {
  it("gives the derivatives by standard deviation: central differences to 1e-8 for every activation", () => {
    for (const activation of activations.items) {
      const at = (sd: number) => smoothed(activation, { mean: 0.6, sd });
      const [low, here, high] = [at(0.8 - 1e-5), at(0.8), at(0.8 + 1e-5)];
      expect(Math.abs(here.h1BySd - (high.h1 - low.h1) / 2e-5), activation.name).toBeLessThan(1e-8);
      expect(Math.abs(here.h2BySd - (high.h2 - low.h2) / 2e-5), activation.name).toBeLessThan(1e-8);
    }
  });

  it("by mean and value it is what the activation writes", () => {
    const moments = smoothed(activations.get("identity"), { mean: 3, sd: 2 });
    expect(moments).toEqual({ h1: 3, h2: 13, h1ByMean: 1, h1BySd: 0, h2ByMean: 6, h2BySd: 4 });
  });

  it("refuses a negative, infinite or NaN sd and a mean that is not finite", () => {
    const relu = activations.get("relu");
    expect(() => smoothed(relu, { mean: 0, sd: -1 })).toThrow("`sd` must be a finite number >= 0, got -1.");
    expect(() => smoothed(relu, { mean: 0, sd: Number.NaN })).toThrow("got NaN");
    expect(() => smoothed(relu, { mean: 0, sd: Infinity })).toThrow(GradusError);
    expect(() => smoothed(relu, { mean: -Infinity, sd: 1 })).toThrow("`mean` must be a finite number, got -Infinity.");
  });
});

describe("sin at large sd", () => {
  it("h1 vanishes and h2 tends to 1/2, where quadrature has too many periods", () => {
    const { h2, ...vanishing } = smoothed(activations.get("sin"), { mean: 1, sd: 40 });
    expect(h2).toBe(0.5);
    for (const [name, moment] of Object.entries(vanishing)) expect(Math.abs(moment), name).toBeLessThan(1e-300);
  });
});
