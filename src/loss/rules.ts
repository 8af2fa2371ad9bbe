import type { MemberRules } from "../core/registry.js";
import { callable, isList, memberOf, number, oneOf, required, rule, shaped, text } from "../core/rules.js";
import type { Loss } from "./contract.js";

export const lossRule = memberOf(shaped("a loss", ["evaluate()", "targets"], 'Give e.g. losses.get("huber").'), {
  family: "loss",
  call: (name) => `losses.get(${name})`,
});

export const LOSS = {
  expectation: required(text),
  bound: required(callable),
  targets: required(oneOf("number", "zero-or-one", "shares")),
  quantiles: rule("a list of numbers", (value) => isList(value) && value.every(number.allows)),
  evaluate: required(callable),
} satisfies MemberRules<Loss>;
