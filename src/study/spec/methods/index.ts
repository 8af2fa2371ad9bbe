import { ensureArgument } from "../../../core/options.js";
import { Derived, registry } from "../../../core/registry.js";
import { listOf, required, text } from "../../../core/rules.js";
import { optimizers } from "../../../optim/index.js";
import type { MethodSpec } from "../../records/method.js";
import { METHOD } from "../method.js";
import { cosineMethod, cosineName, optimizerOf } from "./cosine.js";
import { type DiffusionChoice, diffusionMethod } from "./diffusion.js";
import { isLinearName, linearMethod, linearName, optimizerOfLinear } from "./linear.js";
import { penaltyMethod } from "./penalty.js";
import { plainMethod } from "./plain.js";
import { straightThroughMethod } from "./straight-through.js";

/**
 * Every method that a study can name, each optimiser on the original objective first, at a constant rate, at one that falls by a cosine, and so from the
 * linear start, those that are added later too: a new one is a file and a line here.
 */
export const methods = registry<MethodSpec>(
  "method",
  () => [
    new Derived(() => optimizers.names, plainMethod),
    new Derived(
      () => optimizers.names.map(cosineName),
      (name) => cosineMethod(optimizerOf(name)),
    ),
    new Derived(
      () => optimizers.names.map(linearName),
      (name) => linearMethod(optimizerOfLinear(name)),
    ),
    diffusionMethod(),
    penaltyMethod,
    straightThroughMethod,
  ],
  METHOD,
);

/** The method that objective, optimiser and sigma of a choice are for. */
export const DIFFUSION = "diffusion";

/** Default methods of a study: a verdict says go only if diffusion beats all the others. */
export const DEFAULT_METHODS: readonly string[] = [
  "sgd",
  "momentum-cosine",
  "adam-cosine",
  "soap-cosine",
  "soap-linear",
  "diffusion",
];

const namesRule = listOf("names of methods", text.allows, 'Give e.g. ["sgd", "diffusion"].');

/**
 * The methods of these names, in this order; `diffusion` is made by the choice given, and methods named `...-linear` begin where it does.
 *
 * @throws GradusError for an unknown name, with the nearest one
 * @example
 * methodsNamed(["sgd", "diffusion"]).map(({ recipe }) => recipe.optimizer.name); // ["sgd", "soap"]
 */
export function methodsNamed(names: readonly string[], diffusion: DiffusionChoice = {}): MethodSpec[] {
  ensureArgument("methodsNamed", names, ["names", required(namesRule)]);
  return names.map((name) => {
    const method = methods.get(name, "methodsNamed: `names`");
    if (name === DIFFUSION) return diffusionMethod(diffusion);
    return isLinearName(name) && optimizers.names.includes(optimizerOfLinear(name))
      ? linearMethod(optimizerOfLinear(name), diffusion)
      : method;
  });
}
