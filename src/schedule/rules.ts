import { either, memberOf, positive, shaped } from "../core/rules.js";

export const scheduleRule = shaped("a schedule", ["at()", "name"], "Give e.g. annealed({ sigma0: 0.5 }).");

export const observedRule = shaped("a sigma rule", ["plan()", "observes", "name"], "Give e.g. relativeGap().");

export const sigmaRule = memberOf(either(scheduleRule, observedRule), {
  family: "sigma rule",
  call: (name) => `sigmaRules.get(${name}).rule`,
});

/** A base rate, or what sets it over the run. */
export const learningRateRule = {
  ...either(positive, shaped("a schedule", ["at()"], "")),
  advice: (value: unknown) => positive.advice(value) || "Try 0.01.",
};
