import { memberOf, shaped } from "../core/rules.js";

export const optimizerRule = memberOf(shaped("an optimiser", ["plan()", "name"], "Give e.g. momentum()."), {
  family: "optimizer",
  call: (name) => `optimizers.get(${name}).transform`,
});
