import { GradusError } from "../../../core/errors.js";
import { suggestion } from "../../../core/nearest-name.js";
import { ensureOptions, type OptionRules } from "../../../core/options.js";
import { number, oneOf, text } from "../../../core/rules.js";
import { objectives } from "../../../objective/index.js";
import { type Choice, plainRecipe } from "../../../train/method-recipe.js";
import type { MethodSpec, Range } from "../../records/method.js";
import { rateRange } from "./plain.js";

/** Who finds sigma: the tuning trials one to fall from, or one to keep as a regulariser; or a rule as training goes. */
export const SIGMA_CHOICES = ["tuned", "fixed", "auto"] as const;
export type SigmaMode = (typeof SIGMA_CHOICES)[number];

/** Where diffusion starts: drawn weights, the smoothed problem's minimiser in closed form, or whichever forecasts better before any step. */
export const STARTS = { random: "drawn", linear: "linear", auto: "auto" } as const;
export type Start = keyof typeof STARTS;

/** Whether the amplitude of units that the start wrote is held, or led to 1 along the path of sigma. */
export const PATHS = ["led", "held"] as const;
export type PathChoice = (typeof PATHS)[number];

/** Share of the epochs over which it is led. */
const PATH_FRACTION = 0.3;

/** The course of diffusion's learning rate. */
export const RATES = ["constant", "cosine"] as const;
export type RateCourse = (typeof RATES)[number];

export interface DiffusionChoice {
  /** Name in the registry of objectives; one that diffuses. Default "weights" */
  readonly objective?: string;
  /** Name in the registry of optimisers. Default "soap" */
  readonly optimizer?: string;
  /**
   * "tuned": sigma_0 falls to 0, 0 among what is tried, since on many forecasts sigma costs more than it gives once the start is solved; "fixed": it stays
   * until the last epoch, a regulariser; "auto": a rule. Default "tuned"
   */
  readonly sigma?: SigmaMode;
  /** Default "auto" */
  readonly start?: Start;
  /** Default "cosine" */
  readonly rate?: RateCourse;
  /** Default "led"; read only where the start writes units of an amplitude. */
  readonly path?: PathChoice;
  /** Fraction of the epochs over which a tuned sigma falls from sigma_0 to 0; the rest trains the original objective. Default .4 */
  readonly annealFraction?: number;
}

const OPTIONS = {
  objective: text,
  optimizer: text,
  sigma: oneOf(...SIGMA_CHOICES),
  start: oneOf(...(Object.keys(STARTS) as Start[])),
  rate: oneOf(...RATES),
  path: oneOf(...PATHS),
  annealFraction: number,
} satisfies OptionRules<DiffusionChoice>;

/** Names of the objectives that `diffusionMethod` takes: the others have no sigma. */
export function diffusingObjectives(): string[] {
  return objectives.items.filter(({ diffuses }) => diffuses).map(({ name }) => name);
}

/** Range of sigma_0 in units of the layers' initial weight scales; about half of the trials have none. */
export const SIGMA_RANGE: Range = { low: 0.05, high: 1, scale: "log-or-0" };

/** What each choice of sigma makes of a recipe, and the range in which it is tuned. */
const SIGMAS = {
  tuned: (annealFraction: number) => ({ sigma: { name: "annealed", sigma0: 0.5, annealFraction }, range: SIGMA_RANGE }),
  fixed: () => ({ sigma: { name: "fixed", sigma0: 0.5 }, range: { ...SIGMA_RANGE, high: 2 } }),
  auto: () => ({ sigma: { name: "auto" }, range: null }),
} satisfies Record<SigmaMode, (annealFraction: number) => { readonly sigma: Choice; readonly range: Range | null }>;

/** The pipeline that bench/results/headline.md measures, see docs/decisions/0012-default-pipeline.md. */
export const DIFFUSION_DEFAULTS = {
  objective: "weights",
  optimizer: "soap",
  sigma: "tuned",
  start: "auto",
  rate: "cosine",
  path: "led",
  annealFraction: 0.4,
} as const satisfies Required<DiffusionChoice>;

/**
 * Diffusion as a method: the smoothed problem's minimiser in closed form or drawn weights, whichever forecasts better, then a smoothed objective whose sigma
 * falls to 0.
 *
 * @throws GradusError for an objective that does not diffuse and for unknown names
 * @example
 * diffusionMethod({ sigma: "auto" }).recipe.sigma; // { name: "auto" }
 */
export function diffusionMethod(choice: DiffusionChoice = {}): MethodSpec {
  ensureOptions("diffusionMethod", choice, OPTIONS);
  const {
    objective,
    optimizer,
    sigma,
    annealFraction,
    start,
    rate: course,
    path,
  } = { ...DIFFUSION_DEFAULTS, ...choice };
  ensureDiffusing(objective);
  const rate = { "rate.learningRate": rateRange(optimizer, "diffusionMethod: `optimizer`") };
  const { sigma: sigmaRule, range } = SIGMAS[sigma](annealFraction);
  return {
    name: "diffusion",
    recipe: {
      ...plainRecipe,
      objective: { name: objective },
      optimizer: { name: optimizer },
      initialiser: { name: STARTS[start] },
      rate: { ...plainRecipe.rate, name: course },
      path: path === "led" && start !== "random" ? { fraction: PATH_FRACTION } : null,
      sigma: sigmaRule,
    },
    space: range === null ? rate : { ...rate, "sigma.sigma0": range },
  };
}

function ensureDiffusing(objective: string): void {
  const known = diffusingObjectives();
  if (known.includes(objective)) return;
  const rule = objectives.names.includes(objective)
    ? `must diffuse, got "${objective}".`
    : `names an unknown objective "${objective}".${suggestion(objective, known)}`;
  throw new GradusError(`diffusionMethod: \`objective\` ${rule} Choose one of ${known.join(", ")}.`);
}
