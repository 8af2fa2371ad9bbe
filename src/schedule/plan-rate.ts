import { ensureGiven } from "../core/given.js";
import type { RateRule } from "./rate.js";
import type { RateChoice } from "./rates.js";

/** The rule of a rate schedule from a learning rate on; of anybody's own too, so what its `rate` gives is checked. */
export function planRate(choice: RateChoice, learningRate: number): RateRule {
  return ensureGiven(`rate schedule "${choice.name}": \`rate\``, choice.rate(learningRate), ["at()", "name"]);
}
