import { ensureInteger, GradusError } from "../core/errors.js";
import { ensureArgument } from "../core/options.js";
import { integer, numbers, required, rule, shaped } from "../core/rules.js";
import type { Batch } from "./batch.js";
import { windowSetRule } from "./rules.js";

/**
 * Examples for a recurrent network, stored once: every window is a run of rows of one shared, scaled matrix.
 *
 * Window k reads input rows starts[k] .. starts[k] + window - 1 and is asked for the targets at R rows, starts[k] + each of
 * `targetOffsets`; where all steps are scored, at every step for the rows as far from it as they are from the last one.
 * Plain data: post it to a worker, shared without a copy if it was allocated as `sharedMemory`. The parts of one series share
 * `inputs` and `targets` and differ in `starts` alone.
 */
export interface WindowSet {
  /** Number of windows. */
  readonly length: number;
  /** T, rows in a window. */
  readonly window: number;
  /** (rows, I), row-major, scaled. */
  readonly inputs: Float32Array;
  /** I */
  readonly inputSize: number;
  /** (rows, targetSize), row-major, scaled. */
  readonly targets: Float32Array;
  /** Columns of a target row. */
  readonly targetSize: number;
  /** Rows from a window's first to each target row, ascending: [window - 1 + horizon] for one horizon. */
  readonly targetOffsets: readonly number[];
  /** O = target rows x target columns: what a network gives, (R, targetSize) row-major. */
  readonly outputSize: number;
  /** First row of each window. */
  readonly starts: Uint32Array;
  /** Which steps are asked for their targets. */
  readonly scored: "last" | "all";
  /** (windows), weight >= 0 of each window in the loss and the metric; null: all 1. */
  readonly weights: Float32Array | null;
  /** (windows), rows of each that are there, the last ones; null: all T. */
  readonly lengths: Uint32Array | null;
}

/** Where windows are kept. Default: ordinary memory; `sharedMemory` lets worker threads read them without a copy. */
export type Allocate = (bytes: number) => ArrayBufferLike;

export const ordinaryMemory: Allocate = (bytes) => taken(bytes, () => new ArrayBuffer(bytes));
export const sharedMemory: Allocate = (bytes) => taken(bytes, () => new SharedArrayBuffer(bytes));

/** Runs what asks for memory; what the machine refuses is an error that says how much was asked for. */
function taken(bytes: number, make: () => ArrayBufferLike): ArrayBufferLike {
  ensureInteger("allocate: `bytes`", bytes, 0);
  try {
    return make();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new GradusError(
      `the windows must fit into memory, got a need of ${bytes} bytes. Take fewer rows, columns or examples.`,
    );
  }
}

/**
 * Copies the windows of the given indices into a batch; B = indices.length. Allocates nothing.
 *
 *     inputs[(t * B + b) * I + i]              = set.inputs[(starts[indices[b]] + t) * I + i]
 *     targets[b * O + r * targetSize + c]      = set.targets[(starts[indices[b]] + targetOffsets[r]) * targetSize + c]
 *
 * Where all steps are scored, targets have a row for every step: (t * B + b) * O + ..., from T - 1 - t rows further up.
 * Indices are trusted to be < set.length and the arrays to be long enough.
 *
 * @throws GradusError for a set with weights or lengths and a batch without
 */
