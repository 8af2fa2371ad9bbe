import { memberOf, shaped } from "../core/rules.js";

export const objectiveRule = memberOf(shaped("an objective", ["plan()", "diffuses"], "Give e.g. weights()."), {
  family: "objective",
  call: (name) => `objectives.get(${name})`,
});
