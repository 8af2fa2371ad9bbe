import { randomStream } from "../../core/numeric/random.js";
import { initialise } from "../../initialisers/initialise.js";
import type { Kernels } from "../../kernels/contract.js";
import { referenceKernels } from "../../kernels/reference/index.js";
import { squared } from "../../loss/squared.js";
import { buildNetwork, type Network } from "../../network/build.js";
import type { Highway } from "../../network/highway.js";
import type { Objective, ObjectivePass, TrainSpec } from "../contract.js";
import type { DropoutMasks } from "../dropout-masks.js";

export interface PlannedObjective {
  readonly spec: TrainSpec;
  readonly network: Network;
  readonly pass: ObjectivePass;
  readonly parameters: Float32Array | Float64Array;
  readonly gradient: Float32Array | Float64Array;
}

export interface PlanOptions {
  readonly activation?: string;
  readonly hiddenSizes?: readonly number[];
  readonly cell?: string;
  readonly bidirectional?: boolean;
  readonly highway?: Highway;
  readonly lengths?: readonly number[];
  readonly weights?: readonly number[];
  readonly outputSize?: number;
  readonly scored?: "last" | "all";
  readonly batch?: number;
  readonly steps?: number;
  readonly kernels?: Kernels;
  readonly seed?: number;
  readonly dropout?: DropoutMasks | null;
}

/** A small network with random weights, biases, inputs and targets, planned under an objective: for tests. */
export function planSmall(objective: Objective, options: PlanOptions = {}): PlannedObjective {
  const {
    activation = "tanh",
    hiddenSizes = [5],
    cell = "elman",
    outputSize = 2,
    scored = "last",
    batch = 3,
    steps = 4,
    seed = 1,
  } = options;
  const kernels = options.kernels ?? referenceKernels({ precision: "float64" });
  const { highway = "none", bidirectional = false } = options;
  const shape = { inputSize: 2, hiddenSizes, outputSize, bidirectional, window: steps };
  const network = buildNetwork({ ...shape, activation, cell, highway });
  const random = randomStream(seed);
  const parameters = kernels.allocate(network.layout.length);
  const gradient = kernels.allocate(network.layout.length);
  initialise(network.layout, parameters, { random: random.fork("weights") });
  for (const { role, offset, length } of network.layout.slices) {
    if (role !== "bias" && role !== "highway") continue;
    for (let k = offset; k < offset + length; k++) parameters[k] = 0.3 * random.normal();
  }
  const spec: TrainSpec = {
    network,
    kernels,
    loss: squared,
    batch,
    steps,
    scored,
    hasLengths: options.lengths !== undefined,
    hasWeights: options.weights !== undefined,
    parameters,
    gradient,
    random: random.fork("noise"),
    dropout: options.dropout ?? null,
  };
  const pass = objective.plan(spec);
  const { inputs, targets } = pass.batch;
  for (let k = 0; k < inputs.length; k++) inputs[k] = random.normal();
  for (let k = 0; k < targets.length; k++) targets[k] = random.normal();
  if (options.lengths) pass.batch.lengths!.set(options.lengths);
  if (options.weights) pass.batch.weights!.set(options.weights);
  return { spec, network, pass, parameters, gradient };
}
