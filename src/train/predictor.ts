import { randomStream } from "../core/numeric/random.js";
import { type BatchBuffers, gather, type WindowSet } from "../data/window-set.js";
import type { FloatArray, Kernels } from "../kernels/contract.js";
import { squared } from "../loss/squared.js";
import type { Metric } from "../metric/contract.js";
import type { Network } from "../network/network.js";
import { NetworkPass } from "../objective/network-pass.js";
import { alone, type Share, shareOf, type Team } from "./team/team.js";

const BATCH = 256;

/** The batch for so many windows: as few batches as may be, all of one size, so that hardly a row is filled up. */
export function evenBatch(windows: number): number {
  const batches = Math.max(1, Math.ceil(windows / BATCH));
  return Math.max(1, Math.ceil(windows / batches));
}

/** Windows without targets; every `WindowSet` holds them. */
export type InputWindows = Pick<WindowSet, "length" | "window" | "inputs" | "inputSize" | "starts">;

const NONE = new Float32Array(0);

/** Runs the plain network over whole window sets; planned once for a window length, reused for every epoch. */
export class Predictor {
  readonly #pass: NetworkPass;
  readonly #batch: number;
  readonly #network: Network;
  readonly #indices: Uint32Array;
  readonly #weights: Float64Array;
  readonly #buffers: BatchBuffers;
  readonly #team: Team;

  constructor(options: PredictorOptions) {
    const { network, kernels, parameters, window, batch = BATCH, team = alone() } = options;
    this.#network = network;
    this.#team = team;
    this.#batch = batch;
    this.#indices = new Uint32Array(batch);
    this.#weights = new Float64Array(batch);
    this.#pass = new NetworkPass(
      {
        network,
        kernels,
        parameters,
        gradient: parameters, // never written: this pass only runs forward
        loss: squared,
        batch,
        steps: window,
        scored: "last",
        random: randomStream(0), // never drawn from: the plain form has no noise
      },
      "plain",
    );
    this.#buffers = { x: this.#pass.inputs, y: this.#pass.targets };
  }

  /** Outputs for every window, (N, O), in the scaled unit of the targets. */
  predict(inputs: InputWindows, into = new Float32Array(inputs.length * this.#network.outputSize)): Float32Array {
    const set = { ...inputs, targets: NONE, outputSize: 0, targetOffset: 0 };
    this.#forEachBatch(set, { from: 0, to: inputs.length }, (from, count) => {
      const { mean } = this.#pass.predict();
      const O = this.#network.outputSize;
      for (let k = 0; k < count * O; k++) into[from * O + k] = mean[k]!;
    });
    return into;
  }

  /** The metric over all windows of the set, in the set's own (scaled) unit; a team shares the work. */
  measure(set: WindowSet, metric: Metric): number {
    const sums = new Float64Array(metric.sums);
    const { outputSize } = this.#network;
    this.#forEachBatch(set, shareOf(set.length, this.#team), () => {
      const { mean: outputs } = this.#pass.predict();
      const { targets } = this.#pass;
      metric.add(sums, { outputs, targets, weights: this.#weights, rows: this.#batch, outputSize });
    });
    this.#team.sum(sums);
    return metric.value(sums);
  }

  /** Fills the pass batch by batch; the last one is filled up with copies of its last window, of weight 0. */
  #forEachBatch(set: WindowSet, windows: Share, visit: (from: number, count: number) => void): void {
    for (let from = windows.from; from < windows.to; from += this.#batch) {
      const count = Math.min(this.#batch, windows.to - from);
      for (let k = 0; k < this.#batch; k++) this.#indices[k] = from + Math.min(k, count - 1);
      this.#weights.fill(1, 0, count).fill(0, count);
      gather(set, this.#indices, this.#buffers);
      visit(from, count);
    }
  }
}

export interface PredictorOptions {
  readonly network: Network;
  readonly kernels: Kernels;
  /** (P), from the kernels' own `allocate`; read at every call, so one predictor follows a training run. */
  readonly parameters: FloatArray;
  /** T */
  readonly window: number;
  /** Windows that run at once. Default 256 */
  readonly batch?: number;
  /** Default: alone. */
  readonly team?: Team;
}
