import { optimizers } from "../../../optim/index.js";
import { plainRecipe } from "../../../train/method-recipe.js";
import type { MethodSpec, Range } from "../../records/method.js";

/** The range in which an optimiser's learning rate is tuned; `option` is where its name was given, for errors. */
export function rateRange(optimizer: string, option?: string): Range {
  const { low, high } = optimizers.get(optimizer, option).learningRates;
  return { low, high, scale: "log" };
}

/** The original objective by an optimiser, under the optimiser's name; its learning rate is tuned. */
export function plainMethod(optimizer: string): MethodSpec {
  return {
    name: optimizer,
    recipe: { ...plainRecipe, optimizer: { name: optimizer } },
    space: { "rate.learningRate": rateRange(optimizer, "plainMethod: `optimizer`") },
  };
}
