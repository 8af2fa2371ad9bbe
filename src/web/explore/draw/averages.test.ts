import { expect, test } from "vitest";
import { activations } from "../../../smoothing/index.js";
import { smoothed } from "../../../smoothing/smoothed.js";
import { ACTIVATION_NAMES } from "../parts/activation-names.js";
import { Averages, MOST_DRAWS } from "./averages.js";

test.each(ACTIVATION_NAMES)(
  "averages of draws of %s lie on its closed form as chance allows, the nearer the more draws",
  (name) => {
    const activation = activations.get(name);
    const averages = new Averages();
    for (const sigma of [0.1, 0.6, 1.2]) {
      averages.update(activation, { sigma, draws: MOST_DRAWS });
      const { gap, chance } = averages;
      const gaps = [...averages.inputs].map((mean, k) =>
        Math.abs(averages.means[k]! - smoothed(activation, { mean, sd: sigma }).h1),
      );
      expect(gap).toBe(Math.max(...gaps));
      expect(gap).toBeLessThan(1.2 * chance);
      averages.update(activation, { sigma, draws: 10 });
      expect(averages.chance).toBeCloseTo(10 * chance, 10);
    }
  },
);

test("at sigma = 0 averages are the activation itself", () => {
  const averages = new Averages();
  averages.update(activations.get("tanh"), { sigma: 0, draws: 1 });
  expect([averages.gap, averages.chance]).toEqual([0, 0]);
});
