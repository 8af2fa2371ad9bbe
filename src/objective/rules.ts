import type { MemberRules } from "../core/registry.js";
import { callable, flag, memberOf, required, shaped, text } from "../core/rules.js";
import type { Objective } from "./contract.js";

export const objectiveRule = memberOf(shaped("an objective", ["plan()", "diffuses"], "Give e.g. weights()."), {
  family: "objective",
  call: (name) => `objectives.get(${name})`,
});

export const OBJECTIVE = {
  detail: required(text),
  diffuses: required(flag),
  isSurrogate: flag,
  closedForm: shaped(
    "a closed form",
    ["form", "weights", "shares", "smoothUnits"],
    "Leave it out where there is none.",
  ),
  plan: required(callable),
} satisfies MemberRules<Objective>;
