import { ensure } from "../core/errors.js";
import { ensureStart } from "./automatic-options.js";
import type { EpochObservation, RunLength, SigmaController, SigmaRule, StepObservation } from "./rule.js";

export interface BalanceOptions {
  /** Largest sigma, that of the first step, >= 0. Default 1 */
  readonly sigma0?: number;
  /** Share of the run after which sigma is 0, in (0, 1). Default .6 */
  readonly share?: number;
  /** Largest share of the objective that smoothing may make up, in (0, 1). Default .3 */
  readonly excess?: number;
  /** Sigma below cut * sigma0 becomes 0 for good. Default .05 */
  readonly cut?: number;
}

/**
 * Sigma is as large as a falling ceiling allows while smoothing makes up at most a share of the objective:
 *
 *     e(sigma) = (sigma / 2) (dg/dsigma) / g  <=  excess,     sigma <= sigma0 (1 - progress / share)
 *
 * With g = f + c sigma^2 near a solution, e is the part of g that is not f: so noise stays in proportion to the error that is
 * left. On noise-free data the error falls and takes sigma with it, down to none; on noisy data the error stays and so
 * does sigma, as a regulariser. Without a unit: a change of the loss's scale leaves e alone.
 *
 * dg/dsigma is exact for the objective at hand; g and dg/dsigma are averaged over about a third of an epoch. This
 * rule is ours.
 */
export function balance(options: BalanceOptions = {}): SigmaRule {
  const { sigma0 = 1, share = 0.6, excess = 0.3, cut = 0.05 } = options;
  ensureStart("balance", { sigma0, share });
  ensure(excess > 0 && excess < 1, () => `balance: \`excess\` must lie between 0 and 1, got ${excess}. Use 0.3.`);
  ensure(cut > 0 && cut < 1, () => `balance: \`cut\` must lie between 0 and 1, got ${cut}. Use 0.05.`);
  return {
    name: `balance from ${sigma0}, excess ${excess}, 0 from ${share}`,
    observes: true,
    plan: (run) => new Balance({ sigma0, share, excess, cut }, run),
  };
}

class Balance implements SigmaController {
  readonly shares = null;
  readonly #options: Required<BalanceOptions>;
  readonly #run: RunLength;
  readonly #memory: number;
  sigma: number;
  #step = 0;
  #objective = 0; // decayed sum of g
  #excess = 0; // decayed sum of (sigma / 2) dg/dsigma

  constructor(options: Required<BalanceOptions>, run: RunLength) {
    this.#options = options;
    this.#run = run;
    this.#memory = 1 - 1 / Math.max(2, run.stepsPerEpoch / 3);
    this.sigma = options.sigma0;
  }

  startEpoch(progress: number): void {
    if (progress >= this.#options.share) this.sigma = 0;
  }

  afterStep({ objective, gradientBySigma }: StepObservation): void {
    this.#step++;
    if (this.sigma === 0) return;
    ensure(
      !Number.isNaN(gradientBySigma),
      () => "balance: needs dg/dsigma, the objective gave NaN. Use weights(), activation() or sampled().",
    );
    const { sigma0, share, excess, cut } = this.#options;
    this.#objective = this.#memory * this.#objective + objective;
    this.#excess = this.#memory * this.#excess + (this.sigma / 2) * gradientBySigma;
    const progress = this.#step / (this.#run.epochs * this.#run.stepsPerEpoch);
    const ceiling = sigma0 * Math.max(0, 1 - progress / share);
    // e grows like sigma^2, so sigma * sqrt(excess / e) is where the two would meet: go there within an averaging time.
    const e = Math.max(this.#excess / this.#objective, excess / 4); // at most twice as large in that time
    this.sigma = Math.min(ceiling, this.sigma * (excess / e) ** ((1 - this.#memory) / 2));
    if (this.sigma < cut * sigma0) this.sigma = 0;
  }

  afterEpoch(_epoch: EpochObservation): void {}
}
