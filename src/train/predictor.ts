import { ensure } from "../core/errors.js";
import type { FloatArray } from "../core/float-array.js";
import { ensureArgument, ensureOptions, type OptionRules } from "../core/options.js";
import { flag, integer, numbers, oneOf, required } from "../core/rules.js";
import { shown } from "../core/shown.js";
import { orderByLength } from "../data/by-length.js";
import { forEachBatch, type Walk } from "../data/for-each-batch.js";
import { undoOutputs } from "../data/transform/undo.js";
import { withoutTransform } from "../data/transform/without-transform.js";
import type { InputWindows, WindowSet } from "../data/window-set.js";
import { ensureInputWindows, ensureWindowSet } from "../data/window-set-check.js";
import type { Kernels } from "../kernels/contract.js";
import { floatArrayRule, kernelsRule } from "../kernels/rules.js";
import type { Metric, MetricRows } from "../metric/contract.js";
import { metricRule } from "../metric/rules.js";
import type { Network } from "../network/build.js";
import { networkRule } from "../network/rules.js";
import { ensureParameters } from "../objective/ensure-parameters.js";
import { NetworkForward } from "../objective/network-forward.js";
import { teamRule } from "./rules.js";
import { alone, shareOf, type Team } from "./team/team.js";

/** Windows that run at once unless somebody says otherwise. */
export const BATCH = 256;

/** Windows of unequal length that run at once: all run as many steps as the longest, so that of few none is much longer than the others. */
const BATCH_OF_LENGTHS = 32;

/** The batch for so many windows of a set: as few batches as may be, all of one size, so that hardly a row is filled up. */
export function evenBatch(windows: number, { lengths = null }: Pick<InputWindows, "lengths"> = {}): number {
  const batches = Math.max(1, Math.ceil(windows / (lengths === null ? BATCH : BATCH_OF_LENGTHS)));
  return Math.max(1, Math.ceil(windows / batches));
}

