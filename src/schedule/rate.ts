import { ensure } from "../core/errors.js";
import { ensureOptions, type OptionRules } from "../core/options.js";
import { number, required } from "../core/rules.js";
import { shown } from "../core/shown.js";
import { learningRateRule } from "./rules.js";
import { constant, type Schedule } from "./schedule.js";

/** A learning rate over a run; every schedule is one that does not look at sigma. */
export interface RateRule {
  readonly name: string;
  /** Of an epoch, from its progress, 0 to 1, and its sigma: finite and >= 0. */
  at(progress: number, sigma: number): number;
}

/** Throws unless a rule's learning rate is one that a step can be taken by: only a rule with a mistake in it gives another. */
export function ensureRate(name: string, rate: number, epoch: number): void {
  ensure(
    Number.isFinite(rate) && rate >= 0,
    () =>
      `learningRate: a rule must give a finite number >= 0 in every epoch, ${shown(name)} gave ${rate} in epoch ${epoch}.`,
  );
}

export interface SigmaAnnealedRateOptions {
  /** The base rate, a number > 0 or a schedule. */
  readonly learningRate: number | Schedule;
  /** >= 0; 0 leaves the base rate alone. */
  readonly kappa: number;
  /** Largest rate, at least the base rate's start. Default 10 times that. */
  readonly most?: number;
}

const OPTIONS = {
  learningRate: required(learningRateRule),
  kappa: required(number),
  most: number,
} satisfies OptionRules<SigmaAnnealedRateOptions>;

/**
 * The learning rate that falls with sigma: min(most, max(rate(progress), kappa sigma)).
 *
 * The curvature of the diffused objective is at most K / sigma for a K-Lipschitz f, so the safe step of gradient descent
 * grows like sigma / K: kappa stands for 1 / K, in learning rate for each unit of sigma. K is a bound over all weights,
 * seldom reached, and steps longer than `most` (default 10 times the base rate's start) are never worth their risk: hence
 * the clamp. At sigma = 0 it is the base rate.
 *
 * @example
 * sigmaAnnealedRate({ learningRate: 0.01, kappa: 0.1 }).at(0, 0.5); // 0.05
 */
export function sigmaAnnealedRate(options: SigmaAnnealedRateOptions): RateRule {
  ensureOptions("sigmaAnnealedRate", options, OPTIONS);
  const { learningRate, kappa, most } = options;
  const base = typeof learningRate === "number" ? constant(learningRate) : learningRate;
  const ceiling = most ?? 10 * base.at(0);
  ensure(
    kappa >= 0 && Number.isFinite(kappa),
    () => `sigmaAnnealedRate: \`kappa\` must be a number >= 0, got ${kappa}. Try the learning rate over sigma_0.`,
  );
  ensure(
    base.at(0) > 0 && ceiling >= base.at(0),
    () =>
      `sigmaAnnealedRate: needs 0 < \`learningRate\` <= \`most\`, got ${base.at(0)} and ${ceiling}. Raise \`most\`.`,
  );
  return {
    name: `${base.name}, at least ${kappa} sigma, at most ${ceiling}`,
    at: (progress, sigma) => Math.min(Math.max(ceiling, base.at(progress)), Math.max(base.at(progress), kappa * sigma)),
  };
}
