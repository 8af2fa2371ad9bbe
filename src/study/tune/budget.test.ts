import { expect, test } from "vitest";
import { methodsNamed } from "../spec/methods/index.js";
import { type BudgetOptions, estimateSeconds, fitBudget } from "./budget.js";

const options: Omit<BudgetOptions, "seconds"> = {
  ...{ workers: 1, methods: methodsNamed(["sgd", "diffusion"]), pilot: undefined, foldWindows: [65_976] },
  costs: { steps: null, step: () => 1e-4, validation: 0.06 },
};
const requested = { batchSizes: [16, 64], epochs: 40, seeds: 5, tuningTrials: 8, trainWindows: 65_976 };

test("training windows are cut until the study fits, also where most of its time goes to validations, which no cut of them shortens", () => {
  for (const seconds of [37, 40, 60, 300]) {
    const size = fitBudget(requested, { ...options, seconds });
    expect(estimateSeconds(size, options), `${seconds}`).toBeLessThanOrEqual(0.75 * seconds);
    expect(size.trainWindows).toBeGreaterThan(200);
  }
});

test("what does not fit at its smallest is left with 200 training windows", () => {
  expect(fitBudget(requested, { ...options, seconds: 1e-9 }).trainWindows).toBe(200);
});
