import { ensure, GradusError } from "../core/errors.js";
import { power } from "../core/numeric/elementary/power.js";
import { ensureOptions, type OptionRules } from "../core/options.js";
import { flag, number } from "../core/rules.js";
import { ensureStart, needsGradientBySigma } from "./automatic-options.js";
import type { RunLength, SigmaController, SigmaRule, StepObservation } from "./rule.js";

export interface SingleLoopOptions {
  /** Sigma of the first step, >= 0. Default 1 */
  readonly sigma0?: number;
  /** Fraction of the run after which sigma is 0, in (0, 1). Default .6 */
  readonly annealFraction?: number;
  /** Rate of the descent on sigma, >= 0; default 1 / (steps until `annealFraction`): a slope of 1 throughout uses up sigma 1. */
  readonly eta?: number;
  /** Largest factor a step, in (0, 1]; default the one that brings sigma to `cut` by `annealFraction` on its own. */
  readonly gamma?: number;
  /** Sigma below cut * sigma0 becomes 0, in (0, 1): a product never reaches it. Default .05 */
  readonly cut?: number;
  /** Each tensor has its own sigma, moved by its own derivative. Default false */
  readonly perTensor?: boolean;
}

const OPTIONS = {
  sigma0: number,
  annealFraction: number,
  eta: number,
  gamma: number,
  cut: number,
  perTensor: flag,
} satisfies OptionRules<SingleLoopOptions>;

/**
 * Sigma descends beside the weights, step by step:
 *
 *     sigma <- max(0, min(gamma sigma, sigma - eta dg/dsigma))
 *
 * Where smoothing raises the objective it is given up fast; where it lowers it, only by the factor gamma. dg/dsigma is
 * exact for the objective at hand, from the same backward pass, where the source estimates it by sampling.
 * Source: Iwakiri, Wang, Ito and Takeda (2022), "Single loop Gaussian homotopy method for non-convex optimization".
 */
export function singleLoop(options: SingleLoopOptions = {}): SigmaRule {
  ensureOptions("singleLoop", options, OPTIONS);
  const { sigma0 = 1, annealFraction = 0.6, eta, gamma, cut = 0.05, perTensor = false } = options;
  ensureStart("singleLoop", { sigma0, annealFraction });
  ensure(cut > 0 && cut < 1, () => `singleLoop: \`cut\` must lie between 0 and 1, got ${cut}. Use 0.05.`);
  ensure(eta === undefined || eta >= 0, () => `singleLoop: \`eta\` must be >= 0, got ${eta}. Leave it out.`);
  ensure(
    gamma === undefined || (gamma > 0 && gamma <= 1),
    () => `singleLoop: \`gamma\` must lie in (0, 1], got ${gamma}. Leave it out.`,
  );
  return {
    name: `single loop from ${sigma0}${perTensor ? " per tensor" : ""}, 0 from ${annealFraction}`,
    observes: true,
    plan: (run) => {
      const steps = stepsUntil(run, annealFraction);
      const constants = { sigma0, annealFraction, eta: eta ?? 1 / steps, gamma: gamma ?? power(cut, 1 / steps), cut };
      return perTensor ? new TensorLoop(constants, run) : new SingleLoop(constants);
    },
  };
}

interface Constants {
  readonly sigma0: number;
  readonly annealFraction: number;
  readonly eta: number;
  readonly gamma: number;
  readonly cut: number;
}

class SingleLoop implements SigmaController {
  readonly shares = null;
  readonly state: readonly [Float64Array];
  readonly #constants: Constants;

  constructor(constants: Constants) {
    this.#constants = constants;
    this.state = [Float64Array.of(constants.sigma0)];
  }

  get sigma(): number {
    return this.state[0][0]!;
  }

  startEpoch(progress: number): void {
    if (progress >= this.#constants.annealFraction) this.state[0][0] = 0;
  }

  afterStep({ gradientBySigma }: StepObservation): void {
    this.state[0][0] = descended(this.sigma, gradientBySigma, this.#constants);
  }

  afterEpoch(): void {}
}

class TensorLoop implements SigmaController {
  readonly shares: Float64Array;
  /** The largest sigma, every slice's, every slice's share of the largest. */
  readonly state: readonly [Float64Array, Float64Array, Float64Array];
  readonly #constants: Constants;

  constructor(constants: Constants, { slices }: RunLength) {
    const { sigma0 } = constants;
    this.#constants = constants;
    this.shares = new Float64Array(slices).fill(1);
    this.state = [Float64Array.of(sigma0), new Float64Array(slices).fill(sigma0), this.shares];
  }

  get sigma(): number {
    return this.state[0][0]!;
  }

  startEpoch(progress: number): void {
    if (progress >= this.#constants.annealFraction) this.state[0][0] = 0;
  }

  afterStep({ gradientBySliceSigma }: StepObservation): void {
    if (this.sigma === 0) return;
    if (gradientBySliceSigma === null) {
      throw new GradusError("singleLoop: `perTensor` needs an objective with a sigma for each tensor. Use weights().");
    }
    const [largest, sigmas, shares] = this.state;
    largest[0] = 0;
    for (let k = 0; k < sigmas.length; k++) {
      sigmas[k] = descended(sigmas[k]!, gradientBySliceSigma[k]!, this.#constants);
      largest[0] = Math.max(largest[0]!, sigmas[k]!);
    }
    for (let k = 0; k < sigmas.length; k++) shares[k] = largest[0] === 0 ? 0 : sigmas[k]! / largest[0]!;
  }

  afterEpoch(): void {}
}

function descended(sigma: number, slope: number, { sigma0, eta, gamma, cut }: Constants): number {
  if (sigma === 0) return 0;
  if (Number.isNaN(slope)) throw new GradusError(needsGradientBySigma("singleLoop"));
  const next = Math.min(gamma * sigma, sigma - eta * slope);
  return next < cut * sigma0 ? 0 : next;
}

function stepsUntil({ epochs, stepsPerEpoch }: RunLength, annealFraction: number): number {
  return Math.max(1, annealFraction * epochs * stepsPerEpoch);
}
