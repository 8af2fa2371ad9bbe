import type { MethodSpec } from "../../records/method.js";
import { cosineMethod } from "./cosine.js";
import { type DiffusionChoice, STARTS } from "./diffusion.js";

const SUFFIX = "-linear";

/** The name of an optimiser's method from the linear start. */
export function linearName(optimizer: string): string {
  return `${optimizer}${SUFFIX}`;
}

/** The optimiser of a method's name: `linearName` the other way round. */
export function optimizerOfLinear(name: string): string {
  return name.slice(0, -SUFFIX.length);
}

/** Whether `linearName` gave a method's name. */
export function isLinearName(name: string): boolean {
  return name.endsWith(SUFFIX);
}

/**
 * The original objective by an optimiser from diffusion's start and with its course of the rate, by default the automatic one and a cosine: what the start does by
 * itself, which anybody can use with any optimiser. It stands beside diffusion and is none of its baselines. Where diffusion starts at random, it has the automatic start.
 */
export function linearMethod(
  optimizer: string,
  { start = "auto", rate = "cosine" }: Pick<DiffusionChoice, "start" | "rate"> = {},
): MethodSpec {
  const { recipe, ...cosine } = cosineMethod(optimizer);
  const initialiser = { name: STARTS[start === "random" ? "auto" : start] };
  return {
    ...cosine,
    name: linearName(optimizer),
    recipe: { ...recipe, initialiser, rate: { ...recipe.rate, name: rate } },
  };
}
