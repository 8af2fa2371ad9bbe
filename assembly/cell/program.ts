import { ROW } from "../simd";

/**
 * A cell's operations as records in memory, written by the caller before the first step; the kernels run them step by step.
 *
 * Every field is 32 bits wide but the doubles at a record's end; src/kernels/wasm/cell/records.ts lists the same names in the same order, and a
 * test compares the two. An address of 0 means none. A panel holds 8 batch rows: (rows, 8), a row a unit; H rounded up to 8 is `rows`.
 */

/** Kinds of operations. */
export const AFFINE: i32 = 0;
export const ACTIVATION: i32 = 1;
export const PRODUCT: i32 = 2;
export const SUM: i32 = 3;
export const BLEND: i32 = 4;

/** A value of the cell: panels (steps, blocks; rows, 8), and those of its gradient at the step at hand (blocks; rows, 8). */
@unmanaged
export class Value {
  mean: usize;
  variance: usize;
  /** Bytes from a step to the next, and from a block's panel to the next block's, there and in the gradient. */
  stride: usize;
  apart: usize;
  gradient: usize;
  gradient2: usize;
  /**
   * A state has gradients of two steps, that of even ones and, so many bytes on, that of odd ones; with the phase added to the step, 1 for the state
   * of the step before. 0: one for all.
   */
  sets: usize;
  phase: i32;
}

/** A state of the cell: its value now and that of the step before. */
@unmanaged
export class State {
  next: usize;
  now: usize;
  before: usize;
  /** Whether some operation gives the step before a gradient. */
  isRead: i32;
}

/** An operation of a step. Values by address; the activation's and the sum's operands are `left`, and `right`. */
@unmanaged
export class Operation {
  kind: i32;
  next: usize;
  previous: usize;
  into: usize;
  left: usize;
  right: usize;
  gate: usize;
  /** Not 0 where the result is added to what stands there, not put in its place; so for the gradients of what was read. */
  addsInto: i32;
  addsLeft: i32;
  addsRight: i32;
  addsGate: i32;
  /** Of an activation: see ../curve.ts; slopes (steps, blocks, one or four, rows, 8). */
  curve: i32;
  table: usize;
  slopes: usize;
  affine: usize;
}

/** An affine value: it begins as its bias, and terms add to it. */
@unmanaged
export class Affine {
  next: usize;
  value: usize;
  firstTerm: usize;
  /** Whether a product begins it, with its bias. */
  isOpened: i32;
  /** Bytes from the layer's first parameter; -1 for none. */
  bias: i32;
  /** Where the variance of its noise and the gradient by that stand. */
  biasNoise: usize;
  biasNoiseGradient: usize;
  /** (blocks, 8): sums over units of dL/d var m at the step at hand. */
  spread: usize;
}

/** One matrix of an affine value, and the product that multiplies it. */
@unmanaged
export class Term {
  nextOfAffine: usize;
  nextOfProduct: usize;
  affine: usize;
  product: usize;
  /** Bytes from the layer's first parameter. */
  matrix: i32;
  noise: usize;
  noiseGradient: usize;
}

