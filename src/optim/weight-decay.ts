import { ensureArgument } from "../core/options.js";
import { nonNegative, required } from "../core/rules.js";
import type { Transform } from "./transform.js";

/**
 * Adds decay * theta to the update, so that every step also shrinks each parameter, biases among them, by a factor
 * 1 - learningRate * decay.
 *
 * After the scaling of a chain it is decoupled: the decay is not divided by the gradient's size. Before it, it would be an L2
 * penalty. Source: Loshchilov and Hutter (2019).
 *
 * @param decay >= 0; .01 is usual
 * @throws GradusError for a decay that is negative or not finite
 * @example
 * chain(scaleByAdam(), addDecayedWeights(0.01)).name; // "adam 0.9 0.999, weight decay 0.01"
 */
export function addDecayedWeights(decay: number): Transform {
  ensureArgument("addDecayedWeights", decay, ["decay", required(nonNegative)]);
  return {
    name: `weight decay ${decay}`,
    plan: ({ kernels: { vector } }) => ({
      state: [],
      apply: ({ gradient, parameters }) => vector.addScaled(gradient, parameters, decay),
    }),
  };
}
