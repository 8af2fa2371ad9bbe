import { ensure } from "../core/errors.js";
import { ensureOptions, type OptionRules } from "../core/options.js";
import { integer, number } from "../core/rules.js";
import { ensureStart } from "./automatic-options.js";
import type { EpochObservation, RunLength, SigmaController, SigmaRule } from "./rule.js";

export interface OnDemandOptions {
  /** Sigma that a stall brings, >= 0. Default .5 */
  readonly sigma0?: number;
  /** Fraction of the run after which sigma is 0, in (0, 1). Default .8 */
  readonly annealFraction?: number;
  /** Fraction of the run that one rise takes to fall to 0, in (0, 1). Default .3 */
  readonly fall?: number;
  /** Epochs without improvement that are a stall, >= 1. Default 3 */
  readonly patience?: number;
  /** Improvement that counts: a validation metric better by this share, in [0, 1). Default .01 */
  readonly improvement?: number;
}

const OPTIONS = {
  sigma0: number,
  annealFraction: number,
  fall: number,
  patience: integer(1),
  improvement: number,
} satisfies OptionRules<OnDemandOptions>;

/**
 * Plain training until it stalls, then smoothing to leave the place where it did: sigma is 0 until the validation metric has
 * not improved for `patience` epochs, then rises to sigma0 and falls linearly to 0. A second stall brings half of that.
 *
 * Chooses no smoothing at all where plain training never stalls, and the best weights before the stall are kept as those of
 * any epoch are: smoothing can then cost epochs, not quality. This rule is ours.
 */
export function onDemand(options: OnDemandOptions = {}): SigmaRule {
  ensureOptions("onDemand", options, OPTIONS);
  const { sigma0 = 0.5, annealFraction = 0.8, fall = 0.3, patience = 3, improvement = 0.01 } = options;
  ensureStart("onDemand", { sigma0, annealFraction });
  ensure(fall > 0 && fall < 1, () => `onDemand: \`fall\` must lie between 0 and 1, got ${fall}. Use 0.3.`);
  ensure(
    improvement >= 0 && improvement < 1,
    () => `onDemand: \`improvement\` must lie in [0, 1), got ${improvement}. Use 0.01.`,
  );
  return {
    name: `on demand ${sigma0}, 0 from ${annealFraction}`,
    observes: true,
    plan: (run) => new OnDemand({ sigma0, annealFraction, fall, patience, improvement }, run),
  };
}

/** Places of the controller's numbers in its state. */
const SIGMA = 0;
const HEIGHT = 1; // of the next rise
const BEST = 2; // NaN before the first epoch
const WAITED = 3;

class OnDemand implements SigmaController {
  readonly shares = null;
  readonly state: readonly [Float64Array];
  readonly #options: Required<OnDemandOptions>;
  readonly #fallEpochs: number;

  constructor(options: Required<OnDemandOptions>, { epochs }: RunLength) {
    this.#options = options;
    this.#fallEpochs = Math.max(1, Math.round(options.fall * epochs));
    this.state = [Float64Array.of(0, options.sigma0, Number.NaN, 0)];
  }

  get sigma(): number {
    return this.state[0][SIGMA]!;
  }

  startEpoch(progress: number): void {
    if (progress >= this.#options.annealFraction) this.state[0][SIGMA] = 0;
  }

  afterStep(): void {}

  afterEpoch(epoch: EpochObservation): void {
    const [state] = this.state;
    const { patience, annealFraction } = this.#options;
    const isImproved = this.#note(epoch);
    if (this.sigma > 0) {
      const lower = this.sigma - (2 * state[HEIGHT]!) / this.#fallEpochs; // the height was halved when this fall began
      state[SIGMA] = lower > 1e-9 ? lower : 0;
      state[WAITED] = 0;
      return;
    }
    state[WAITED] = isImproved ? 0 : state[WAITED]! + 1;
    if (state[WAITED] < patience || epoch.progress >= annealFraction) return;
    state[SIGMA] = state[HEIGHT]!;
    state[HEIGHT]! /= 2;
  }

  /** Keeps the best metric; returns whether this one improves on it by enough. */
  #note({ validation, direction }: EpochObservation): boolean {
    const [state] = this.state;
    const best = state[BEST]!;
    const { improvement } = this.#options;
    const isLower = direction === "lower";
    if (Number.isNaN(best)) state[BEST] = validation;
    else state[BEST] = isLower ? Math.min(best, validation) : Math.max(best, validation);
    if (Number.isNaN(best)) return true;
    return isLower ? validation < (1 - improvement) * best : validation > (1 + improvement) * best;
  }
}