export function gather(set: WindowSet, indices: Uint32Array, batch: Batch): void {
  // Three looks a batch; the rules, which are dearer, only where one of them fails.
  if (set?.starts === undefined || indices?.length === undefined || batch?.inputs === undefined) {
    ensureArgument("gather", set, ["set", SET]);
    ensureArgument("gather", indices, ["indices", required(numbers())]);
    ensureArgument("gather", batch, ["batch", BATCH]);
  }
  const { window: T, inputSize: I, inputs, starts, scored } = set;
  const { inputs: x } = batch;
  const B = indices.length;
  if (set.weights !== null && batch.weights === null) throw dropped("weights", "hasWeights");
  if (set.lengths !== null && batch.lengths === null) throw dropped("lengths", "hasLengths");
  const first = scored === "all" ? 0 : T - 1;
  for (let b = 0; b < B; b++) {
    const k = indices[b]!;
    let from = starts[k]! * I;
    for (let t = 0; t < T; t++) {
      let to = (t * B + b) * I;
      for (let i = 0; i < I; i++) x[to++] = inputs[from++]!;
    }
    for (let t = first; t < T; t++) gatherTargets(set, k, t, batch.targets, (t - first) * B + b);
    if (batch.lengths !== null) batch.lengths[b] = set.lengths === null ? T : set.lengths[k]!;
    if (batch.weights === null) continue;
    for (let t = first; t < T; t++) batch.weights[(t - first) * B + b] = weightOf(set, k, t);
  }
}

const SET = required(windowSetRule);
const BATCH = required(shaped("a batch", ["inputs", "targets"], "Give that of a planned step: step.batch."));

function dropped(part: string, option: string): GradusError {
  return new GradusError(
    `gather: the set has ${part}, the batch has no room for them. Plan the batch with \`${option}: true\`.`,
  );
}

/** The target rows of window k at step t, into row `row` of a batch. */
function gatherTargets(set: WindowSet, k: number, t: number, into: Batch["targets"], row: number): void {
  const { window: T, targets, targetSize: C, targetOffsets, outputSize: O, starts } = set;
  const start = starts[k]! - (T - 1 - t);
  let to = row * O;
  for (let r = 0; r < targetOffsets.length; r++) {
    let from = (start + targetOffsets[r]!) * C;
    for (let c = 0; c < C; c++) into[to++] = targets[from++]!;
  }
}

function weightOf({ window: T, weights, lengths }: WindowSet, k: number, t: number): number {
  if (lengths !== null && t < T - lengths[k]!) return 0;
  return weights === null ? 1 : weights[k]!;
}

/**
 * Weight of the given windows together in the loss and the metric: the sum of their weights, each times its steps where all are
 * scored. Without weights and lengths: their number, whichever steps are scored.
 */
export function weightOfWindows({ window: T, scored, weights, lengths }: WindowSet, indices: Uint32Array): number {
  if (weights === null && lengths === null) return indices.length;
  let total = 0;
  for (let n = 0; n < indices.length; n++) {
    const k = indices[n]!;
    const rows = scored === "last" ? 1 : lengths === null ? T : lengths[k]!;
    total += rows * (weights === null ? 1 : weights[k]!);
  }
  return total;
}

/**
 * Targets of every window as `gather` gives them, (windows, O) row-major, in place of `into`; only for sets scored at the last step.
 */
export function targetsOf(set: WindowSet, into?: Float32Array): Float32Array {
  ensureArgument("targetsOf", set, ["set", SET]);
  ensureArgument("targetsOf", into, ["into", rule("a Float32Array", (value) => value instanceof Float32Array)]);
  const targets = into ?? new Float32Array(set.length * set.outputSize);
  for (let k = 0; k < set.length; k++) gatherTargets(set, k, set.window - 1, targets, k);
  return targets;
}

/** At most `most` of the windows, evenly spread from the first to the last; the set itself when it is small enough. */
export function thinWindows(set: WindowSet, most: number): WindowSet {
  ensureArgument("thinWindows", set, ["set", SET]);
  ensureArgument("thinWindows", most, ["most", required(integer(1))]);
  if (set.length <= most) return set;
  const starts = new Uint32Array(most);
  const weights = set.weights && new Float32Array(most);
  const lengths = set.lengths && new Uint32Array(most);
  const stride = most === 1 ? 0 : (set.length - 1) / (most - 1);
  for (let k = 0; k < most; k++) {
    const from = Math.round(k * stride);
    starts[k] = set.starts[from]!;
    if (weights) weights[k] = set.weights![from]!;
    if (lengths) lengths[k] = set.lengths![from]!;
  }
  return { ...set, length: most, starts, weights, lengths };
}
