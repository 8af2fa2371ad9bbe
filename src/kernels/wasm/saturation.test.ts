/** @module-tag slow */

import { expect, test } from "vitest";
import { planSmall } from "../../objective/testing/plan.js";
import { weights } from "../../objective/weights.js";
import type { Kernels } from "../contract.js";
import { referenceKernels } from "../reference/index.js";
import { wasmKernels } from "./index.js";

/** The weights objective's gradient of a network of 16 units and 12 steps, its usual weights times `gain`. */
function gradientOf(kernels: Kernels, { activation = "tanh", gain = 1, sigma = 0, seed = 1 }): Float64Array {
  const shape = { hiddenSizes: [16], batch: 8, steps: 12 };
  const { parameters, gradient, pass } = planSmall(weights(), { kernels, seed, activation, ...shape });
  for (let k = 0; k < parameters.length; k++) parameters[k] = Math.fround(parameters[k]! * gain);
  pass.differentiate(sigma);
  return Float64Array.from(gradient);
}

const ofThresholds = [1, 3, 10, 30].map((gain) => ({ activation: "sign", gain, bound: 0.02 }));
const smooth = ["tanh", "logistic", "erf", "softplus"].flatMap((activation) =>
  [
    { gain: 1, bound: 1e-5 },
    { gain: 3, bound: 5e-5 },
    { gain: 10, bound: 3e-3 },
    { gain: 30, bound: 0.1 },
  ].map((one) => ({ activation, ...one })),
);

test.each([...smooth, ...ofThresholds])(
  "weights $gain times as large leave the gradient of the weights objective within $bound of double precision ($activation, sigma .001 to .5)",
  ({ activation, gain, bound }) => {
    for (const sigma of [0.001, 0.005, 0.01, 0.1, 0.5]) {
      for (const seed of [1, 2, 3]) {
        const place = { activation, gain, sigma, seed };
        const exact = gradientOf(referenceKernels({ precision: "float64" }), place);
        const fast = gradientOf(wasmKernels({ capacityBytes: 2 ** 22 }), place);
        const error = Math.hypot(...fast.map((value, k) => value - exact[k]!)) / Math.hypot(...exact);
        expect(error, `sigma ${sigma}, seed ${seed}`).toBeLessThan(bound);
      }
    }
  },
);
