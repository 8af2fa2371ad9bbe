import { randomStream } from "../../core/numeric/random.js";
import { initialise } from "../../initialisers/initialise.js";
import type { Kernels } from "../../kernels/contract.js";
import { referenceKernels } from "../../kernels/reference/index.js";
import { squared } from "../../loss/squared.js";
import { elman, type Network } from "../../network/network.js";
import type { Objective, ObjectivePass, PassSpec } from "../contract.js";

export interface PlannedObjective {
  readonly spec: PassSpec;
  readonly network: Network;
  readonly pass: ObjectivePass;
  readonly parameters: Float32Array | Float64Array;
  readonly gradient: Float32Array | Float64Array;
}

export interface PlanOptions {
  readonly activation?: string;
  readonly hiddenSize?: number | readonly number[];
  readonly outputSize?: number;
  readonly scored?: "last" | "all";
  readonly batch?: number;
  readonly steps?: number;
  readonly kernels?: Kernels;
  readonly seed?: number;
}

/** A small network with random weights, biases, inputs and targets, planned under an objective: for tests. */
export function planSmall(objective: Objective, options: PlanOptions = {}): PlannedObjective {
  const {
    activation = "tanh",
    hiddenSize = 5,
    outputSize = 2,
    scored = "last",
    batch = 3,
    steps = 4,
    seed = 1,
  } = options;
  const kernels = options.kernels ?? referenceKernels({ precision: "float64" });
  const network = elman({ inputSize: 2, hiddenSize, outputSize, activation });
  const random = randomStream(seed);
  const parameters = kernels.allocate(network.layout.length);
  const gradient = kernels.allocate(network.layout.length);
  initialise(network.layout, parameters, { random: random.fork("weights") });
  for (const { kind, offset, length } of network.layout.slices) {
    if (!kind.endsWith("bias")) continue;
    for (let k = offset; k < offset + length; k++) parameters[k] = 0.3 * random.normal();
  }
  const spec: PassSpec = {
    network,
    kernels,
    loss: squared,
    batch,
    steps,
    scored,
    parameters,
    gradient,
    random: random.fork("noise"),
  };
  const pass = objective.plan(spec);
  for (let k = 0; k < pass.inputs.length; k++) pass.inputs[k] = random.normal();
  for (let k = 0; k < pass.targets.length; k++) pass.targets[k] = random.normal();
  return { spec, network, pass, parameters, gradient };
}
