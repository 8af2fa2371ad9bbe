import { ensure } from "../core/errors.js";
import { ensureOptions, type OptionRules } from "../core/options.js";
import { number, required } from "../core/rules.js";
import { ensureStart } from "./automatic-options.js";
import { constant, geometric, join, linear, type Schedule } from "./schedule.js";

export interface AnnealedOptions {
  /** Sigma of the first epoch, >= 0. */
  readonly sigma0: number;
  /** Fraction of the run after which sigma is 0, in (0, 1). Default .6 */
  readonly annealFraction?: number;
  /** Sigma at the end of that fraction, in [0, sigma0]: above 0 it stays a regulariser until the last share of the run. Default 0 */
  readonly sigmaEnd?: number;
}

const OPTIONS = {
  sigma0: required(number),
  annealFraction: number,
  sigmaEnd: number,
} satisfies OptionRules<AnnealedOptions>;

/**
 * The default path of sigma: linear from sigma0 to `sigmaEnd`, exactly 0 by default, over `annealFraction` of the run, then 0, so that training
 * always ends on the original objective. sigma0 = 0 gives plain training.
 *
 * @throws GradusError for an option outside its range
 *
 * @example
 * annealed({ sigma0: 1, annealFraction: 0.6 }).at(0.3); // 0.5
 */
export function annealed(options: AnnealedOptions): Schedule {
  ensureOptions("annealed", options, OPTIONS);
  const { sigma0, annealFraction = 0.6, sigmaEnd = 0 } = options;
  ensureStart("annealed", { sigma0, annealFraction });
  ensure(
    sigmaEnd >= 0 && sigmaEnd <= sigma0,
    () => `annealed: \`sigmaEnd\` must lie in [0, ${sigma0}], got ${sigmaEnd}. Use 0.`,
  );
  if (sigma0 === 0) return constant(0);
  return join([
    { until: annealFraction, schedule: linear({ start: sigma0, end: sigmaEnd }) },
    { until: 1, schedule: constant(0) },
  ]);
}

export interface FixedSigmaOptions {
  /** Sigma of all epochs but the last, >= 0. Default .3 */
  readonly sigma0?: number;
}

const FIXED = { sigma0: number } satisfies OptionRules<FixedSigmaOptions>;

/**
 * Sigma stays at sigma0 and is 0 in the last epoch alone: not a way to a better start but a regulariser, as weight noise is. Validation and
 * forecasts are of the original network in every epoch, so the best epoch is usually one of those with sigma.
 *
 * @throws GradusError for a sigma0 outside its range
 * @example
 * fixedSigma({ sigma0: 0.5 }).at(0.9); // 0.5
 */
export function fixedSigma(options: FixedSigmaOptions = {}): Schedule {
  ensureOptions("fixedSigma", options, FIXED);
  const { sigma0 = 0.3 } = options;
  ensureStart("fixedSigma", { sigma0, annealFraction: 0.5 });
  return { name: `fixed ${sigma0}`, at: (progress) => (progress >= 1 ? 0 : sigma0) };
}

export interface GeometricPathOptions {
  /** Sigma of the first epoch, > 0. Default 1 */
  readonly sigma0?: number;
  /** Sigma at the end of the path as a factor of sigma0, in (0, 1). Default 1 / 15 */
  readonly endFactor?: number;
  /** Fraction of the run that the path takes, in (0, 1). Default .8 */
  readonly annealFraction?: number;
}

const PATH = {
  sigma0: number,
  endFactor: number,
  annealFraction: number,
} satisfies OptionRules<GeometricPathOptions>;

/**
 * Sigma falls by the same factor every epoch, from sigma0 to endFactor sigma0 over `annealFraction` of the run, then it is 0: for
 * hard thresholds, whose slope grows like 1 / sigma.
 *
 * @throws GradusError for an option outside its range
 * @example
 * geometricPath({ sigma0: 1, endFactor: 0.01, annealFraction: 0.5 }).at(0.25); // 0.1
 */
export function geometricPath(options: GeometricPathOptions = {}): Schedule {
  ensureOptions("geometricPath", options, PATH);
  const { sigma0 = 1, endFactor = 1 / 15, annealFraction = 0.8 } = options;
  ensureStart("geometricPath", { sigma0, annealFraction });
  ensure(
    endFactor > 0 && endFactor < 1,
    () => `geometricPath: \`endFactor\` must lie between 0 and 1, got ${endFactor}. Use 0.07.`,
  );
  if (sigma0 === 0) return constant(0);
  return join([
    { until: annealFraction, schedule: geometric({ start: sigma0, end: sigma0 * endFactor }) },
    { until: 1, schedule: constant(0) },
  ]);
}

/** Throws unless the schedule is never negative or NaN and is exactly 0 at its end: training must end on the real objective. */
export function ensureEndsAtZero(schedule: Schedule): void {
  for (let k = 0; k <= 100; k++) {
    const sigma = schedule.at(k / 100);
    ensure(
      sigma >= 0,
      () => `sigma: a schedule must stay >= 0, got ${sigma} at progress ${k / 100} (${schedule.name}).`,
    );
  }
  const end = schedule.at(1);
  ensure(
    end === 0,
    () =>
      `sigma: a training schedule must end at exactly 0, "${schedule.name}" ends at ${end}. ` +
      "Join it with constant(0), or use annealed({ sigma0 }).",
  );
}

/** Throws unless a rule brought sigma to exactly 0 in the last epoch: only a rule with a mistake in it does not. */
export function ensureZeroAtEnd(name: string, sigma: number): void {
  ensure(
    sigma === 0,
    () =>
      `sigma: a rule must be at exactly 0 in the last epoch, "${name}" was at ${sigma}. Let it end at a fraction of the run.`,
  );
}
