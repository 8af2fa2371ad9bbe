import { memberOf, shaped } from "../core/rules.js";

export const initialiserRule = memberOf(shaped("an initialiser", ["initialise()"], "Give e.g. orthogonal()."), {
  family: "initialiser",
  call: (name) => `initialisers.get(${name})`,
});
