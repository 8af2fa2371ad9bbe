import { memberOf, shaped } from "../core/rules.js";

export const activationRule = memberOf(
  shaped("an activation", ["value()", "derivative()", "smooth()"], 'Give e.g. activations.get("tanh").'),
  { family: "activation", call: (name) => `activations.get(${name})` },
);
