import { ensureGiven } from "../core/given.js";
import type { OptionRules } from "../core/options.js";
import { callable, required, text } from "../core/rules.js";
import type { RateRule } from "./rate.js";
import type { RateChoice } from "./rates.js";

const RATE = { at: required(callable), name: required(text) } satisfies OptionRules<RateRule>;

/** The rule of a rate schedule from a learning rate on; of anybody's own too, so what its `rate` gives is checked. */
export function planRate(choice: RateChoice, learningRate: number): RateRule {
  return ensureGiven(`rate schedule "${choice.name}": \`rate\``, choice.rate(learningRate), RATE);
}
