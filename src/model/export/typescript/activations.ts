import { knownActivation } from "../known-activation.js";

/** An activation as source: an expression of a function, and the functions that it calls. */
export interface ActivationSource {
  readonly expression: string;
  readonly needs?: "erf";
}

/** erf by its series, whose terms all have one sign: exact to rounding up to 6, beyond which it is 1. */
export const ERF = `function erf(x: number): number {
  if (Math.abs(x) > 6) return Math.sign(x);
  let term = x;
  let sum = x;
  for (let n = 1; Math.abs(term) > 1e-17 * Math.abs(sum); n++) {
    term *= (2 * x * x) / (2 * n + 1);
    sum += term;
  }
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum;
}`;

const NORMAL_CDF = "(1 + erf(x / Math.SQRT2)) / 2";

/** By the name in the registry of activations: one that is added there is a line here. */
const SOURCES: Readonly<Record<string, ActivationSource>> = {
  identity: { expression: "(x: number) => x" },
  tanh: { expression: "Math.tanh" },
  relu: { expression: "(x: number) => Math.max(x, 0)" },
  "leaky-relu": { expression: "(x: number) => (x > 0 ? x : 0.01 * x)" },
  sign: { expression: "Math.sign" },
  sin: { expression: "Math.sin" },
  logistic: { expression: "(x: number) => 1 / (1 + Math.exp(-x))" },
  softplus: { expression: "(x: number) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)))" },
  silu: { expression: "(x: number) => x / (1 + Math.exp(-x))" },
  erf: { expression: "erf", needs: "erf" },
  "normal-cdf": { expression: `(x: number) => ${NORMAL_CDF}`, needs: "erf" },
  gelu: { expression: `(x: number) => (x * ${NORMAL_CDF})`, needs: "erf" },
};

/** @throws GradusError for an activation that somebody added */
export function activationSource(name: string): ActivationSource {
  return knownActivation("typescript", SOURCES, name);
}
