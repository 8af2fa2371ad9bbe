import type { FloatArray } from "../core/float-array.js";
import type { Batch } from "../data/batch.js";
import type { ForwardSpec } from "./contract.js";

type Shape = Pick<ForwardSpec, "batch" | "steps" | "scored">;

/**
 * Weight of the scored rows of sequence b together, W_b: the sum of their weights (1 each, where rows have none) over the
 * scored steps that are there. An objective of a batch is sum_b W_b g_b / sum_b W_b.
 */
export function weightOfSequence(
  { weights, lengths }: Pick<Batch, "weights" | "lengths">,
  shape: Shape,
  b: number,
): number {
  const { batch: B, steps: T, scored } = shape;
  if (scored === "last") return weights === null ? 1 : weights[b]!;
  const length = lengths === null ? T : lengths[b]!;
  if (weights === null) return length;
  let total = 0;
  for (let t = T - length; t < T; t++) total += weights[t * B + b]!;
  return total;
}

/** Weight of all scored rows of a batch together. */
export function weightOfBatch(batch: Pick<Batch, "weights" | "lengths">, shape: Shape): number {
  let total = 0;
  for (let b = 0; b < shape.batch; b++) total += weightOfSequence(batch, shape, b);
  return total;
}

/** Steps that each sequence runs, into `into`: none where its weight is 0, so that nothing of it is read. */
export function stepsThatCount(batch: Pick<Batch, "weights" | "lengths">, shape: Shape, into: FloatArray): void {
  for (let b = 0; b < shape.batch; b++) {
    const length = batch.lengths === null ? shape.steps : batch.lengths[b]!;
    into[b] = weightOfSequence(batch, shape, b) > 0 ? length : 0;
  }
}

/**
 * Weight q_b of each sequence in a penalty that is a sum over its L_b steps, into `into`: W_b / (L_b sum W), so that the sum
 * over sequences is the mean over each one's own steps, weighted as the loss is; 0 where nothing counts.
 */
export function meanOverSteps(batch: Pick<Batch, "weights" | "lengths">, shape: Shape, into: FloatArray): void {
  const total = weightOfBatch(batch, shape);
  for (let b = 0; b < shape.batch; b++) {
    const length = batch.lengths === null ? shape.steps : batch.lengths[b]!;
    into[b] = total > 0 ? weightOfSequence(batch, shape, b) / (length * total) : 0;
  }
}

/** Weights of the scored rows, those before a sequence begins 0, into `into`, (S, B); only where all steps are scored. */
export function withoutPadding(
  { weights, lengths }: Pick<Batch, "weights" | "lengths">,
  shape: Shape,
  into: FloatArray,
): void {
  const { batch: B, steps: T } = shape;
  for (let b = 0; b < B; b++) {
    const missing = T - lengths![b]!;
    for (let t = 0; t < T; t++) into[t * B + b] = t < missing ? 0 : weights === null ? 1 : weights[t * B + b]!;
  }
}
