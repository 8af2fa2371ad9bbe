import { GradusError } from "../core/errors.js";
import type { FloatArray } from "../core/float-array.js";
import { ensureArgument } from "../core/options.js";
import { numbers, required, rule, shaped } from "../core/rules.js";
import type { Batch } from "./batch.js";
import { windowSetRule } from "./rules.js";
import { copyTargets } from "./scored-rows.js";
import type { Interpolated, WindowSet } from "./window-set.js";
import { ensureWindowSet } from "./window-set-check.js";

/**
 * Copies the windows of the given indices into a batch; B = indices.length. Allocates nothing.
 *
 *     inputs[(t * B + b) * I + i]              = set.inputs[(starts[indices[b]] + t) * I + i]
 *                                                or, where that was interpolated and the window reads the next observation, the value on the line
 *     targets[b * O + r * targetSize + c]      = set.targets[(starts[indices[b]] + targetOffsets[r]) * targetSize + c],
 *                                                each of them `outputsPerTarget` times in a row
 *
 * Where all steps are scored, targets have a row for every step: (t * B + b) * O + ..., from T - 1 - t rows further up.
 * Indices are trusted to be < set.length.
 *
 * @throws GradusError for a batch of another shape than these windows, and for a set with weights or lengths and a batch without
 */
export function gather(set: WindowSet, indices: Uint32Array, batch: Batch): void {
  // Three looks a batch; the rules, which are dearer, only where one of them fails.
  if (set?.starts === undefined || indices?.length === undefined || batch?.inputs === undefined) {
    ensureArgument("gather", set, ["set", SET]);
    ensureArgument("gather", indices, ["indices", required(numbers())]);
    ensureArgument("gather", batch, ["batch", BATCH]);
  }
  if (set.weights !== null && batch.weights === null) throw dropped("weights", "hasWeights");
  if (set.lengths !== null && batch.lengths === null) throw dropped("lengths", "hasLengths");
  const B = indices.length;
  const rows = set.scored === "all" ? B * set.window : B;
  if (
    batch.inputs.length !== B * set.window * set.inputSize ||
    batch.targets?.length !== rows * set.outputSize ||
    (batch.weights !== null && batch.weights?.length !== rows) ||
    (batch.lengths !== null && batch.lengths?.length !== B)
  ) {
    throw unlike(set, B, batch);
  }
  gatherTrusted(set, indices, batch);
}

/** The same without a look at the arrays, which may be longer than these windows need: for whoever made them for the set. */
export function gatherTrusted(set: WindowSet, indices: Uint32Array, batch: Batch): void {
  const { window: T, inputSize: I, outputSize: O, inputs, starts, scored, interpolated } = set;
  const { inputs: x } = batch;
  const B = indices.length;
  const first = scored === "all" ? 0 : T - 1;
  for (let b = 0; b < B; b++) {
    const k = indices[b]!;
    let from = starts[k]! * I;
    for (let t = 0; t < T; t++) {
      let to = (t * B + b) * I;
      for (let i = 0; i < I; i++) x[to++] = inputs[from++]!;
    }
    if (interpolated !== undefined && scored === "last") drawLines(interpolated, set, { start: starts[k]!, b, B, x });
    for (let t = first; t < T; t++) copyTargets(set, starts[k]! + t, batch.targets, ((t - first) * B + b) * O);
    if (batch.lengths !== null) batch.lengths[b] = set.lengths === null ? T : set.lengths[k]!;
    if (batch.weights === null) continue;
    for (let t = first; t < T; t++) batch.weights[(t - first) * B + b] = weightOf(set, k, t);
  }
}

/** Writes those interpolated values of a window whose next observation it reads. */
function drawLines(
  { inputs, ahead }: Interpolated,
  { window: T, inputSize: I }: WindowSet,
  { start, b, B, x }: { readonly start: number; readonly b: number; readonly B: number; readonly x: FloatArray },
): void {
  for (let t = 0; t < T; t++) {
    for (let i = 0; i < I; i++) {
      const at = (start + t) * I + i;
      if (ahead[at]! > 0 && t + ahead[at]! < T) x[(t * B + b) * I + i] = inputs[at]!;
    }
  }
}

/** Of `targetsOf`. */
const INTO = rule("a Float32Array", (value) => value instanceof Float32Array, "Leave it out for a new one.");
const SET = required(windowSetRule);
const BATCH = required(shaped("a batch", ["inputs", "targets"], "Give that of a planned step: step.batch."));

function dropped(part: string, option: string): GradusError {
  return new GradusError(
    `gather: the set has ${part}, the batch has no room for them. Plan the batch with \`${option}: true\`.`,
  );
}

function unlike({ window, inputSize, outputSize, scored }: WindowSet, B: number, batch: Batch): GradusError {
  const got = [batch.inputs, batch.targets, batch.weights, batch.lengths].map((part) => part?.length ?? "no");
  return new GradusError(
    `gather: the batch must have the shape of ${B} windows of ${window} rows, ${inputSize} inputs and ${outputSize} outputs, scored "${scored}", ` +
      `got ${got.join(", ")} numbers of inputs, targets, weights, lengths. Plan a step for it.`,
  );
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
  ensureWindowSet("targetsOf", set, "set");
  ensureArgument("targetsOf", into, ["into", INTO]);
  const targets = into ?? new Float32Array(set.length * set.outputSize);
  const { length, window: T, outputSize: O, starts } = set;
  for (let k = 0; k < length; k++) copyTargets(set, starts[k]! + T - 1, targets, k * O);
  return targets;
}
