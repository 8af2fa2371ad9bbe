import { ensure } from "../core/errors.js";
import { ensureStart } from "./automatic-options.js";
import type { RunLength, SigmaController, SigmaRule, StepObservation } from "./rule.js";

export interface SingleLoopOptions {
  /** Sigma of the first step, >= 0. Default 1 */
  readonly sigma0?: number;
  /** Share of the run after which sigma is 0, in (0, 1). Default .6 */
  readonly share?: number;
  /** Rate of the descent on sigma, >= 0; default 1 / (steps until `share`): a slope of 1 throughout uses up sigma 1. */
  readonly eta?: number;
  /** Largest factor a step, in (0, 1]; default the one that brings sigma to `cut` by `share` on its own. */
  readonly gamma?: number;
  /** Sigma below cut * sigma0 becomes 0, in (0, 1): a product never reaches it. Default .05 */
  readonly cut?: number;
  /** Each tensor has its own sigma, moved by its own derivative. Default false */
  readonly perTensor?: boolean;
}

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
  const { sigma0 = 1, share = 0.6, eta, gamma, cut = 0.05, perTensor = false } = options;
  ensureStart("singleLoop", { sigma0, share });
  ensure(cut > 0 && cut < 1, () => `singleLoop: \`cut\` must lie between 0 and 1, got ${cut}. Use 0.05.`);
  ensure(eta === undefined || eta >= 0, () => `singleLoop: \`eta\` must be >= 0, got ${eta}. Leave it out.`);
  ensure(
    gamma === undefined || (gamma > 0 && gamma <= 1),
    () => `singleLoop: \`gamma\` must lie in (0, 1], got ${gamma}. Leave it out.`,
  );
  return {
    name: `single loop from ${sigma0}${perTensor ? " per tensor" : ""}, 0 from ${share}`,
    observes: true,
    plan: (run) => {
      const steps = stepsUntil(run, share);
      const constants = { sigma0, share, eta: eta ?? 1 / steps, gamma: gamma ?? cut ** (1 / steps), cut };
      return perTensor ? new TensorLoop(constants, run.slices) : new SingleLoop(constants);
    },
  };
}

interface Constants {
  readonly sigma0: number;
  readonly share: number;
  readonly eta: number;
  readonly gamma: number;
  readonly cut: number;
}

class SingleLoop implements SigmaController {
  readonly shares = null;
  readonly #constants: Constants;
  sigma: number;

  constructor(constants: Constants) {
    this.#constants = constants;
    this.sigma = constants.sigma0;
  }

  startEpoch(progress: number): void {
    if (progress >= this.#constants.share) this.sigma = 0;
  }

  afterStep({ gradientBySigma }: StepObservation): void {
    this.sigma = descended(this.sigma, gradientBySigma, this.#constants);
  }

  afterEpoch(): void {}
}

class TensorLoop implements SigmaController {
  readonly shares: Float64Array;
  readonly #constants: Constants;
  readonly #sigmas: Float64Array;
  sigma: number;

  constructor(constants: Constants, slices: number) {
    this.#constants = constants;
    this.shares = new Float64Array(slices).fill(1);
    this.#sigmas = new Float64Array(slices).fill(constants.sigma0);
    this.sigma = constants.sigma0;
  }

  startEpoch(progress: number): void {
    if (progress >= this.#constants.share) this.sigma = 0;
  }

  afterStep({ gradientBySliceSigma }: StepObservation): void {
    ensure(
      this.sigma === 0 || gradientBySliceSigma !== null,
      () => "singleLoop: `perTensor` needs an objective with a sigma for each tensor. Use weights().",
    );
    if (this.sigma === 0) return;
    const sigmas = this.#sigmas;
    this.sigma = 0;
    for (let k = 0; k < sigmas.length; k++) {
      sigmas[k] = descended(sigmas[k]!, gradientBySliceSigma![k]!, this.#constants);
      this.sigma = Math.max(this.sigma, sigmas[k]!);
    }
    for (let k = 0; k < sigmas.length; k++) this.shares[k] = this.sigma === 0 ? 0 : sigmas[k]! / this.sigma;
  }

  afterEpoch(): void {}
}

function descended(sigma: number, slope: number, { sigma0, eta, gamma, cut }: Constants): number {
  if (sigma === 0) return 0;
  ensure(
    !Number.isNaN(slope),
    () => "singleLoop: needs dg/dsigma, the objective gave NaN. Use weights(), activation() or sampled().",
  );
  const next = Math.min(gamma * sigma, sigma - eta * slope);
  return next < cut * sigma0 ? 0 : next;
}

function stepsUntil({ epochs, stepsPerEpoch }: RunLength, share: number): number {
  return Math.max(1, share * epochs * stepsPerEpoch);
}
