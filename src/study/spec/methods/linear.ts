import type { MethodSpec } from "../../records/method.js";
import { cosineMethod } from "./cosine.js";

const SUFFIX = "-linear";

/** The name of an optimiser's method from the linear start. */
export function linearName(optimizer: string): string {
  return `${optimizer}${SUFFIX}`;
}

/** The optimiser of a method's name: `linearName` the other way round. */
export function optimizerOfLinear(name: string): string {
  return name.slice(0, -SUFFIX.length);
}

/**
 * The original objective by an optimiser with a cosine rate, from the automatic start: what the start does by itself, which anybody can use with any
 * optimiser. It stands beside diffusion, whose start it is, and is none of its baselines.
 */
export function linearMethod(optimizer: string): MethodSpec {
  const cosine = cosineMethod(optimizer);
  return { ...cosine, name: linearName(optimizer), recipe: { ...cosine.recipe, initialiser: { name: "auto" } } };
}
