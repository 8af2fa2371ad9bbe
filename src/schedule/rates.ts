import { configurable, type MemberRules, registry } from "../core/registry.js";
import { callable, required } from "../core/rules.js";
import { type RateRule, sigmaAnnealedRate } from "./rate.js";
import { constant, cosine, geometric, linear } from "./schedule.js";

/** The course of the learning rate over a run, whatever its size: the size is what is tuned. */
export interface RateChoice {
  readonly name: string;
  /** @param learningRate that of the first epoch, at sigma = 0, > 0 */
  rate(learningRate: number): RateRule;
}

export interface DecayingRateOptions {
  /** The last epoch's learning rate as a factor of the first's. Default .01 */
  readonly endFactor?: number;
}

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

function decaying(name: string, schedule: (ends: { readonly start: number; readonly end: number }) => RateRule) {
  return configurable(({ endFactor = 0.01 }: DecayingRateOptions = {}) => ({
    name,
    rate: (learningRate: number) => schedule({ start: learningRate, end: endFactor * learningRate }),
  }));
}
