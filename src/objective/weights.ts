import { ensureOptions, type OptionRules } from "../core/options.js";
import { planClosedForm } from "./closed-form.js";
import type { Objective } from "./contract.js";
import { sharesRule } from "./rules.js";

export interface WeightsOptions {
  /** Sigma of a slice, by its name in the layout, as a multiple of sigma. Default: 1 for all. */
  readonly shares?: Readonly<Record<string, number>>;
}

const OPTIONS = { shares: sharesRule } satisfies OptionRules<WeightsOptions>;

/**
 * Smooths the weights, by mean-variance propagation: g(theta; sigma) = E f(theta + noise), the mean and variance of every
 * unit carried through time in closed form.
 *
 * The noise of a weight has standard deviation sigma / sqrt(fan in). Correlations between units and across steps are
 * ignored, so it is close to the sampled objective, not equal. Equal to the plain objective at sigma = 0.
 * Source: section 4 of docs/diffusion.md; assumed-density filtering as in Hernandez-Lobato and Adams (2015).
 */
export function weights(options: WeightsOptions = {}): Objective {
  ensureOptions("weights", options, OPTIONS);
  const { shares = {} } = options;
  const closedForm = {
    form: "weights",
    weights: { penalty: 0, variance: 1 },
    shares,
    smoothUnits: false,
  } as const;
  return {
    name: "weights",
    detail: "weights objective (mean and variance of every unit under weight noise)",
    diffuses: true,
    closedForm,
    plan: (spec) => planClosedForm(spec, closedForm),
  };
}
