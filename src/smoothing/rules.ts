import type { MemberRules } from "../core/registry.js";
import { callable, memberOf, required, shaped, text } from "../core/rules.js";
import type { Activation } from "./contract.js";

export const activationRule = memberOf(
  shaped("an activation", ["value()", "derivative()", "smooth()"], 'Give e.g. activations.get("tanh").'),
  { family: "activation", call: (name) => `activations.get(${name})` },
);

export const ACTIVATION = {
  exactness: required(shaped("an exactness", ["kind"], 'Give e.g. { kind: "exact" }.')),
  reference: required(text),
  value: required(callable),
  derivative: required(callable),
  smooth: required(callable),
  spread: callable,
  linearAt: callable,
} satisfies MemberRules<Activation>;
