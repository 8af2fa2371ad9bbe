import { ensure, ensureInteger } from "../core/errors.js";
import { ensureStart } from "./automatic-options.js";
import type { EpochObservation, RunLength, SigmaController, SigmaRule } from "./rule.js";

export interface OnDemandOptions {
  /** Sigma that a stall brings, >= 0. Default .5 */
  readonly sigma0?: number;
  /** Share of the run after which sigma is 0, in (0, 1). Default .8 */
  readonly share?: number;
  /** Share of the run that one rise takes to fall to 0, in (0, 1). Default .3 */
  readonly fall?: number;
  /** Epochs without improvement that are a stall, >= 1. Default 3 */
  readonly patience?: number;
  /** Improvement that counts: a validation metric better by this share, in [0, 1). Default .01 */
  readonly improvement?: number;
}

/**
 * Plain training until it stalls, then smoothing to leave the place where it did: sigma is 0 until the validation metric has
 * not improved for `patience` epochs, then rises to sigma0 and falls linearly to 0. A second stall brings half of that.
 *
 * Chooses no smoothing at all where plain training never stalls, and the best weights before the stall are kept as those of
 * any epoch are: smoothing can then cost epochs, not quality. This rule is ours.
 */
export function onDemand(options: OnDemandOptions = {}): SigmaRule {
  const { sigma0 = 0.5, share = 0.8, fall = 0.3, patience = 3, improvement = 0.01 } = options;
  ensureStart("onDemand", { sigma0, share });
  ensure(fall > 0 && fall < 1, () => `onDemand: \`fall\` must lie between 0 and 1, got ${fall}. Use 0.3.`);
  ensure(
    improvement >= 0 && improvement < 1,
    () => `onDemand: \`improvement\` must lie in [0, 1), got ${improvement}. Use 0.01.`,
  );
  ensureInteger("onDemand: `patience`", patience, 1);
  return {
    name: `on demand ${sigma0}, 0 from ${share}`,
    observes: true,
    plan: (run) => new OnDemand({ sigma0, share, fall, patience, improvement }, run),
  };
}

class OnDemand implements SigmaController {
  readonly shares = null;
  readonly #options: Required<OnDemandOptions>;
  readonly #fallEpochs: number;
  sigma = 0;
  #height: number;
  #best: number | null = null;
  #waited = 0;

  constructor(options: Required<OnDemandOptions>, { epochs }: RunLength) {
    this.#options = options;
    this.#fallEpochs = Math.max(1, Math.round(options.fall * epochs));
    this.#height = options.sigma0;
  }

  startEpoch(progress: number): void {
    if (progress >= this.#options.share) this.sigma = 0;
  }

  afterStep(): void {}

  afterEpoch({ progress, validation, direction }: EpochObservation): void {
    const { improvement, patience, share } = this.#options;
    const best = this.#best;
    this.#best =
      best === null ? validation : direction === "lower" ? Math.min(best, validation) : Math.max(best, validation);
    if (this.sigma > 0) {
      const lower = this.sigma - (2 * this.#height) / this.#fallEpochs; // #height was halved when this fall began
      this.sigma = lower > 1e-9 ? lower : 0;
      this.#waited = 0;
      return;
    }
    const isImproved =
      best === null ||
      (direction === "lower" ? validation < (1 - improvement) * best : validation > (1 + improvement) * best);
    this.#waited = isImproved ? 0 : this.#waited + 1;
    if (this.#waited < patience || progress >= share) return;
    this.sigma = this.#height;
    this.#height /= 2;
  }
}
