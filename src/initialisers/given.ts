import type { Initialiser } from "./contract.js";

/** Parameters as they are given, (P): training goes on from them. */
export function given(parameters: Float32Array): Initialiser {
  return {
    name: "given",
    initialise: (start) => start.parameters.set(parameters),
  };
}
