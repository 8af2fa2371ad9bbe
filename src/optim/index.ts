import { registry } from "../core/registry.js";
import { scaleByAdam } from "./adam.js";
import { clipByGlobalNorm } from "./clip.js";
import { scaleByMomentum } from "./momentum.js";
import { chain, type Transform } from "./transform.js";

/** A named optimiser and the range its learning rate is tuned in. */
export interface OptimizerRecipe {
  readonly name: string;
  readonly transform: Transform;
  /** Learning rates worth trying on standardised data, log scale. */
  readonly learningRates: { readonly low: number; readonly high: number };
}

/** Stochastic gradient descent, clipped to norm 1. */
export const sgd = () => chain(clipByGlobalNorm(1));
/** SGD with heavy-ball momentum .9, clipped to norm 1. */
export const momentum = () => chain(clipByGlobalNorm(1), scaleByMomentum());
/** Adam, clipped to norm 1. */
export const adam = () => chain(clipByGlobalNorm(1), scaleByAdam());

/** Every optimiser by name: a new one is a file and a line here. */
export const optimizers = registry<OptimizerRecipe>("optimizer", [
  { name: "sgd", transform: sgd(), learningRates: { low: 3e-3, high: 1 } },
  { name: "momentum", transform: momentum(), learningRates: { low: 1e-3, high: 0.3 } },
  { name: "adam", transform: adam(), learningRates: { low: 3e-4, high: 3e-2 } },
]);
