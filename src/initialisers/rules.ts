import type { MemberRules } from "../core/registry.js";
import { callable, flag, memberOf, required, shaped, text } from "../core/rules.js";
import type { Initialiser } from "./contract.js";

export const initialiserRule = memberOf(shaped("an initialiser", ["initialise()"], "Give e.g. orthogonal()."), {
  family: "initialiser",
  call: (name) => `initialisers.get(${name})`,
});

export const INITIALISER = {
  initialise: required(callable),
  detail: text,
  fromDiffusion: flag,
} satisfies MemberRules<Initialiser>;
