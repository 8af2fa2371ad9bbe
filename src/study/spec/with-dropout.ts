import type { MethodSpec } from "../records/method.js";

/** The method with units left out in training, with this probability in [0, 1); with 0, as it is. */
export function withDropout(method: MethodSpec, probability: number): MethodSpec {
  if (probability === 0) return method;
  return { ...method, recipe: { ...method.recipe, dropout: probability } };
}
