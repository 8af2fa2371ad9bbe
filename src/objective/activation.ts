import { ensure } from "../core/errors.js";
import { ensureOptions, type OptionRules } from "../core/options.js";
import { number } from "../core/rules.js";
import { planClosedForm } from "./closed-form.js";
import type { Objective } from "./contract.js";

export interface ActivationOptions {
  /** Weight of the penalty, >= 0. Default 1e-3 */
  readonly lambda?: number;
}

const OPTIONS = { lambda: number } satisfies OptionRules<ActivationOptions>;

/**
 * Smooths the activations: the recurrence runs through the smoothed activation h1(., sigma); the variance that noise adds
 * to each pre-activation and output is kept as a penalty of weight lambda.
 *
 *   g = mean over scored steps of d(n, y) + lambda var n, plus lambda times the mean over b of p_b
 *   p_b = mean over the L_b steps of sequence b of sum_i var m_t,i
 *
 * The mean over b has the weights of the loss: W_b is the sum of the weights of the sequence's scored steps (1 each, where there are
 * none), sum_b W_b p_b / sum_b W_b. So a batch is the W_b-weighted mean of its sequences, padding is nothing, and a sequence of weight
 * 0 is not there. Without weights and lengths: 1 / (B T) times the sum over t, b, i.
 *
 * Noise is local and does not build up through time, so a step costs little more than a plain one.
 * Equal to the plain objective at sigma = 0. Source: the penalty objective of Mobahi (2016) with the free hidden
 * variables eliminated, section 4 of docs/diffusion.md.
 */
export function activation(options: ActivationOptions = {}): Objective {
  ensureOptions("activation", options, OPTIONS);
  const { lambda = 1e-3 } = options;
  ensure(
    lambda >= 0,
    () => `activation: \`lambda\` must be >= 0, got ${lambda}. Try 1e-3; large values drive all weights to 0.`,
  );
  const closedForm = {
    form: "activation",
    weights: { penalty: lambda, variance: lambda },
    shares: {},
    smoothUnits: true,
  } as const;
  return {
    name: "activation",
    detail: `activation objective (smoothed activation, penalty weight ${lambda})`,
    diffuses: true,
    closedForm,
    plan: (spec) => planClosedForm(spec, closedForm),
  };
}
