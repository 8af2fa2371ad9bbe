import { ensure } from "../core/errors.js";
import type { FloatArray } from "../core/float-array.js";
import { ensureArgument, ensureOptions, type OptionRules } from "../core/options.js";
import { required } from "../core/rules.js";
import type { InputWindows } from "../data/window-set.js";
import { ensureInputWindows } from "../data/window-set-check.js";
import type { Kernels } from "../kernels/contract.js";
import { onLease } from "../kernels/lease.js";
import { floatArrayRule, kernelsRule } from "../kernels/rules.js";
import { threadKernels } from "../kernels/select.js";
import type { Network } from "../network/build.js";
import { networkRule } from "../network/rules.js";
import { evenBatch, Predictor } from "./predictor.js";

export interface PredictOptions {
  /** Leased for the call. Default: the fastest engine of this runtime, one for all calls of a thread. */
  readonly kernels?: Kernels;
}

const OPTIONS = { kernels: kernelsRule } satisfies OptionRules<PredictOptions>;

/**
 * A trained network's outputs for every window: (N, O), row-major, in the scaled unit that it was trained in.
 *
 * The one way to outputs for library, command line and study; the plain network, never a smoothed one. Keep a `Predictor`
 * to run many parameter vectors over the same windows.
 *
 * @param parameters (P), copied into the engine
 * @throws GradusError for parameters of another length or windows that cannot be, or of another width than the network's
 * @example
 * const { best } = await train({ network, data, epochs: 2 }).result();
 * predict(network, best.parameters, data.test).length === data.test.length * network.spec.outputSize; // true
 */
export function predict(
  network: Network,
  parameters: FloatArray,
  inputs: InputWindows,
  options: PredictOptions = {},
): Float32Array {
  ensureArgument("predict", network, ["network", required(networkRule)]);
  ensureArgument("predict", parameters, ["parameters", required(floatArrayRule)]);
  ensureInputWindows("predict", inputs, "inputs");
  ensureOptions("predict", options, OPTIONS);
  const { kernels: engine = threadKernels() } = options;
  const P = network.layout.length;
  ensure(
    parameters.length === P,
    () =>
      `predict: \`parameters\` must hold the network's ${P} numbers, got ${parameters.length}. Take those it was trained to.`,
  );
  ensure(
    inputs.inputSize === network.spec.inputSize,
    () => `predict: \`inputs\` must have the network's ${network.spec.inputSize} columns, got ${inputs.inputSize}.`,
  );
  return onLease(engine, (kernels) => {
    const own = kernels.allocate(P);
    own.set(parameters);
    const { window } = inputs;
    const batch = evenBatch(inputs.length);
    const hasLengths = Boolean(inputs.lengths);
    return new Predictor({ network, kernels, parameters: own, window, hasLengths, batch }).predict(inputs);
  });
}
