import { describe, expect, test } from "vitest";
import { GradusError } from "../core/errors.js";
import type { Loss } from "../loss/contract.js";
import { squared } from "../loss/squared.js";
import type { Activation } from "../smoothing/contract.js";
import { activation } from "./activation.js";
import { objectives } from "./index.js";
import { plain } from "./plain.js";
import { sampled } from "./sampled.js";
import { gradientError } from "./testing/gradient-check.js";
import { planSmall } from "./testing/plan.js";
import { weights } from "./weights.js";

const shapes = [
  { hiddenSizes: [5], scored: "last" },
  { hiddenSizes: [4], scored: "all" },
  { hiddenSizes: [4, 3], scored: "last" },
  { hiddenSizes: [3, 4], scored: "all" },
] as const;
const smooth = ["tanh", "erf", "identity"];
const closedForms = [weights(), activation({ lambda: 0.1 })];

describe.each(shapes)("hidden $hiddenSizes, $scored steps scored", (shape) => {
  describe.each(smooth)("%s", (name) => {
    test.each(closedForms)("gradient of $name agrees with central differences to 1e-6", (objective) => {
      for (const sigma of [0, 0.3, 1.5]) {
        const { pass, parameters, gradient } = planSmall(objective, { ...shape, activation: name });
        expect(gradientError(pass, parameters, gradient, sigma)).toBeLessThan(1e-6);
      }
    });

    test.each(objectives.items.filter(({ isSurrogate }) => !isSurrogate))(
      "$name at sigma = 0 equals plain, value and gradient, bit for bit",
      (objective) => {
        const diffused = planSmall(objective, { ...shape, activation: name });
        const original = planSmall(plain(), { ...shape, activation: name });
        expect(diffused.pass.evaluate(0)).toBe(original.pass.evaluate(0));
        expect(diffused.pass.differentiate(0)).toBe(original.pass.differentiate(0));
        expect(diffused.gradient).toEqual(original.gradient);
      },
    );

    test.each(closedForms)("$name tends to plain as sigma tends to 0", (objective) => {
      const diffused = planSmall(objective, { ...shape, activation: name });
      const original = planSmall(plain(), { ...shape, activation: name });
      expect(diffused.pass.differentiate(1e-4)).toBeCloseTo(original.pass.differentiate(0), 5);
      diffused.gradient.forEach((value, k) => {
        expect(value).toBeCloseTo(original.gradient[k]!, 5);
      });
    });

    test.each(closedForms)("dg/dsigma of $name agrees with central differences to 1e-6", (objective) => {
      const { pass } = planSmall(objective, { ...shape, activation: name });
      const h = 1e-4;
      for (const sigma of [0.2, 1]) {
        pass.differentiate(sigma);
        const numeric = (pass.evaluate(sigma + h) - pass.evaluate(sigma - h)) / (2 * h);
        expect(Math.abs(pass.gradientBySigma - numeric)).toBeLessThan(1e-6 * Math.max(1, Math.abs(numeric)));
      }
    });
  });
});

test.each(closedForms)(
  "gradient of $name with relu agrees with central differences to 1e-6 while sigma > 0",
  (objective) => {
    const { pass, parameters, gradient } = planSmall(objective, { activation: "relu" });
    expect(gradientError(pass, parameters, gradient, 0.7)).toBeLessThan(1e-6);
  },
);

test("plain gradient agrees with central differences to 1e-6", () => {
  for (const shape of shapes) {
    const { pass, parameters, gradient } = planSmall(plain(), shape);
    expect(gradientError(pass, parameters, gradient, 0)).toBeLessThan(1e-6);
  }
});

test("sampled gradient agrees with central differences to 1e-6 when its draws are held", () => {
  // Every differentiate and evaluate draws anew, so each call gets a pass of its own with the same seed.
  const sigma = 0.5;
  const first = planSmall(sampled({ pairs: 2 }));
  first.pass.differentiate(sigma);
  const h = 1e-4;
  const valueAt = (k: number, shift: number) => {
    const { pass, parameters } = planSmall(sampled({ pairs: 2 }));
    parameters[k]! += shift;
    return pass.evaluate(sigma);
  };
  const largest = Array.from(first.gradient).reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  for (let k = 0; k < first.gradient.length; k++) {
    const numeric = (valueAt(k, h) - valueAt(k, -h)) / (2 * h);
    expect(Math.abs(numeric - first.gradient[k]!) / largest).toBeLessThan(1e-6);
  }
});

test("sampled leaves the parameters as it found them", () => {
  const { pass, parameters } = planSmall(sampled());
  const before = parameters.slice();
  pass.differentiate(0.5);
  expect(parameters).toEqual(before);
});

test("weights is within 3 % of the sampled objective's value at sigma .3 (20,000 draws)", () => {
  const exact = planSmall(sampled({ pairs: 10_000 })).pass.evaluate(0.3);
  const closed = planSmall(weights()).pass.evaluate(0.3);
  expect(Math.abs(closed - exact) / exact).toBeLessThan(0.03);
});

test("weights on one step of one linear layer is the exact expectation: within Monte Carlo error of sampled", () => {
  const options = { activation: "identity", steps: 1 } as const;
  const closed = planSmall(weights(), options).pass.evaluate(0.8);
  const estimate = planSmall(sampled({ pairs: 40_000 }), options).pass.evaluate(0.8);
  expect(Math.abs(closed - estimate) / closed).toBeLessThan(0.02);
});

test("a negative penalty weight is refused with the value and a better one", () => {
  expect(() => activation({ lambda: -1 })).toThrow(GradusError);
  expect(() => activation({ lambda: -1 })).toThrow(/lambda.*>= 0, got -1\. Try 1e-3/);
});

describe.each(closedForms)("what $name cannot be made of is refused with the alternatives", (objective) => {
  const { spec } = planSmall(plain());

  test("an activation without h2", () => {
    const { smooth: _, ...bare } = spec.network.activation;
    const half: Activation = {
      ...spec.network.activation,
      name: "half",
      smooth(mean, _variance, out) {
        out[0] = mean;
      },
    };
    for (const activation of [bare as Activation, half]) {
      const network = { ...spec.network, activation };
      expect(() => objective.plan({ ...spec, network })).toThrow(
        /h2 = E h\(X\)\^2.*Use sampled\(\), or one of identity, tanh/,
      );
      expect(() => sampled().plan({ ...spec, network })).not.toThrow();
    }
  });

  test("a loss without an expectation", () => {
    const { bound: _, ...bare } = squared;
    expect(() => objective.plan({ ...spec, loss: bare as Loss })).toThrow(
      /the loss in expectation.*Use sampled\(\), or one of squared/,
    );
  });
});
