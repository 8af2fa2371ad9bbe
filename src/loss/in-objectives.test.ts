import { describe, expect, test } from "vitest";
import { GradusError } from "../core/errors.js";
import { randomStream } from "../core/numeric/random.js";
import { activation } from "../objective/activation.js";
import type { Objective } from "../objective/contract.js";
import { plain } from "../objective/plain.js";
import { gradientError } from "../objective/testing/gradient-check.js";
import { planSmall } from "../objective/testing/plan.js";
import { weights } from "../objective/weights.js";
import type { Loss } from "./contract.js";
import { losses } from "./index.js";
import { quantile } from "./quantile.js";
import { ensureTargets } from "./targets.js";
import { randomRow } from "./testing/oracle.js";

const closedForms = [weights(), activation({ lambda: 0.1 })];

/** The small network of the objectives' tests under another loss, with targets that it takes. */
function plan(objective: Objective, loss: Loss) {
  const small = planSmall(objective, { outputSize: 3, hiddenSizes: [4, 3], scored: "all" });
  const pass = objective.plan({ ...small.spec, loss });
  const random = randomStream(8);
  for (let k = 0; k < pass.batch.inputs.length; k++) pass.batch.inputs[k] = random.normal();
  for (let row = 0; row < pass.batch.targets.length / 3; row++) {
    pass.batch.targets.set(randomRow(loss, { seed: row, O: 3, sd: 0 }).targets, 3 * row);
  }
  return { ...small, pass };
}

const several = { ...quantile({ tau: [0.1, 0.5, 0.9] }), name: "three quantiles" };

describe.each([...losses.items, several])("$name on a stacked network", (loss) => {
  test.each(closedForms)("gradient of $name agrees with central differences to 1e-6", (objective) => {
    const { pass, parameters, gradient } = plan(objective, loss);
    for (const sigma of [0.3, 1.5]) expect(gradientError(pass, parameters, gradient, sigma)).toBeLessThan(1e-6);
  });

  test.each(closedForms)("$name at sigma = 0 equals plain, value and gradient, bit for bit (Law 1)", (objective) => {
    const diffused = plan(objective, loss);
    const original = plan(plain(), loss);
    expect(diffused.pass.differentiate(0)).toBe(original.pass.differentiate(0));
    expect(diffused.gradient).toEqual(original.gradient);
  });

  test.each(closedForms)("$name tends to plain as sigma tends to 0", (objective) => {
    const diffused = plan(objective, loss);
    const original = plan(plain(), loss);
    expect(diffused.pass.differentiate(1e-4)).toBeCloseTo(original.pass.differentiate(0), 5);
  });

  test("takes the targets of its kind and refuses others with the values", () => {
    expect(() => ensureTargets(loss, randomRow(loss, { seed: 1, O: 3, sd: 0 }).targets)).not.toThrow();
    expect(() => ensureTargets(loss, Float64Array.of(0.25, Number.NaN, 3))).toThrow(GradusError);
    expect(() => ensureTargets(loss, Float64Array.of(0.25, Number.NaN, 3))).toThrow(/got \[0\.25, NaN, 3\]/);
  });
});
