import { plainRecipe } from "../../../train/method-recipe.js";
import type { MethodSpec } from "../../records/method.js";
import { rateRange } from "./plain.js";

/** The straight-through estimator by Adam: what networks of hard thresholds are usually trained by. */
export const straightThroughMethod: MethodSpec = {
  name: "straight-through",
  recipe: { ...plainRecipe, objective: { name: "straight-through", width: 1 }, optimizer: { name: "adam" } },
  space: { "rate.learningRate": rateRange("adam"), "objective.width": { low: 0.3, high: 3, scale: "log" } },
};
