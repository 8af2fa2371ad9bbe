import { GradusError } from "../core/errors.js";
import { ensureOptions, type OptionRules } from "../core/options.js";
import { callable, integer, number, required, shaped } from "../core/rules.js";
import type { FloatArray } from "../kernels/contract.js";
import { onLease } from "../kernels/lease.js";
import type { Objective, ObjectivePass, TrainSpec } from "./contract.js";
import { planObjective } from "./plan-objective.js";
import { objectiveRule } from "./rules.js";
import { sampled } from "./sampled.js";

export interface NoiseDistanceOptions {
  readonly objective: Objective;
  /** Network, engine, loss, batch shape and parameters; its gradient vector is overwritten. */
  readonly spec: TrainSpec;
  /** Fills the inputs and targets of a pass with the batch to compare on. */
  readonly fill: (pass: ObjectivePass) => void;
  readonly sigma: number;
  /** Antithetic pairs of one estimate, >= 1. Default 32 */
  readonly pairs?: number;
  /** Independent estimates, >= 2: their spread tells sampling error from distance. Default 8 */
  readonly repeats?: number;
}

export interface NoiseDistance {
  /** g by the objective, and by the mean of the estimates. */
  readonly value: number;
  readonly sampledValue: number;
  /** |grad g - mean of the estimates| / |mean of the estimates|. */
  readonly gradientDistance: number;
  /** Standard error of the mean of the estimates / |mean of the estimates|: the part of the distance that sampling explains. */
  readonly samplingError: number;
  /** Cosine of the angle between the two gradients. */
  readonly cosine: number;
}

const OPTIONS = {
  objective: required(objectiveRule),
  spec: required(shaped("what a pass is planned for", ["network", "kernels", "loss"], "See TrainSpec.")),
  fill: required(callable),
  sigma: required(number),
  pairs: integer(1),
  repeats: integer(2),
} satisfies OptionRules<NoiseDistanceOptions>;

/**
 * How far a closed-form objective is from what it stands for, the average of f over weight noise, on this network and batch.
 *
 * Noise injection and diffusion are the same: g(theta; sigma) = E f(theta + sigma eps). The closed form without sampling is exact
 * up to the correlations that it ignores; this measures them. At most sqrt(distance^2 - sampling^2) of it is its own.
 */
export function noiseDistance(options: NoiseDistanceOptions): NoiseDistance {
  ensureOptions("noiseDistance", options, OPTIONS);
  const { spec, sigma } = options;
  if (!(sigma > 0)) {
    throw new GradusError(`noiseDistance: \`sigma\` must be > 0, got ${sigma}. At 0 every objective is the plain one.`);
  }
  return onLease(spec.kernels, (kernels) => measured({ ...options, spec: { ...spec, kernels } }));
}

function measured({ objective, spec, fill, sigma, pairs = 32, repeats = 8 }: NoiseDistanceOptions): NoiseDistance {
  const closed = planObjective(objective, spec);
  fill(closed);
  const value = closed.differentiate(sigma);
  const own = Float64Array.from(spec.gradient);

  const estimator = sampled({ pairs }).plan(spec);
  fill(estimator);
  const estimates = Array.from({ length: repeats }, () => {
    const estimate = estimator.differentiate(sigma);
    return { estimate, gradient: Float64Array.from(spec.gradient) };
  });
  const mean = own.map((_, k) => estimates.reduce((sum, { gradient }) => sum + gradient[k]!, 0) / repeats);
  const spread = estimates.reduce((sum, { gradient }) => sum + squaredDistance(gradient, mean), 0);
  const meanNorm = Math.sqrt(squaredNorm(mean));
  return {
    value,
    sampledValue: estimates.reduce((sum, { estimate }) => sum + estimate, 0) / repeats,
    gradientDistance: Math.sqrt(squaredDistance(own, mean)) / meanNorm,
    samplingError: Math.sqrt(spread / (repeats * (repeats - 1))) / meanNorm,
    cosine: own.reduce((sum, g, k) => sum + g * mean[k]!, 0) / (meanNorm * Math.sqrt(squaredNorm(own))),
  };
}

function squaredDistance(a: FloatArray, b: FloatArray): number {
  let total = 0;
  for (let k = 0; k < a.length; k++) total += (a[k]! - b[k]!) ** 2;
  return total;
}

function squaredNorm(a: FloatArray): number {
  let total = 0;
  for (let k = 0; k < a.length; k++) total += a[k]! * a[k]!;
  return total;
}
