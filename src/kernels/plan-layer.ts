import { ensureGiven } from "../core/given.js";
import type { DensePass, DenseSpec, Kernels, RecurrentPass, RecurrentSpec } from "./contract.js";

const PASS = ["forward()", "backward()", "spec", "output", "outputGradient", "noiseGradient"];

/** Plans a recurrent layer on an engine, anybody's own too, and checks what its `recurrent` gives. */
export function planRecurrent(kernels: Kernels, spec: RecurrentSpec): RecurrentPass {
  return ensureGiven(`engine "${kernels.name}": \`recurrent\``, kernels.recurrent(spec), [...PASS, "input"]);
}

/** Plans the readout likewise. */
export function planDense(kernels: Kernels, spec: DenseSpec): DensePass {
  return ensureGiven(`engine "${kernels.name}": \`dense\``, kernels.dense(spec), PASS);
}
