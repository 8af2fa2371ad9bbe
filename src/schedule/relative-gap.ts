import { ensure, GradusError } from "../core/errors.js";
import { power } from "../core/numeric/elementary/power.js";
import { ensureOptions, type OptionRules } from "../core/options.js";
import { number } from "../core/rules.js";
import { ensureStart, needsGradientBySigma } from "./automatic-options.js";
import type { EpochObservation, RunLength, SigmaController, SigmaRule, StepObservation } from "./rule.js";

export interface RelativeGapOptions {
  /** Largest sigma, that of the first step, >= 0. Default 1 */
  readonly sigma0?: number;
  /** Fraction of the run after which sigma is 0, in (0, 1). Default .6 */
  readonly annealFraction?: number;
  /** Largest relative smoothing gap, in (0, 1). Default .3 */
  readonly maxGap?: number;
  /** Sigma below cut * sigma0 becomes 0 for good. Default .05 */
  readonly cut?: number;
}

const OPTIONS = {
  sigma0: number,
  annealFraction: number,
  maxGap: number,
  cut: number,
} satisfies OptionRules<RelativeGapOptions>;

/**
 * Sigma is as large as a falling ceiling allows while the relative smoothing gap, the part of the objective that smoothing
 * makes up, is at most `maxGap`:
 *
 *     gap(sigma) = (sigma / 2) (dg/dsigma) / g  <=  maxGap,     sigma <= sigma0 (1 - progress / annealFraction)
 *
 * With g = f + c sigma^2 near a solution, the gap is (g - f) / g: so noise stays in proportion to the error that is
 * left. On noise-free data the error falls and takes sigma with it, down to none; on noisy data the error stays and so
 * does sigma, as a regulariser. Without a unit: a change of the loss's scale leaves the gap alone.
 *
 * dg/dsigma is exact for the objective at hand; g and dg/dsigma are averaged over about a third of an epoch. This
 * rule is ours.
 */
export function relativeGap(options: RelativeGapOptions = {}): SigmaRule {
  ensureOptions("relativeGap", options, OPTIONS);
  const { sigma0 = 1, annealFraction = 0.6, maxGap = 0.3, cut = 0.05 } = options;
  ensureStart("relativeGap", { sigma0, annealFraction });
  ensure(maxGap > 0 && maxGap < 1, () => `relativeGap: \`maxGap\` must lie between 0 and 1, got ${maxGap}. Use 0.3.`);
  ensure(cut > 0 && cut < 1, () => `relativeGap: \`cut\` must lie between 0 and 1, got ${cut}. Use 0.05.`);
  return {
    name: `relative gap from ${sigma0}, at most ${maxGap}, 0 from ${annealFraction}`,
    observes: true,
    plan: (run) => new RelativeGap({ sigma0, annealFraction, maxGap, cut }, run),
  };
}

/** Places of the controller's numbers in its state; sums decay over about a third of an epoch. */
const SIGMA = 0;
const STEP = 1;
const OBJECTIVE = 2; // sum of g
const GAP = 3; // sum of (sigma / 2) dg/dsigma

class RelativeGap implements SigmaController {
  readonly shares = null;
  readonly state = [new Float64Array(4)] as const;
  readonly #options: Required<RelativeGapOptions>;
  readonly #run: RunLength;
  readonly #memory: number;

  constructor(options: Required<RelativeGapOptions>, run: RunLength) {
    this.#options = options;
    this.#run = run;
    this.#memory = 1 - 1 / Math.max(2, run.stepsPerEpoch / 3);
    this.state[0][SIGMA] = options.sigma0;
  }

  get sigma(): number {
    return this.state[0][SIGMA]!;
  }

  startEpoch(progress: number): void {
    if (progress >= this.#options.annealFraction) this.state[0][SIGMA] = 0;
  }

  afterStep({ objective, gradientBySigma }: StepObservation): void {
    const [state] = this.state;
    const sigma = state[SIGMA]!;
    state[STEP]!++;
    if (sigma === 0) return;
    if (Number.isNaN(gradientBySigma)) throw new GradusError(needsGradientBySigma("relativeGap"));
    const { sigma0, annealFraction, maxGap, cut } = this.#options;
    state[OBJECTIVE] = this.#memory * state[OBJECTIVE]! + objective;
    state[GAP] = this.#memory * state[GAP]! + (sigma / 2) * gradientBySigma;
    const progress = state[STEP]! / (this.#run.epochs * this.#run.stepsPerEpoch);
    const ceiling = sigma0 * Math.max(0, 1 - progress / annealFraction);
    // The gap grows like sigma^2, so sigma * sqrt(maxGap / gap) is where the two would meet: go there within an averaging time.
    const gap = Math.max(state[GAP]! / state[OBJECTIVE]!, maxGap / 4); // at most twice as large in that time
    const next = Math.min(ceiling, sigma * power(maxGap / gap, (1 - this.#memory) / 2));
    state[SIGMA] = next < cut * sigma0 ? 0 : next;
  }

  afterEpoch(_epoch: EpochObservation): void {}
}
