import { ensure } from "../core/errors.js";
import { ensureOptions, type OptionRules } from "../core/options.js";
import { integer, number } from "../core/rules.js";
import { ensureStart } from "./automatic-options.js";
import type { EpochObservation, SigmaController, SigmaRule } from "./rule.js";

export interface PlateauOptions {
  /** Sigma of the first epoch, >= 0. Default 1 */
  readonly sigma0?: number;
  /** Fraction of the run after which sigma is 0, in (0, 1). Default .6 */
  readonly annealFraction?: number;
  /** Factor of each lowering, in (0, 1). Default .5 */
  readonly factor?: number;
  /** g has stopped falling when an epoch lowers it by less than this share of it. Default .02 */
  readonly improvement?: number;
  /** Epochs without improvement that lower sigma, >= 1. Default 1 */
  readonly patience?: number;
  /** Sigma is also lowered when the gradient norm is under this share of its first at this sigma. Default .1 */
  readonly gradientShare?: number;
  /** Sigma below cut * sigma0 becomes 0. Default .05 */
  readonly cut?: number;
}

const OPTIONS = {
  sigma0: number,
  annealFraction: number,
  factor: number,
  improvement: number,
  patience: integer(1),
  gradientShare: number,
  cut: number,
} satisfies OptionRules<PlateauOptions>;

/**
 * Sigma stays while the smoothed problem is being solved and is lowered when it is: when g has stopped falling, or
 * the norm of the epoch's mean gradient is under a share of what it was when this sigma began.
 *
 * Graduated optimisation with an inner problem for each sigma (Blake and Zisserman 1987; Hazan, Levy and Shalev-Shwartz
 * 2016), the inner problem solved roughly.
 */
export function plateau(options: PlateauOptions = {}): SigmaRule {
  ensureOptions("plateau", options, OPTIONS);
  const {
    sigma0 = 1,
    annealFraction = 0.6,
    factor = 0.5,
    improvement = 0.02,
    patience = 1,
    gradientShare = 0.1,
    cut = 0.05,
  } = options;
  ensureStart("plateau", { sigma0, annealFraction });
  ensure(factor > 0 && factor < 1, () => `plateau: \`factor\` must lie between 0 and 1, got ${factor}. Use 0.5.`);
  ensure(cut > 0 && cut < 1, () => `plateau: \`cut\` must lie between 0 and 1, got ${cut}. Use 0.05.`);
  return {
    name: `plateau from ${sigma0} by ${factor}, 0 from ${annealFraction}`,
    observes: true,
    plan: () => new Plateau({ sigma0, annealFraction, factor, improvement, patience, gradientShare, cut }),
  };
}

/** Places of the controller's numbers in its state. */
const SIGMA = 0;
const BEST = 1;
const WAITED = 2;
const FIRST_NORM = 3;

class Plateau implements SigmaController {
  readonly shares = null;
  readonly state: readonly [Float64Array];
  readonly #options: Required<PlateauOptions>;

  constructor(options: Required<PlateauOptions>) {
    this.#options = options;
    this.state = [Float64Array.of(options.sigma0, Number.POSITIVE_INFINITY, 0, 0)];
  }

  get sigma(): number {
    return this.state[0][SIGMA]!;
  }

  startEpoch(progress: number): void {
    if (progress >= this.#options.annealFraction) this.state[0][SIGMA] = 0;
  }

  afterStep(): void {}

  afterEpoch({ objective, gradientNorm }: EpochObservation): void {
    if (this.sigma === 0) return;
    const [state] = this.state;
    const { improvement, patience, gradientShare } = this.#options;
    state[FIRST_NORM] ||= gradientNorm;
    state[WAITED] = objective < (1 - improvement) * state[BEST]! ? 0 : state[WAITED]! + 1;
    state[BEST] = Math.min(state[BEST]!, objective);
    if (state[WAITED] >= patience || gradientNorm < gradientShare * state[FIRST_NORM]!) this.#lower();
  }

  #lower(): void {
    const { sigma0, factor, cut } = this.#options;
    const lower = this.sigma * factor;
    this.state[0].set([lower < cut * sigma0 ? 0 : lower, Number.POSITIVE_INFINITY, 0, 0]);
  }
}
