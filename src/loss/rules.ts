import type { MemberRules } from "../core/registry.js";
import { callable, memberOf, oneOf, required, shaped, text } from "../core/rules.js";
import type { Loss } from "./contract.js";

export const lossRule = memberOf(shaped("a loss", ["evaluate()", "targets"], 'Give e.g. losses.get("huber").'), {
  family: "loss",
  call: (name) => `losses.get(${name})`,
});

export const LOSS = {
  expectation: required(text),
  bound: required(callable),
  targets: required(oneOf("number", "zero-or-one", "shares")),
  evaluate: required(callable),
} satisfies MemberRules<Loss>;
