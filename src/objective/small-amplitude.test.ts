import { expect, test } from "vitest";
import { activation } from "./activation.js";
import type { ObjectivePass } from "./contract.js";
import { plain } from "./plain.js";
import { planSmall } from "./testing/plan.js";

/**
 * h(m / kappa) is the plain activation of what is kappa times smaller: every tensor of the layers is divided by kappa, which leaves the readout as it is.
 * With V held instead (V kappa on the smoothed side) this is a plain network whose inputs are shrunk by alpha = 1 / kappa.
 */

test.each([
  ["erf", [5], 1e-12],
  ["erf", [4, 3], 1e-12],
  ["tanh", [5], 0.05],
] as const)(
  "smoothed activations of %s in %j units are the plain network of amplitude 1 / kappa, value and gradient to %s: section 1 of the start",
  (name, hiddenSizes, bound) => {
    for (const sigma of [0.3, 1, 4]) {
      // erf exactly; of tanh the one-term form, h(mu / sqrt(1 + pi s^2 / 2))
      const kappa = Math.sqrt(1 + (name === "erf" ? 2 : Math.PI / 2) * sigma * sigma);
      const smoothed = planSmall(activation({ lambda: 0 }), { activation: name, hiddenSizes, scored: "all" });
      const small = planSmall(plain(), { activation: name, hiddenSizes, scored: "all" });
      const { slices } = small.network.layout;
      const factorOf = (slice: string) => (slice.startsWith("readout.") ? 1 : 1 / kappa);
      for (const { name: slice, offset, length } of slices) {
        for (let k = offset; k < offset + length; k++) small.parameters[k]! *= factorOf(slice);
      }
      copyBatch(smoothed.pass, small.pass);
      const [value, expected] = [smoothed.pass.differentiate(sigma), small.pass.differentiate(0)];
      expect(Math.abs(value / expected - 1)).toBeLessThan(bound);
      const largest = Math.max(...smoothed.gradient.map(Math.abs));
      for (const { name: slice, offset, length } of slices) {
        for (let k = offset; k < offset + length; k++) {
          const found = small.gradient[k]! * factorOf(slice);
          expect(Math.abs(found - smoothed.gradient[k]!) / largest).toBeLessThan(bound);
        }
      }
    }
  },
);

function copyBatch(from: ObjectivePass, to: ObjectivePass): void {
  to.batch.inputs.set(from.batch.inputs);
  to.batch.targets.set(from.batch.targets);
}
