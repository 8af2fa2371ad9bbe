import { memberOf, shaped } from "../core/rules.js";

export const lossRule = memberOf(shaped("a loss", ["evaluate()", "targets"], 'Give e.g. losses.get("huber").'), {
  family: "loss",
  call: (name) => `losses.get(${name})`,
});
