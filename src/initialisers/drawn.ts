import { ensureNoOptions, type NoOptions } from "../core/options.js";
import type { Initialiser } from "./contract.js";
import { initialise } from "./initialise.js";

/** Weights normal with standard deviation gain / sqrt(fan in), biases 0: see `initialise`. */
export function drawn(options?: NoOptions): Initialiser {
  ensureNoOptions("drawn", options);
  return {
    name: "drawn",
    initialise: ({ network: { layout }, parameters, random, gain }) => initialise(layout, parameters, { random, gain }),
  };
}
