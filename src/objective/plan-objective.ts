import { ensureGiven } from "../core/given.js";
import { isObject, type OptionRules } from "../core/options.js";
import { callable, orNull, required, rule } from "../core/rules.js";
import { floatArrayRule } from "../kernels/rules.js";
import type { Objective, ObjectivePass, TrainSpec } from "./contract.js";

const maybe = orNull(floatArrayRule);
const numbers = rule("a Float64Array", (value) => value instanceof Float64Array);

const PASS = {
  differentiate: required(callable),
  evaluate: required(callable),
  batch: required(
    rule(
      "a batch: inputs and targets, and weights and lengths or null",
      (value) =>
        isObject(value) &&
        [value["inputs"], value["targets"]].every(floatArrayRule.allows) &&
        [value["weights"], value["lengths"]].every(maybe.allows),
    ),
  ),
  gradientBySigma: required(rule("a number", (value) => typeof value === "number")),
  perSlice: rule(
    "an object with shares and gradientBySigma",
    (value) => isObject(value) && numbers.allows(value["shares"]) && numbers.allows(value["gradientBySigma"]),
  ),
} satisfies OptionRules<ObjectivePass>;

/** Plans an objective, anybody's own too, and checks what its `plan` gives. */
export function planObjective(objective: Objective, spec: TrainSpec): ObjectivePass {
  return ensureGiven(`objective "${objective.name}": \`plan\``, objective.plan(spec), PASS);
}
