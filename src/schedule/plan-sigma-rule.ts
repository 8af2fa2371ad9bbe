import { ensureGiven } from "../core/given.js";
import type { OptionRules } from "../core/options.js";
import { callable, isList, orNull, required, rule } from "../core/rules.js";
import type { RunLength, SigmaController, SigmaRule } from "./rule.js";

const numbers = rule("a Float64Array", (value) => value instanceof Float64Array);

const CONTROLLER = {
  startEpoch: required(callable),
  afterStep: required(callable),
  afterEpoch: required(callable),
  sigma: required(rule("a number", (value) => typeof value === "number")),
  shares: required(orNull(numbers)),
  state: required(rule("a list of Float64Arrays", (value) => isList(value) && value.every(numbers.allows))),
} satisfies OptionRules<SigmaController>;

/** Plans a sigma rule, anybody's own too, and checks what its `plan` gives. */
export function planSigmaRule(sigma: SigmaRule, run: RunLength): SigmaController {
  return ensureGiven(`sigma rule "${sigma.name}": \`plan\``, sigma.plan(run), CONTROLLER);
}
