import { ensureOptions, type OptionRules } from "../core/options.js";
import { flag, fraction } from "../core/rules.js";
import type { Transform } from "./transform.js";

export interface MomentumOptions {
  /** In [0, 1). Default .9 */
  readonly decay?: number;
  /** Looks one step ahead along the velocity. Default false */
  readonly nesterov?: boolean;
}

const OPTIONS = { decay: fraction, nesterov: flag } satisfies OptionRules<MomentumOptions>;

/** velocity <- decay velocity + g; update = velocity (or g + decay velocity, Nesterov). Source: Polyak (1964), Sutskever et al. (2013). */
export function scaleByMomentum(options: MomentumOptions = {}): Transform {
  ensureOptions("scaleByMomentum", options, OPTIONS);
  const { decay = 0.9, nesterov = false } = options;
  return {
    name: `${nesterov ? "nesterov momentum" : "momentum"} ${decay}`,
    plan({ kernels, layout: { length } }) {
      const { vector } = kernels;
      const velocity = kernels.allocate(length);
      return {
        state: [velocity],
        apply: ({ gradient }) => vector.momentum(gradient, velocity, decay, nesterov),
      };
    },
  };
}
