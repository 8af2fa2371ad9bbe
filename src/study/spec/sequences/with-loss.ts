import type { Choice } from "../../../train/method-recipe.js";
import type { MethodSpec } from "../../records/method.js";

/** The methods with a loss in place of their own. */
export function withLoss(methods: readonly MethodSpec[], loss: Choice): MethodSpec[] {
  return methods.map((method) => ({ ...method, recipe: { ...method.recipe, loss } }));
}
