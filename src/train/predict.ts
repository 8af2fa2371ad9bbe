import { ensure } from "../core/errors.js";
import type { FloatArray } from "../core/float-array.js";
import { ensureArgument, ensureOptions, type OptionRules } from "../core/options.js";
import { required } from "../core/rules.js";
import type { InputWindows } from "../data/window-set.js";
import { ensureInputWindows } from "../data/window-set-check.js";
import type { Kernels } from "../kernels/contract.js";
import { leaseOf, onLease } from "../kernels/lease.js";
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
  ensurePredict(network, parameters, inputs, options);
  const { kernels: engine = threadKernels() } = options;
  return onLease(engine, (kernels) => predictorOf(network, parameters, inputs, kernels).predict(inputs));
}

/** Outputs of windows one after the other, `from` the first of them. */
export interface OutputBlock {
  readonly from: number;
  /** (windows of the block, O), row-major; overwritten by the next block. */
  readonly outputs: Float32Array;
}

/** About as many windows a block. */
const BLOCK = 4096;

/** The outputs of `predict`, the same bits, in blocks: for more windows than their outputs should stand in memory at once. */
export function* predictInBlocks(
  network: Network,
  parameters: FloatArray,
  inputs: InputWindows,
  options: PredictOptions = {},
): Generator<OutputBlock> {
  ensurePredict(network, parameters, inputs, options);
  const { kernels: engine = threadKernels() } = options;
  const lease = leaseOf(engine);
  try {
    yield* blocksOf(predictorOf(network, parameters, inputs, lease.kernels), inputs, network.spec.outputSize);
  } finally {
    lease.release();
  }
}

function* blocksOf(predictor: Predictor, inputs: InputWindows, O: number): Generator<OutputBlock> {
  // Whole batches, so that every window runs in the place of a batch that it has in one go.
  const batch = evenBatch(inputs.length, inputs);
  const block = batch * Math.ceil(BLOCK / batch);
  const outputs = new Float32Array(Math.min(block, inputs.length) * O);
  for (let from = 0; from < inputs.length; from += block) {
    const length = Math.min(block, inputs.length - from);
    const part = { ...inputs, length, starts: inputs.starts.subarray(from, from + length) };
    const lengths = inputs.lengths ? { lengths: inputs.lengths.subarray(from, from + length) } : {};
    yield { from, outputs: predictor.predict({ ...part, ...lengths }, outputs.subarray(0, length * O)) };
  }
}

function ensurePredict(network: Network, parameters: FloatArray, inputs: InputWindows, options: PredictOptions): void {
  ensureArgument("predict", network, ["network", required(networkRule)]);
  ensureArgument("predict", parameters, ["parameters", required(floatArrayRule)]);
  ensureInputWindows("predict", inputs, "inputs");
  ensureOptions("predict", options, OPTIONS);
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
}

function predictorOf(network: Network, parameters: FloatArray, inputs: InputWindows, kernels: Kernels): Predictor {
  const own = kernels.allocate(network.layout.length);
  own.set(parameters);
  const { window, lengths } = inputs;
  const batch = evenBatch(inputs.length, inputs);
  return new Predictor({ network, kernels, parameters: own, window, hasLengths: Boolean(lengths), batch });
}
