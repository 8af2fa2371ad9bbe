import { describe, expect, test } from "vitest";
import { activation } from "./activation.js";
import { plain } from "./plain.js";
import { gradientError } from "./testing/gradient-check.js";
import { planSmall } from "./testing/plan.js";
import { weights } from "./weights.js";

const objectives = [plain(), weights(), activation({ lambda: 0.1 })];
const SIGMA = 0.5;
const lengths = [4, 1, 3];

describe.each(objectives)("$name on sequences of unequal length", (objective) => {
  const sigma = objective.diffuses ? SIGMA : 0;

  test("gradient agrees with central differences to 1e-6, stacked, the last step or all steps scored", () => {
    for (const scored of ["last", "all"] as const) {
      const { pass, parameters, gradient } = planSmall(objective, { hiddenSizes: [4, 3], scored, lengths });
      expect(gradientError(pass, parameters, gradient, sigma), scored).toBeLessThan(1e-6);
    }
  });

  test("each sequence gets what it gets alone in a batch of its own length, to 1e-12, whatever stands before it", () => {
    const together = planSmall(objective, { hiddenSizes: [4, 3], lengths, weights: [1, 1, 1] });
    const { inputs, targets } = together.pass.batch;
    for (const [row, steps] of lengths.entries()) {
      const alone = planSmall(objective, { hiddenSizes: [4, 3], steps, batch: 1 });
      for (let t = 0; t < steps; t++) {
        for (let i = 0; i < 2; i++) alone.pass.batch.inputs[t * 2 + i] = inputs[((t + 4 - steps) * 3 + row) * 2 + i]!;
      }
      alone.pass.batch.targets.set(targets.subarray(row * 2, row * 2 + 2));
      together.pass.batch.weights!.fill(0)[row] = 1;
      const value = together.pass.differentiate(sigma);
      const expected = alone.pass.differentiate(sigma);
      expect(value).toBeCloseTo(expected, 12);
      for (const [k, slope] of alone.gradient.entries()) expect(together.gradient[k]).toBeCloseTo(slope, 12);
    }
  });
});

test.each(objectives)(
  "$name leaves padding out of the loss of all steps, with weights and without, call by call",
  (objective) => {
    const sigma = objective.diffuses ? SIGMA : 0;
    const { pass } = planSmall(objective, { scored: "all", lengths: [4, 4, 4] });
    const weighted = planSmall(objective, { scored: "all", lengths: [4, 4, 4], weights: Array(12).fill(1) });
    for (const steps of [[1, 3, 2], lengths, [4, 4, 4]]) {
      pass.batch.lengths!.set(steps);
      const before = pass.evaluate(sigma);
      for (const [b, length] of steps.entries()) {
        for (let t = 0; t < 4 - length; t++) pass.batch.targets.fill(1e3 + t, (t * 3 + b) * 2, (t * 3 + b + 1) * 2);
      }
      expect(pass.evaluate(sigma)).toBe(before);
      weighted.pass.batch.targets.set(pass.batch.targets);
      weighted.pass.batch.weights!.fill(1);
      weighted.pass.batch.lengths!.set(steps);
      expect(weighted.pass.evaluate(sigma)).toBe(before);
      for (let k = 0; k < pass.batch.targets.length; k++) pass.batch.targets[k] = Math.sin(k);
    }
  },
);

test.each(objectives)(
  "$name with weights is the weighted mean of the rows; rows of weight 0 count for nothing",
  (objective) => {
    const sigma = objective.diffuses ? SIGMA : 0;
    const { pass, parameters, gradient } = planSmall(objective, { weights: [2, 0, 0.5] });
    expect(gradientError(pass, parameters, gradient, sigma)).toBeLessThan(1e-6);
    const whole = pass.evaluate(sigma);
    const rowAlone = (row: number) => {
      pass.batch.weights!.fill(0)[row] = 7;
      return pass.evaluate(sigma);
    };
    expect(whole).toBeCloseTo((2 * rowAlone(0) + 0.5 * rowAlone(2)) / 2.5, 12);
    pass.batch.weights!.fill(1);
    expect(pass.evaluate(sigma)).toBeCloseTo(planSmall(objective).pass.evaluate(sigma), 12);
  },
);
