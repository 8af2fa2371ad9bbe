import { GradusError } from "../../../core/errors.js";
import { suggestion } from "../../../core/nearest-name.js";
import { ensureOptions, type OptionRules } from "../../../core/options.js";
import { number, oneOf, text } from "../../../core/rules.js";
import { objectives } from "../../../objective/index.js";
import { plainRecipe } from "../../../train/method-recipe.js";
import type { MethodSpec, Range } from "../../records/method.js";
import { rateRange } from "./plain.js";

/** Who finds sigma: the tuning trials a sigma_0, or a rule as training goes. */
export const SIGMA_CHOICES = ["tuned", "auto"] as const;
export type SigmaMode = (typeof SIGMA_CHOICES)[number];

/** Where diffusion starts: drawn weights, the smoothed problem's minimiser in closed form, or whichever forecasts better before any step. */
export const STARTS = { random: "drawn", linear: "linear", auto: "auto" } as const;
export type Start = keyof typeof STARTS;

/** The course of diffusion's learning rate. */
export const RATES = ["constant", "cosine"] as const;
export type RateCourse = (typeof RATES)[number];

export interface DiffusionChoice {
  /** Name in the registry of objectives; one that diffuses. Default "weights" */
  readonly objective?: string;
  /** Name in the registry of optimisers. Default "momentum" */
  readonly optimizer?: string;
  /** Default "auto": at equal cost as good as a tuned sigma_0, see bench/results/sigma.md. */
  readonly sigma?: SigmaMode;
  /** Default "random" */
  readonly start?: Start;
  /** Default "constant" */
  readonly rate?: RateCourse;
  /** Fraction of the epochs over which a tuned sigma falls from sigma_0 to 0; the rest trains the original objective. Default .6 */
  readonly annealFraction?: number;
}

const OPTIONS = {
  objective: text,
  optimizer: text,
  sigma: oneOf(...SIGMA_CHOICES),
  start: oneOf(...(Object.keys(STARTS) as Start[])),
  rate: oneOf(...RATES),
  annealFraction: number,
} satisfies OptionRules<DiffusionChoice>;

/** Names of the objectives that `diffusionMethod` takes: the others have no sigma. */
export function diffusingObjectives(): string[] {
  return objectives.items.filter(({ diffuses }) => diffuses).map(({ name }) => name);
}

/** Range of sigma_0 in units of the layers' initial weight scales. */
export const SIGMA_RANGE: Range = { low: 0.1, high: 1.5, scale: "log" };

/**
 * Diffusion as a method: a smoothed objective whose sigma falls to 0.
 *
 * @throws GradusError for an objective that does not diffuse and for unknown names
 * @example
 * diffusionMethod({ optimizer: "adam" }).recipe.sigma; // { name: "auto" }
 */
export function diffusionMethod(choice: DiffusionChoice = {}): MethodSpec {
  ensureOptions("diffusionMethod", choice, OPTIONS);
  const { objective = "weights", optimizer = "momentum", sigma = "auto", annealFraction = 0.6 } = choice;
  const { start = "random", rate: course = "constant" } = choice;
  ensureDiffusing(objective);
  const rate = { "rate.learningRate": rateRange(optimizer, "diffusionMethod: `optimizer`") };
  return {
    name: "diffusion",
    recipe: {
      ...plainRecipe,
      objective: { name: objective },
      optimizer: { name: optimizer },
      initialiser: { name: STARTS[start] },
      rate: { ...plainRecipe.rate, name: course },
      sigma: sigma === "auto" ? { name: "auto" } : { name: "annealed", sigma0: 0.5, annealFraction },
    },
    space: sigma === "auto" ? rate : { ...rate, "sigma.sigma0": SIGMA_RANGE },
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
