import { isObject } from "../core/options.js";
import type { MemberRules } from "../core/registry.js";
import { callable, flag, integer, memberOf, number, oneOf, required, rule, shaped, text } from "../core/rules.js";
import type { ClosedForm, Objective } from "./contract.js";

const FORMS = ["activation", "weights"] satisfies ClosedForm["form"][];
const form = oneOf(...FORMS);

/** Sigma of slices by their names. */
export const sharesRule = rule(
  "an object of finite numbers",
  (value) => isObject(value) && Object.values(value).every(number.allows),
  'Give e.g. { "readout.W": 0 }.',
);

const closedFormRule = rule(
  "a closed form",
  (value) =>
    isObject(value) &&
    form.allows(value["form"]) &&
    isObject(value["weights"]) &&
    [value["weights"]["penalty"], value["weights"]["variance"]].every(number.allows) &&
    sharesRule.allows(value["shares"]) &&
    flag.allows(value["smoothUnits"]),
  `It has form (${FORMS.join(" or ")}), weights (penalty and variance), shares and smoothUnits; leave it out where there is none.`,
);

const planned = shaped("an objective", ["plan()", "diffuses"], "Give e.g. weights().");
const objective = rule(
  planned.what,
  (value) =>
    planned.allows(value) &&
    ((value as Objective).closedForm === undefined || closedFormRule.allows((value as Objective).closedForm)),
  "Give e.g. weights().",
);

export const objectiveRule = memberOf(objective, {
  family: "objective",
  call: (name) => `objectives.get(${name})`,
});

export const OBJECTIVE = {
  detail: required(text),
  diffuses: required(flag),
  plainStepsEach: integer(1),
  isSurrogate: flag,
  closedForm: closedFormRule,
  plan: required(callable),
} satisfies MemberRules<Objective>;
