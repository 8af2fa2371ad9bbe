import { ensure } from "../core/errors.js";
import { ensureArgument, ensureOptions, type OptionRules } from "../core/options.js";
import { number, required } from "../core/rules.js";
import { type Activation, MOMENT, MOMENTS } from "./contract.js";
import { activationRule } from "./rules.js";

/** With X ~ N(mean, sd^2): h1 = E h(X), h2 = E h(X)^2, and their partial derivatives by mean and by standard deviation. */
export interface Smoothed {
  readonly h1: number;
  readonly h2: number;
  readonly h1ByMean: number;
  readonly h1BySd: number;
  readonly h2ByMean: number;
  readonly h2BySd: number;
}

export interface SmoothedOptions {
  /** Any finite number. */
  readonly mean: number;
  /** A finite number >= 0; the same unit as `mean`. */
  readonly sd: number;
}

const OPTIONS = { mean: required(number), sd: required(number) } satisfies OptionRules<SmoothedOptions>;

/**
 * The Gaussian-smoothed moments of an activation at one point.
 *
 * As exact as `activation.exactness` says. For many points call `activation.smooth`, which allocates nothing and works with the
 * variance. At sd = 0 both derivatives by sd are 0: a Gaussian of width s moves a smooth h by O(s^2).
 *
 * @example
 * smoothed(activations.get("relu"), { mean: 0, sd: 1 }).h1; // 0.3989422804014327, that is 1 / sqrt(2 pi)
 */
export function smoothed(activation: Activation, options: SmoothedOptions): Smoothed {
  ensureArgument("smoothed", activation, ["activation", required(activationRule)]);
  ensureOptions("smoothed", options, OPTIONS);
  const { mean, sd } = options;
  ensure(
    sd >= 0,
    () =>
      `smoothed: \`sd\` must be a finite number >= 0, got ${sd}. It is a standard deviation; 0 gives the activation itself.`,
  );
  const out = new Float64Array(MOMENTS);
  activation.smooth(mean, sd * sd, out);
  return {
    h1: out[MOMENT.h1]!,
    h2: out[MOMENT.h2]!,
    h1ByMean: out[MOMENT.h1ByMean]!,
    h1BySd: 2 * sd * out[MOMENT.h1ByVariance]!,
    h2ByMean: out[MOMENT.h2ByMean]!,
    h2BySd: 2 * sd * out[MOMENT.h2ByVariance]!,
  };
}
