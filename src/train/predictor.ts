import type { FloatArray } from "../core/float-array.js";
import { ensureOptions, type OptionRules } from "../core/options.js";
import { flag, integer, oneOf, required } from "../core/rules.js";
import { forEachBatch, type Walk } from "../data/for-each-batch.js";
import type { WindowSet } from "../data/window-set.js";
import type { Kernels } from "../kernels/contract.js";
import { floatArrayRule, kernelsRule } from "../kernels/rules.js";
import type { Metric, MetricRows } from "../metric/contract.js";
import type { Network } from "../network/build.js";
import { networkRule } from "../network/rules.js";
import { NetworkForward } from "../objective/network-forward.js";
import { teamRule } from "./rules.js";
import { alone, shareOf, type Team } from "./team/team.js";

const BATCH = 256;

/** The batch for so many windows: as few batches as may be, all of one size, so that hardly a row is filled up. */
export function evenBatch(windows: number): number {
  const batches = Math.max(1, Math.ceil(windows / BATCH));
  return Math.max(1, Math.ceil(windows / batches));
}

/** Windows without targets; every `WindowSet` holds them. */
export type InputWindows = Pick<WindowSet, "length" | "window" | "inputs" | "inputSize" | "starts"> & {
  /** (windows), rows of each that are there, the last ones; null or absent: all T. */
  readonly lengths?: Uint32Array | null;
};

export interface PredictorOptions {
  readonly network: Network;
  readonly kernels: Kernels;
  /** (P), from the kernels' own `allocate`; read at every call, so one predictor follows a training run. */
  readonly parameters: FloatArray;
  /** T */
  readonly window: number;
  /** Steps that `measure` looks at, as in the sets that it is given. Default "last" */
  readonly scored?: WindowSet["scored"];
  /** Whether windows have lengths of their own. Default false */
  readonly hasLengths?: boolean;
  /** Windows that run at once. Default 256 */
  readonly batch?: number;
  /** Default: alone. */
  readonly team?: Team;
}

const OPTIONS = {
  network: required(networkRule),
  kernels: required(kernelsRule),
  parameters: required(floatArrayRule),
  window: required(integer(1)),
  scored: oneOf("last", "all"),
  hasLengths: flag,
  batch: integer(1),
  team: teamRule,
} satisfies OptionRules<PredictorOptions>;

/** Runs the plain network over whole window sets; planned once for a window length, reused for every epoch. */
export class Predictor {
  readonly #forward: NetworkForward;
  readonly #size: number;
  readonly #outputSize: number;
  readonly #walk: Pick<Walk, "batch" | "indices">;
  readonly #team: Team;

  constructor(options: PredictorOptions) {
    ensureOptions("Predictor", options, OPTIONS);
    const {
      network,
      kernels,
      parameters,
      window: steps,
      scored = "last",
      hasLengths = false,
      team = alone(),
    } = options;
    const { batch = BATCH } = options;
    const { outputSize } = network.spec;
    const rows = scored === "all" ? steps * batch : batch;
    this.#forward = new NetworkForward({ network, kernels, parameters, batch, steps, scored, hasLengths }, "plain");
    this.#size = batch;
    this.#outputSize = outputSize;
    this.#walk = {
      indices: new Uint32Array(batch),
      batch: {
        inputs: this.#forward.inputs,
        targets: new Float32Array(rows * outputSize),
        weights: new Float32Array(rows),
        lengths: this.#forward.lengths,
      },
    };
    this.#team = team;
  }

  /** Outputs at the last step of every window, (N, O), in the scaled unit of the targets. */
  predict(inputs: InputWindows, into = new Float32Array(inputs.length * this.#outputSize)): Float32Array {
    const O = this.#outputSize;
    const set: WindowSet = { lengths: null, ...inputs, ...NO_TARGETS };
    forEachBatch(set, { ...this.#walk, from: 0, to: inputs.length }, (from, count) => {
      const { mean } = this.#forward.predict();
      const last = mean.length - this.#size * O;
      for (let k = 0; k < count * O; k++) into[from * O + k] = mean[last + k]!;
    });
    return into;
  }

  /** The metric over all windows of the set, in the set's own (scaled) unit; a team shares the work. */
  measure(set: WindowSet, metric: Metric): number {
    const sums = new Float64Array(metric.sums);
    const { targets, weights } = this.#walk.batch;
    const { mean: outputs } = this.#forward.output;
    const rows: MetricRows = { outputs, targets, weights, rows: weights.length, outputSize: this.#outputSize };
    forEachBatch(set, { ...this.#walk, ...shareOf(set.length, this.#team) }, () => {
      this.#forward.predict();
      metric.add(sums, rows);
    });
    this.#team.allReduce(sums);
    return metric.value(sums);
  }
}

/** A predictor planned for windows such as those of the set. */
export function predictorFor(
  { window, scored, lengths }: Pick<WindowSet, "window" | "scored" | "lengths">,
  options: Omit<PredictorOptions, "window" | "scored" | "hasLengths">,
): Predictor {
  return new Predictor({ ...options, window, scored, hasLengths: lengths !== null });
}

const NO_TARGETS = {
  targets: new Float32Array(0),
  targetSize: 0,
  targetOffsets: [],
  outputSize: 0,
  scored: "last",
  weights: null,
} as const;
