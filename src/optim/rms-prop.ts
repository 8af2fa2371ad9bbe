import { ensureOptions, type OptionRules } from "../core/options.js";
import { fraction, positive } from "../core/rules.js";
import type { Transform } from "./transform.js";

export const RMS_PROP_OPTIONS = { decay: fraction, epsilon: positive } satisfies OptionRules<RmsPropOptions>;

/**
 * second <- decay second + (1 - decay) g^2; update = g / (sqrt(second) + epsilon).
 *
 * `second` starts at 0 and is not corrected for it, so the first update is 1 / sqrt(1 - decay) times the sign of g.
 * Source: Tieleman and Hinton (2012), lecture 6.5.
 *
 * @throws GradusError for an option outside its range
 */
export function scaleByRmsProp(options: RmsPropOptions = {}): Transform {
  ensureOptions("scaleByRmsProp", options, RMS_PROP_OPTIONS);
  const { decay = 0.9, epsilon = 1e-8 } = options;
  return {
    name: `rmsprop ${decay}`,
    plan({ kernels, layout: { length } }) {
      const { vector } = kernels;
      const second = kernels.allocate(length);
      // Adam without a mean of g and without corrections: its first array then holds the gradient alone, nothing to keep.
      const first = kernels.allocate(length);
      const constants = { beta1: 0, beta2: decay, epsilon, correction1: 1, correction2: 1 };
      return {
        state: [second],
        apply: ({ gradient }) => vector.adam(gradient, first, second, constants),
      };
    },
  };
}

export interface RmsPropOptions {
  /** Decay of the mean of g^2, in [0, 1). Default .9 */
  readonly decay?: number;
  /** > 0. Default 1e-8 */
  readonly epsilon?: number;
}
