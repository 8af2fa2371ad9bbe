import { ensureOptions, type OptionRules } from "../core/options.js";
import { integer } from "../core/rules.js";
import { forEachDraw } from "./antithetic.js";
import type { Objective, ObjectivePass, TrainSpec } from "./contract.js";
import { ensureSigma } from "./noise.js";
import { planPlain } from "./plain.js";

export interface SampledOptions {
  /** Antithetic pairs a step, >= 1. Default 4 */
  readonly pairs?: number;
}

const OPTIONS = { pairs: integer(1) } satisfies OptionRules<SampledOptions>;

/**
 * The mean of f(theta + sigma z) over antithetic pairs z, -z: unbiased for g(theta; sigma) = E f(theta + sigma eps),
 * for any model. The oracle of the closed forms and the fallback where there is none.
 *
 * Each weight's noise is sigma / sqrt(fan in). Every call draws anew from the pass's random stream.
 */
export function sampled(options: SampledOptions = {}): Objective {
  ensureOptions("sampled", options, OPTIONS);
  const { pairs = 4 } = options;
  return {
    name: "sampled",
    detail: `sampled objective (${pairs} antithetic pairs a step)`,
    diffuses: true,
    plainStepsEach: 2 * pairs,
    plan: (spec) => planSampled(spec, pairs),
  };
}

function planSampled(spec: TrainSpec, pairs: number): ObjectivePass {
  const { network, kernels, parameters, gradient, random } = spec;
  const pass = planPlain(spec);
  const P = network.layout.length;
  const centre = kernels.allocate(P);
  const noise = kernels.allocate(P);
  const total = kernels.allocate(P);
  let bySigma = 0;

  const draw = () => {
    for (const { offset, length, scale } of network.layout.slices) {
      for (let k = offset; k < offset + length; k++) noise[k] = scale * random.normal();
    }
    return noise;
  };
  const draws = { parameters, centre, pairs, noise: draw };

  return {
    batch: pass.batch,
    get gradientBySigma() {
      return bySigma;
    },
    evaluate(sigma) {
      ensureSigma(sigma);
      if (sigma === 0) return pass.evaluate(0);
      let value = 0;
      forEachDraw(draws, sigma, () => {
        value += pass.evaluate(0);
      });
      return value / (2 * pairs);
    },
    differentiate(sigma, depth) {
      ensureSigma(sigma);
      bySigma = 0;
      if (sigma === 0) return pass.differentiate(0, depth);
      let value = 0;
      let slope = 0; // d/dsigma f(theta + sigma z) = z . grad f
      total.fill(0);
      forEachDraw(draws, sigma, (_pair, sign) => {
        value += pass.differentiate(0, depth);
        kernels.vector.addScaled(total, gradient, 1);
        for (let k = 0; k < P; k++) slope += sign * noise[k]! * gradient[k]!;
      });
      gradient.set(total);
      kernels.vector.scale(gradient, 1 / (2 * pairs));
      bySigma = slope / (2 * pairs);
      return value / (2 * pairs);
    },
  };
}
