import { ensure } from "../core/errors.js";
import { ensureOptions, type OptionRules } from "../core/options.js";
import { number } from "../core/rules.js";
import type { Activation } from "../smoothing/contract.js";
import type { Objective } from "./contract.js";
import { planPlain } from "./plain.js";

export interface StraightThroughOptions {
  /** Half the window in which gradients pass, > 0. Default 1 */
  readonly width?: number;
}

const OPTIONS = { width: number } satisfies OptionRules<StraightThroughOptions>;

/**
 * The straight-through estimator: forward through the network as it is, backward as if h'(m) were 1 for |m| <= width, else 0.
 *
 * The usual way to train hard thresholds (`sign`), for comparison with diffusion: its "gradient" is that of no
 * function, so it is not tested against differences, and sigma has no part in it. Biased, approximate without a bound.
 * Source: Hinton (2012), lecture 9c; Bengio, Leonard and Courville (2013); the window as in Courbariaux et al. (2016).
 */
export function straightThrough(options: StraightThroughOptions = {}): Objective {
  ensureOptions("straightThrough", options, OPTIONS);
  const { width = 1 } = options;
  ensure(width > 0, () => `straightThrough: \`width\` must be > 0, got ${width}. Use 1.`);
  return {
    name: "straight-through",
    detail: `straight-through estimator (gradients pass where |m| <= ${width})`,
    diffuses: false,
    isSurrogate: true,
    plan: (spec) =>
      planPlain({ ...spec, network: { ...spec.network, activation: passing(spec.network.activation, width) } }),
  };
}

/**
 * The activation with the derivative replaced; a name of its own, since engines keep curves by name.
 *
 * Member by member: a copy of an instance of a class would lack its methods.
 */
function passing(activation: Activation, width: number): Activation {
  return {
    name: `${activation.name} straight through ${width}`,
    exactness: activation.exactness,
    reference: activation.reference,
    value: (x) => activation.value(x),
    derivative: (x) => (Math.abs(x) <= width ? 1 : 0),
    smooth: (mean, variance, out) => activation.smooth(mean, variance, out),
  };
}