/** Matrices of neighbouring affine values, one below the other, times one value that all of them read. */
@unmanaged
export class Product {
  next: usize;
  source: usize;
  /** Entries of the source, and rows of its panels. */
  width: i32;
  sourceRows: i32;
  /** Of the first affine value. */
  into: usize;
  /** Of all its affine values. */
  rows: i32;
  firstTerm: usize;
  /** Whether it is the first of all its affine values, which it begins with their biases. */
  opens: i32;
  /** Whether the source is made within the step, so that the product waits for it. */
  isLate: i32;
  /** Whether a gradient goes back to the source, whether that is the step before, and not 0 where it is added there. */
  goesBack: i32;
  isBefore: i32;
  addsBack: i32;
  /** The first product of this source, this one or another: it keeps what is known of the source alone. */
  first: usize;
  /** (rows, width) and, transposed, (sourceRows, rows), in groups of rows; their gradient (rows / 8; sourceRows, 8). */
  weights: usize;
  transposed: usize;
  gradient: usize;
  weights2: usize;
  transposed2: usize;
  gradient2: usize;
  /** (sourceRows, samples): the source of a window of steps, in groups of rows. */
  window: usize;
  window2: usize;
  /** (steps, blocks, 8): sums over entries of E x^2. */
  seconds: usize;
  /** (sourceRows, 8): sums of Var x over steps and blocks, by weight in the penalty. */
  spreads: usize;
  /** (sourceRows): sums of squares of each column of the matrices. */
  norms: usize;
  /** Deltas of the first affine value in the window. */
  deltaWindow: usize;
  deltaWindow2: usize;
  /** Sum over terms of their noise. */
  noise: f32;
  /** Sum of E x^2 over entries, steps and rows, by weight in the penalty: 8-byte aligned. */
  secondSum: f64;
}

@unmanaged
export class Program {
  /** 0 plain, 1 activation, 2 weights. */
  form: i32;
  batch: i32;
  steps: i32;
  inputs: i32;
  hidden: i32;
  rows: i32;
  blocks: i32;
  /** Samples, 8 a step and block, of the window of steps whose gradient product is taken together. */
  samples: i32;
  emitAll: i32;
  /** Rows of all affine values. */
  slotRows: i32;
  firstOperation: usize;
  lastOperation: usize;
  firstAffine: usize;
  firstProduct: usize;
  firstState: usize;
  inputValue: usize;
  /** (steps, blocks; slotRows, 8): all affine values, one below the other; their gradient (blocks; slotRows, 8). */
  slots: usize;
  slots2: usize;
  deltas: usize;
  deltas2: usize;
  /** (slotRows, 8): every bias in all lanes. */
  biases: usize;
  /** (slotRows): gradient of the biases. */
  biasGradient: usize;
  /** (slotRows / 8, samples, 8): dL/dm of a window. */
  deltaWindow: usize;
  deltaWindow2: usize;
  /** (rows, 8), used by one block at a time; rows of padding stay 0. */
  scratch: usize;
  /** Three panel rows for the moments curve. */
  curveScratch: usize;
  /** (T, B, I), (S, B, H) and the gradients; inputGradient is 0 without a layer below. */
  input: usize;
  inputVariance: usize;
  inputGradient: usize;
  inputVarianceGradient: usize;
  output: usize;
  outputVariance: usize;
  outputGradient: usize;
  outputVarianceGradient: usize;
  /** (blocks, 8): steps of each row, 0 for padding; and the first block in which some row has fewer than all. */
  lengths: usize;
  firstShort: i32;
  /** (blocks, 8): weight of each row in the penalty. */
  sequenceWeights: usize;
  unitNoise: f32;
  penaltyWeight: f32;
  /** First step that any sequence has: nothing is run before it. */
  begin: i32;
  /** First step that the backward pass visits. */
  firstStep: i32;
  penalty: f64;
  unitGradient: f64;
  /** Sum over the sequences of their weight times their steps. */
  stepSum: f64;
}

// @ts-ignore: decorator
@inline export function meanAt(value: Value, t: i32): usize {
  return value.mean + (<usize>t) * value.stride;
}

// @ts-ignore: decorator
@inline export function varianceAt(value: Value, t: i32): usize {
  return value.variance + (<usize>t) * value.stride;
}

// Bytes from a gradient's first set to that of step t.
// @ts-ignore: decorator
@inline export function setOf(value: Value, t: i32): usize {
  return (<usize>((t + value.phase) & 1)) * value.sets;
}

/** Bytes of a panel of H rows. */
// @ts-ignore: decorator
@inline export function unitBytes(program: Program): usize {
  return (<usize>program.rows) * ROW;
}

/** Batch rows of a block. */
// @ts-ignore: decorator
@inline export function lanesOf(program: Program, block: i32): i32 {
  return min<i32>(8, program.batch - 8 * block);
}
