import { describe, expect, it } from "vitest";
import { GradusError } from "../core/errors.js";
import { MOMENT, MOMENTS } from "./contract.js";
import { activations } from "./index.js";
import { paperApproximation, paperForms } from "./paper.js";

describe("the paper's one-term forms", () => {
  it("are tanh(mu / sqrt(1 + pi s^2 / 2)) and logistic(mu / sqrt(1 + pi s^2 / 8))", () => {
    const out = new Float64Array(MOMENTS);
    paperApproximation(activations.get("tanh")).smooth(0.7, 4, out);
    expect(out[MOMENT.h1]).toBeCloseTo(Math.tanh(0.7 / Math.sqrt(1 + 2 * Math.PI)), 15);
    paperApproximation(activations.get("logistic")).smooth(0.7, 4, out);
    expect(out[MOMENT.h1]).toBeCloseTo(1 / (1 + Math.exp(-0.7 / Math.sqrt(1 + Math.PI / 2))), 15);
  });

  it("each belongs to a registered activation and keeps its h", () => {
    for (const form of paperForms.items) {
      const activation = activations.get(form.name.replace(/-paper$/, ""));
      expect(paperApproximation(activation)).toBe(form);
      for (const x of [-2, 0, 0.3, 5]) expect(form.value(x)).toBe(activation.value(x));
    }
  });

  it("an activation without one is refused, with those that have one and what to do", () => {
    expect(() => paperApproximation(activations.get("relu"))).toThrow(GradusError);
    expect(() => paperApproximation(activations.get("relu"))).toThrow(
      'paperApproximation: `approximation: "paper"` needs an activation that has a one-term form (tanh, logistic), got "relu". ' +
        "Its closed form is exact: leave `approximation` out.",
    );
    expect(() => paperApproximation(activations.get("silu"))).toThrow("its closed form is within 0.000016");
  });
});
