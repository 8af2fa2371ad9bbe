import type { Batch } from "../data/batch.js";
import { gather, type WindowSet } from "../data/window-set.js";
import type { FloatArray, Kernels } from "../kernels/contract.js";
import type { Network } from "../network/build.js";
import { NetworkForward } from "../objective/network-forward.js";
import { alone, type Share, shareOf, type Team } from "./team/team.js";

const BATCH = 256;

/** The batch for so many windows: as few batches as may be, all of one size, so that hardly a row is filled up. */
export function evenBatch(windows: number): number {
  const batches = Math.max(1, Math.ceil(windows / BATCH));
  return Math.max(1, Math.ceil(windows / batches));
}

/** Runs the plain network over whole window sets; planned once for a window length, reused for every epoch. */
export class Evaluator {
  readonly #pass: NetworkForward;
  readonly #batch: number;
  readonly #network: Network;
  readonly #indices: Uint32Array;
  readonly #buffers: Batch;
  readonly #team: Team;
  readonly #total = new Float64Array(1);

  constructor(options: EvaluatorOptions) {
    const { network, kernels, parameters, window, batch = BATCH, team = alone() } = options;
    this.#network = network;
    this.#team = team;
    this.#batch = batch;
    this.#indices = new Uint32Array(batch);
    this.#pass = new NetworkForward({ network, kernels, parameters, batch, steps: window, scored: "last" }, "plain");
    this.#buffers = {
      inputs: this.#pass.inputs,
      targets: new Float32Array(batch * network.spec.outputSize),
      weights: null,
      lengths: null,
    };
  }

  /** Forecasts for every window of the set, (N, O), in the set's own (scaled) unit. */
  predict(set: WindowSet, into = new Float32Array(set.length * set.outputSize)): Float32Array {
    this.#forEachBatch(set, { from: 0, to: set.length }, (from, count) => {
      const { mean } = this.#pass.predict();
      const O = this.#network.spec.outputSize;
      for (let k = 0; k < count * O; k++) into[from * O + k] = mean[k]!;
    });
    return into;
  }

  /** Mean of (n - y)^2 over windows and outputs, in the set's own (scaled) unit; a team shares the work. */
  meanSquaredError(set: WindowSet): number {
    let total = 0;
    this.#forEachBatch(set, shareOf(set.length, this.#team), (_from, count) => {
      const { mean } = this.#pass.predict();
      const { targets } = this.#buffers;
      for (let k = 0; k < count * this.#network.spec.outputSize; k++) total += (mean[k]! - targets[k]!) ** 2;
    });
    this.#total[0] = total;
    this.#team.sum(this.#total);
    return this.#total[0] / (set.length * this.#network.spec.outputSize);
  }

  /** Fills the pass batch by batch; the last batch is filled up with copies of its last window, which nobody reads. */
  #forEachBatch(set: WindowSet, windows: Share, visit: (from: number, count: number) => void): void {
    for (let from = windows.from; from < windows.to; from += this.#batch) {
      const count = Math.min(this.#batch, windows.to - from);
      for (let k = 0; k < this.#batch; k++) this.#indices[k] = from + Math.min(k, count - 1);
      gather(set, this.#indices, this.#buffers);
      visit(from, count);
    }
  }
}

export interface EvaluatorOptions {
  readonly network: Network;
  readonly kernels: Kernels;
  /** (P), from the kernels' own `allocate`; read at every call, so one evaluator follows a training run. */
  readonly parameters: FloatArray;
  readonly window: number;
  readonly batch?: number;
  /** Default: alone. */
  readonly team?: Team;
}
