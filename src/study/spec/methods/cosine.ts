import type { MethodSpec } from "../../records/method.js";
import { plainMethod } from "./plain.js";

/**
 * The original objective by an optimiser whose learning rate falls to a hundredth of itself along half a cosine: the first thing to try in place of a
 * smoothed objective, for it also takes long steps early and settles late. The first epoch's rate is tuned.
 */
export function cosineMethod(optimizer: string): MethodSpec {
  const plain = plainMethod(optimizer);
  return {
    ...plain,
    name: cosineName(optimizer),
    recipe: { ...plain.recipe, rate: { ...plain.recipe.rate, name: "cosine" } },
  };
}

const SUFFIX = "-cosine";

/** The name of an optimiser's method. */
export function cosineName(optimizer: string): string {
  return `${optimizer}${SUFFIX}`;
}

/** The optimiser of a method's name: `cosineName` the other way round. */
export function optimizerOf(name: string): string {
  return name.slice(0, -SUFFIX.length);
}