export interface PredictorOptions {
  readonly network: Network;
  readonly kernels: Kernels;
  /** (P), from the kernels' own `allocate`; read at every call, so one predictor follows a training run. For a while on a lasting engine: take both from a `lease()`. */
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
  readonly #planned: Pick<WindowSet, "window" | "inputSize" | "outputSize" | "scored"> & {
    readonly hasLengths: boolean;
  };
  /** The set that was measured last; its numbers are not looked at again every epoch. */
  #measured: WindowSet | null = null;
  /** This member's share of it by length; null: in its own order. */
  #order: Uint32Array | null = null;
  /** (rows, O): outputs with their transform undone; made for the first set that has one. */
  #undone: Float32Array | null = null;
  #raised = 0;

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
    ensureParameters("Predictor", options);
    const { inputSize, outputSize } = network.spec;
    const rows = scored === "all" ? steps * batch : batch;
    this.#forward = new NetworkForward({ network, kernels, parameters, batch, steps, scored, hasLengths }, "plain");
    this.#planned = { window: steps, inputSize, outputSize, scored, hasLengths };
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

  /**
   * Outputs at the last step of every window, (N, O), in the scaled unit of the targets: a transform of theirs is undone.
   *
   * @throws GradusError for windows that cannot be, or of another shape than planned
   */
  predict(inputs: InputWindows, into?: Float32Array): Float32Array {
    ensureInputWindows("Predictor.predict", inputs, "inputs");
    this.#ensurePlanned("Predictor.predict", inputs, "inputs");
    const O = this.#outputSize;
    const outputs = into ?? new Float32Array(inputs.length * O);
    ensureArgument("Predictor.predict", outputs, ["into", numbers(inputs.length * O)]);
    const set: WindowSet = { lengths: null, ...inputs, ...NO_TARGETS };
    const order = orderByLength(set, 0, set.length);
    const { indices } = this.#walk;
    forEachBatch(set, { ...this.#walk, from: 0, to: inputs.length, order }, (count) => {
      const { mean } = this.#forward.predict();
      const last = mean.length - this.#size * O;
      for (let k = 0; k < count * O; k++) outputs[indices[Math.floor(k / O)]! * O + (k % O)] = mean[last + k]!;
    });
    const { length: rows, undo } = inputs;
    if (undo) undoOutputs(undo, { outputs, into: outputs, rows, outputSize: O, weights: null });
    return outputs;
  }

  /** Outputs at every step of every window, (N, T, O), scaled; for a predictor that is planned for all steps. What stands before a short window means nothing. */
  predictSteps(inputs: InputWindows): Float32Array {
    ensureInputWindows("Predictor.predictSteps", inputs, "inputs");
    this.#ensurePlanned("Predictor.predictSteps", inputs, "inputs");
    this.#ensureSame("Predictor.predictSteps", "scored", ["all", "scored"]);
    const O = this.#outputSize;
    const { window: T } = inputs;
    const outputs = new Float32Array(inputs.length * T * O);
    const set: WindowSet = { lengths: null, ...inputs, ...NO_TARGETS };
    const order = orderByLength(set, 0, set.length);
    const { indices } = this.#walk;
    forEachBatch(set, { ...this.#walk, from: 0, to: inputs.length, order }, (count) => {
      const { mean } = this.#forward.predict();
      for (let k = 0; k < count; k++) {
        for (let t = 0; t < T; t++) {
          const at = (t * this.#size + k) * O;
          outputs.set(mean.subarray(at, at + O), (indices[k]! * T + t) * O);
        }
      }
    });
    return outputs;
  }

  /** Outputs below 0 that the set measured last has raised to 0, those of this member's share; see `Undo`. */
  get raised(): number {
    return this.#raised;
  }

  /**
   * The metric over all windows of the set, in the set's own (scaled) unit, a transform of the targets undone; a team shares the work.
   *
   * @throws GradusError for a set that cannot be, looked at once while it is the same object, or of another shape than planned
   */
  measure(set: WindowSet, metric: Metric): number {
    if (set !== this.#measured) {
      ensureArgument("Predictor.measure", metric, ["metric", required(metricRule)]);
      this.#ensureMeasurable(set);
    }
    return ended(this.#valuesOf(set, [metric]))[0]!;
  }

  /** `measure` by several metrics in one go. */
  measureEach(set: WindowSet, metrics: readonly Metric[]): number[] {
    return ended(this.byBatch(set, metrics));
  }

  /**
   * `measureEach` for whoever has to look up on the way: stops after every batch of this member's share, the last one too; then the team adds
   * up. Nothing else may run on this predictor before its end.
   */
  byBatch(set: WindowSet, metrics: readonly Metric[]): Generator<void, number[]> {
    if (set !== this.#measured) this.#ensureMeasurable(set);
    return this.#valuesOf(set, metrics);
  }

  *#valuesOf(set: WindowSet, metrics: readonly Metric[]): Generator<void, number[]> {
    const measured = metrics.map((metric) => ({ metric, sums: new Float64Array(metric.sums) }));
    const { targets, weights } = this.#walk.batch;
    const { mean } = this.#forward.output;
    const { undo = null } = set;
    const undone = undo && this.#roomToUndo(weights.length);
    const outputs = undone ?? mean;
    const rows: MetricRows = { outputs, targets, weights, rows: weights.length, outputSize: this.#outputSize };
    const places = undone && { outputs: mean, into: undone, rows: rows.rows, outputSize: rows.outputSize, weights };
    const measuredOn = undo ? withoutTransform(set) : set;
    const { from, to } = shareOf(set.length, this.#team);
    this.#raised = 0;
    const run = () => {
      this.#forward.predict();
      if (undo && places) this.#raised += undoOutputs(undo, places);
      for (const { metric, sums } of measured) metric.add(sums, rows);
    };
    const inOrder = this.#order;
    for (let at = from; at < to; at += this.#size) {
      const end = Math.min(to, at + this.#size);
      const order = inOrder === null ? null : inOrder.subarray(at - from, end - from);
      forEachBatch(measuredOn, { ...this.#walk, from: at, to: end, order }, run);
      yield;
    }
    return measured.map(({ metric, sums }) => {
      this.#team.allReduce(sums);
      return metric.value(sums);
    });
  }

  /** Of the metric's rows. */
  #roomToUndo(rows: number): Float32Array {
    this.#undone ??= new Float32Array(rows * this.#outputSize);
    return this.#undone;
  }

  #ensureMeasurable(set: WindowSet): void {
    const owner = "Predictor.measure";
    ensureWindowSet(owner, set, "set");
    this.#ensurePlanned(owner, set, "set");
    for (const field of ["outputSize", "scored"] as const) this.#ensureSame(owner, field, [set[field], `set.${field}`]);
    const { from, to } = shareOf(set.length, this.#team);
    this.#order = orderByLength(set, from, to);
    this.#measured = set;
  }

  #ensurePlanned(owner: string, windows: InputWindows, name: string): void {
    for (const field of ["window", "inputSize"] as const) {
      this.#ensureSame(owner, field, [windows[field], `${name}.${field}`]);
    }
    ensure(
      this.#planned.hasLengths || (windows.lengths ?? null) === null,
      () =>
        `${owner}: \`${name}.lengths\` must be null, as planned, got some. Plan the predictor with \`hasLengths: true\`.`,
    );
  }

  #ensureSame(
    owner: string,
    field: "window" | "inputSize" | "outputSize" | "scored",
    [value, name]: readonly [number | string, string],
  ): void {
    ensure(
      value === this.#planned[field],
      () => `${owner}: \`${name}\` must be ${shown(this.#planned[field])}, as planned, got ${shown(value)}.`,
    );
  }
}

/** What a work comes to that nobody interrupts. */
export function ended<Result>(work: Generator<void, Result>): Result {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
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
