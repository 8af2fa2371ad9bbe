import { ensureOptions, type OptionRules } from "../core/options.js";
import { configurable, type MemberRules, registry } from "../core/registry.js";
import { callable, fraction, nonNegative, required } from "../core/rules.js";
import { type RateRule, sigmaAnnealedRate } from "./rate.js";
import { constant, cosine, geometric, join, linear, type PathOptions, type Schedule } from "./schedule.js";

/** The course of the learning rate over a run, whatever its size: the size is what is tuned. */
export interface RateChoice {
  readonly name: string;
  /** @param learningRate that of the first epoch, or of the first after a warm-up, at sigma = 0, > 0 */
  rate(learningRate: number): RateRule;
}

export interface DecayingRateOptions {
  /** The last epoch's learning rate as a factor of the learning rate, >= 0. Default .01 */
  readonly endFactor?: number;
  /**
   * Share of the run, in [0, 1), over which the rate first rises linearly from a tenth of the learning rate to all of it; the fall takes the rest.
   * Rates are those of epochs: the first has a tenth, and with 20 epochs .1 makes the second and third the way up. Default 0: none
   */
  readonly warmup?: number;
}

const DECAYING = { endFactor: nonNegative, warmup: fraction } satisfies OptionRules<DecayingRateOptions>;

/** Where a warm-up begins, as a factor of the learning rate: low enough to be harmless, and not an epoch lost. */
const WARMUP_START = 0.1;

export interface SigmaAnnealedOptions {
  /** `kappa` of `sigmaAnnealedRate` as a factor of the learning rate, >= 0. Default 2: twice the rate at sigma 1 */
  readonly kappaFactor?: number;
  /** `most` of `sigmaAnnealedRate` as a factor of the learning rate, >= 1. Default 10 */
  readonly mostFactor?: number;
}

/**
 * Every course of the learning rate by name: a new one is a file and a line here.
 *
 * @example
 * rateRules.make("linear", { endFactor: 0.5 }).rate(0.1).at(1, 0); // 0.05
 * rateRules.make("cosine", { warmup: 0.2 }).rate(1).at(0.2, 0); // 1
 */
export const rateRules = registry<RateChoice>(
  "rate schedule",
  () => [
    { name: "constant", rate: constant },
    decaying("linear", linear),
    decaying("cosine", cosine),
    decaying("geometric", geometric),
    configurable(({ kappaFactor = 2, mostFactor = 10 }: SigmaAnnealedOptions = {}) => ({
      name: "sigma-annealed",
      rate: (learningRate: number) =>
        sigmaAnnealedRate({ learningRate, kappa: kappaFactor * learningRate, most: mostFactor * learningRate }),
    })),
  ],
  { rate: required(callable) } satisfies MemberRules<RateChoice>,
);

function decaying(name: string, path: (ends: PathOptions) => Schedule) {
  return configurable((options: DecayingRateOptions = {}) => {
    ensureOptions(`rate schedule "${name}"`, options, DECAYING);
    const { endFactor = 0.01, warmup = 0 } = options;
    return {
      name,
      rate(learningRate: number) {
        const fall = path({ start: learningRate, end: endFactor * learningRate });
        if (warmup === 0) return fall;
        const rise = linear({ start: WARMUP_START * learningRate, end: learningRate });
        return join([
          { until: warmup, schedule: rise },
          { until: 1, schedule: fall },
        ]);
      },
    };
  });
}
