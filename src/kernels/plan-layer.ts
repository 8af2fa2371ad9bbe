import { ensureGiven } from "../core/given.js";
import { isObject, type OptionRules } from "../core/options.js";
import { callable, orNull, required, rule } from "../core/rules.js";
import type { DensePass, DenseSpec, Kernels, RecurrentPass, RecurrentSpec } from "./contract.js";
import { floatArrayRule } from "./rules.js";

const variance = orNull(floatArrayRule);
const values = required(
  rule(
    "an object with mean and variance",
    (value) => isObject(value) && floatArrayRule.allows(value["mean"]) && variance.allows(value["variance"]),
  ),
);

const DENSE = {
  forward: required(callable),
  backward: required(callable),
  spec: required(rule("what the pass was planned for", isObject)),
  output: values,
  outputGradient: values,
  noiseGradient: required(
    rule("an object with unit and slices", (value) => isObject(value) && value["slices"] instanceof Float64Array),
  ),
} satisfies OptionRules<DensePass>;

const RECURRENT = { ...DENSE, input: values } satisfies OptionRules<RecurrentPass>;

/** Plans a recurrent layer on an engine, anybody's own too, and checks what its `recurrent` gives. */
export function planRecurrent(kernels: Kernels, spec: RecurrentSpec): RecurrentPass {
  return ensureGiven(`engine "${kernels.name}": \`recurrent\``, kernels.recurrent(spec), RECURRENT);
}

/** Plans the readout likewise. */
export function planDense(kernels: Kernels, spec: DenseSpec): DensePass {
  return ensureGiven(`engine "${kernels.name}": \`dense\``, kernels.dense(spec), DENSE);
}
