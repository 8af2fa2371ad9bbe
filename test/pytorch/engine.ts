import type { FloatArray } from "../../src/core/float-array.js";
import { randomStream } from "../../src/core/numeric/random.js";
import type { Kernels } from "../../src/kernels/contract.js";
import { losses } from "../../src/loss/index.js";
import { buildNetwork } from "../../src/network/build.js";
import { planPlain } from "../../src/objective/plain.js";
import { scaleByAdam } from "../../src/optim/adam.js";
import { scaleByMomentum } from "../../src/optim/momentum.js";
import { scaleByRmsProp } from "../../src/optim/rms-prop.js";
import { chain, type Transform } from "../../src/optim/transform.js";
import { addDecayedWeights } from "../../src/optim/weight-decay.js";
import { layoutOf } from "../../src/params/layout.js";
import golden from "../golden/pytorch-elman.json" with { type: "json" };

/** The one place of these tests that knows this library's names for PyTorch's tensors, losses and optimisers. */

/** Numbers of each tensor, row-major, by PyTorch's names. */
export type Tensors = Readonly<Record<string, readonly number[]>>;

export interface GoldenNetwork {
  readonly hiddenSizes: readonly number[];
  readonly outputSize: number;
  /** (T, B, I) */
  readonly inputs: readonly number[];
  /** (S, B, O) */
  readonly targets: readonly number[];
  readonly parameters: Tensors;
  readonly scored: "last" | "all";
  readonly loss: string;
  readonly lossOptions: Readonly<Record<string, unknown>>;
}

/** A network at work on PyTorch's batch with the parameters that PyTorch started from. */
export interface Engine {
  /** (P) */
  readonly parameters: FloatArray;
  /** (P), by the last `differentiate`. */
  readonly gradient: FloatArray;
  /** The loss; writes outputs and gradient. */
  differentiate(): number;
  /** (S, B, O) */
  outputs(): FloatArray;
  /** The parts of a vector of P numbers, by PyTorch's names. */
  tensors(vector: FloatArray): Tensors;
}

export function planEngine(kernels: Kernels, description: GoldenNetwork): Engine {
  const { hiddenSizes, outputSize, inputs, targets, parameters: given, scored, loss, lossOptions } = description;
  const { batch, steps, inputSize } = golden;
  const network = buildNetwork({ cell: "elman", inputSize, hiddenSizes, outputSize, activation: "tanh" });
  const parameters = kernels.allocate(network.layout.length);
  const gradient = kernels.allocate(network.layout.length);
  for (const { name, offset } of network.layout.slices) parameters.set(given[torchName(name)]!, offset);
  const pass = planPlain({
    network,
    kernels,
    loss: losses.make(loss, lossOptions),
    batch,
    steps,
    scored,
    parameters,
    gradient,
    random: randomStream(1),
  });
  pass.batch.inputs.set(inputs);
  pass.batch.targets.set(targets);
  return {
    parameters,
    gradient,
    differentiate: () => pass.differentiate(0),
    outputs: () => pass.pass.output.mean,
    tensors: (vector) =>
      Object.fromEntries(
        network.layout.slices.map(({ name, offset, length }) => [
          torchName(name),
          [...vector.subarray(offset, offset + length)],
        ]),
      ),
  };
}

/** "layers.1.U" -> "layers.1.weight_ih_l0", "readout.b" -> "readout.bias". */
function torchName(slice: string): string {
  const own = slice.slice(slice.lastIndexOf(".") + 1);
  return slice.slice(0, -own.length) + TORCH_NAMES[own];
}

const TORCH_NAMES: Readonly<Record<string, string>> = {
  U: "weight_ih_l0",
  V: "weight_hh_l0",
  a: "bias_ih_l0",
  W: "weight",
  b: "bias",
};

/** PyTorch's optimisers, each as the transform that should walk the same way: one line each. */
export const transforms: Readonly<Record<string, Transform>> = {
  momentum: scaleByMomentum({ decay: 0.9 }),
  nesterov: scaleByMomentum({ decay: 0.9, nesterov: true }),
  adam: scaleByAdam({ beta1: 0.9, beta2: 0.999, epsilon: 1e-8 }),
  "adamw .01": chain(scaleByAdam(), addDecayedWeights(0.01)),
  "adamw .1": chain(scaleByAdam(), addDecayedWeights(0.1)),
  rmsprop: scaleByRmsProp({ decay: 0.99, epsilon: 1e-8 }),
};

/** The parameters after each step of a transform by the given gradients. */
export function walk(
  transform: Transform,
  kernels: Kernels,
  { from, gradients, learningRate }: { from: readonly number[]; gradients: readonly number[][]; learningRate: number },
): number[][] {
  const parameters = kernels.allocate(from.length);
  const gradient = kernels.allocate(from.length);
  parameters.set(from);
  const layout = layoutOf([
    { name: "", slices: [{ name: "parameters", shape: [from.length], scale: 1, role: "input" }] },
  ]);
  const transformStep = transform.plan({ kernels, layout });
  return gradients.map((row, n) => {
    gradient.set(row);
    transformStep.apply({ gradient, parameters, step: n + 1, learningRate });
    kernels.vector.addScaled(parameters, gradient, -learningRate);
    return [...parameters];
  });
}
