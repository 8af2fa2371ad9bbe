import { describe, expect, test } from "vitest";
import { sigmaAnnealedRate } from "./rate.js";
import { rateRules } from "./rates.js";
import { linear } from "./schedule.js";

describe("rates by name", () => {
  test.each(rateRules.items)(
    "$name starts at the learning rate at sigma 0, is > 0 throughout and scales with it",
    (choice) => {
      const { at } = choice.rate(0.1);
      expect(at(0, 0)).toBe(0.1);
      for (const progress of [0, 0.3, 1]) {
        expect(at(progress, 0)).toBeGreaterThan(0);
        for (const sigma of [0, 1, 50]) {
          expect(choice.rate(0.4).at(progress, sigma)).toBeCloseTo(4 * at(progress, sigma), 14);
        }
      }
    },
  );

  test("a warm-up rises linearly from a tenth to the learning rate, and the fall takes the rest of the run", () => {
    for (const name of ["linear", "cosine", "geometric"]) {
      const { at } = rateRules.make(name, { warmup: 0.2 }).rate(2);
      const whole = rateRules.make(name).rate(2);
      expect([0, 0.1, 0.2].map((progress) => at(progress, 0))).toEqual([0.2, expect.closeTo(1.1, 14), 2]);
      for (const progress of [0.3, 0.6, 1])
        expect(at(progress, 0)).toBeCloseTo(whole.at((progress - 0.2) / 0.8, 0), 14);
    }
    expect(rateRules.make("cosine", { warmup: 0 }).rate(2).name).toBe(rateRules.get("cosine").rate(2).name);
  });

  test("options outside their range are refused under the schedule's name", () => {
    expect(() => rateRules.make("cosine", { warmup: 1 })).toThrow(
      'rate schedule "cosine": `warmup` must be a number in [0, 1), got 1.',
    );
    expect(() => rateRules.make("linear", { endFactor: -1 })).toThrow(
      'rate schedule "linear": `endFactor` must be a finite number >= 0, got -1.',
    );
  });

  test("their options reach the schedule", () => {
    const ends = ["linear", "cosine", "geometric"].map((name) =>
      rateRules.make(name, { endFactor: 0.5 }).rate(2).at(1, 0),
    );
    expect(ends).toEqual([1, 1, 1]);
    const { at } = rateRules.make("sigma-annealed", { kappaFactor: 3, mostFactor: 5 }).rate(0.1);
    expect(at(0, 1)).toBeCloseTo(0.3, 14);
    expect(at(0, 9)).toBe(0.5);
    expect(() => rateRules.make("constant", { endFactor: 1 })).toThrow("takes no options");
  });
});

test("a rate annealed by sigma is kappa sigma between the base rate and its ceiling", () => {
  const { at } = sigmaAnnealedRate({ learningRate: linear({ start: 0.02, end: 0 }), kappa: 0.1 });
  expect(at(0, 0)).toBe(0.02);
  expect(at(0.5, 0)).toBe(0.01);
  expect(at(0.5, 0.5)).toBe(0.05);
  expect(at(0, 50)).toBeCloseTo(0.2, 14);
  expect(() => sigmaAnnealedRate({ learningRate: 0.1, kappa: -1 })).toThrow(/`kappa` must be a number >= 0, got -1/);
  expect(() => sigmaAnnealedRate({ learningRate: 0.1, kappa: 1, most: 0.01 })).toThrow(
    /got 0\.1 and 0\.01\. Raise `most`/,
  );
});
