import { type RandomStream, randomStream } from "../core/numeric/random.js";
import { gather } from "../data/gather.js";
import type { WindowSet } from "../data/window-set.js";
import { initialise } from "../initialisers/initialise.js";
import type { FloatArray, Kernels } from "../kernels/contract.js";
import type { Loss } from "../loss/contract.js";
import type { Network } from "../network/build.js";
import type { Objective, ObjectivePass, TrainSpec } from "../objective/contract.js";
import { plain } from "../objective/plain.js";
import type { SliceRole } from "../params/layout.js";

interface BenchOptions {
  readonly network: Network;
  readonly kernels: Kernels;
  readonly loss: Loss;
  /** All of them are one batch. */
  readonly windows: WindowSet;
  readonly random: RandomStream;
}

/** One parameter vector and one batch, shared by any number of objectives. */
export class Bench {
  readonly network: Network;
  readonly parameters: FloatArray;
  readonly gradient: FloatArray;
  readonly plain: ObjectivePass;
  readonly #options: BenchOptions;
  readonly #indices: Uint32Array;

  constructor(options: BenchOptions) {
    const { network, kernels, windows } = options;
    this.#options = options;
    this.network = network;
    this.parameters = kernels.allocate(network.layout.length);
    this.gradient = kernels.allocate(network.layout.length);
    this.#indices = Uint32Array.from({ length: windows.length }, (_, k) => k);
    this.plain = this.plan(plain());
  }

  /** Plans an objective on the batch. */
  plan(objective: Objective): ObjectivePass {
    return this.#filled(objective.plan(this.#spec()));
  }

  /** Sets the weights to a fresh start; `gain` multiplies the tensors that `grows` picks. */
  start(seed: number, { gain = 1, grows = () => true }: StartOptions = {}): Float64Array {
    initialise(this.network.layout, this.parameters, { random: randomStream(seed).fork("initial weights") });
    for (const slice of this.network.layout.slices) {
      if (!grows(slice.role)) continue;
      for (let k = slice.offset; k < slice.offset + slice.length; k++) this.parameters[k]! *= gain;
    }
    return Float64Array.from(this.parameters);
  }

  /** The usual size of each weight (length P): that of its tensor. */
  scales(): Float64Array {
    const scales = new Float64Array(this.network.layout.length);
    for (const { offset, length, scale } of this.network.layout.slices) scales.fill(scale, offset, offset + length);
    return scales;
  }

  #spec(): TrainSpec {
    const { network, kernels, loss, windows, random } = this.#options;
    return {
      network,
      kernels,
      loss,
      batch: windows.length,
      steps: windows.window,
      scored: windows.scored,
      hasWeights: windows.weights !== null,
      hasLengths: windows.lengths !== null,
      parameters: this.parameters,
      gradient: this.gradient,
      random,
    };
  }

  #filled(pass: ObjectivePass): ObjectivePass {
    gather(this.#options.windows, this.#indices, pass.batch);
    return pass;
  }
}

interface StartOptions {
  readonly gain?: number;
  readonly grows?: (role: SliceRole) => boolean;
}
