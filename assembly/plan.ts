/**
 * The plan of one recurrent pass, written by the caller before the first step: sizes, then addresses in bytes.
 *
 * Every field is 32 bits; src/kernels/wasm/plan.ts lists the same names in the same order, and a test compares the two.
 * A panel holds 8 batch rows: (rows, 8), one row a unit, an input or the constant 1. A chunk is four panel rows.
 */
@unmanaged
export class Plan {
  /** 0 plain, 1 smoothed, 2 moments. */
  form: i32;
  /** How h is found from m: see curve.ts. */
  curve: i32;
  batch: i32;
  steps: i32;
  inputs: i32;
  hidden: i32;
  /** Rows of h in a panel: hidden rounded up to 4. */
  hiddenRows: i32;
  /** Rows in use: hiddenRows + inputs + 1. */
  depth: i32;
  /** Rows of a panel: depth rounded up to 4. */
  rows: i32;
  /** Panels a step: batch / 8 rounded up. */
  blocks: i32;
  /** Steps whose gradient products are taken together. */
  window: i32;
  emitAll: i32;
  /** Address of (hiddenRows / 4, rows, 4): [V | U | a]. */
  weights: usize;
  /** (columns / 4, hiddenRows, 4): the transpose of the columns that a gradient flows through, V and perhaps U. */
  transposed: usize;
  /** Gradient of `weights`, same shape. */
  gradient: usize;
  /** Two sets of (blocks) panels, read and written in turn. */
  panels: usize;
  /** (windows, rows / 4, window * blocks) chunks: the panels of every step, laid for the gradient product. */
  history: usize;
  /** Two sets of (blocks, hiddenRows, 8): dL/dm. */
  deltas: usize;
  /** (hiddenRows / 4, window * blocks) chunks of dL/dm. */
  deltaHistory: usize;
  /** (steps, blocks, slopes a form, hiddenRows, 8). */
  slopes: usize;
  /** (max(hiddenRows, inputRows), 8), used by one block at a time. */
  scratch: usize;
  /** (blocks, 8): 1 for a real batch row, 0 for padding. */
  mask: usize;
  /** (T, B, I), (S, B, H) and the gradients; inputGradient is 0 without a layer below. */
  input: usize;
  output: usize;
  outputGradient: usize;
  inputGradient: usize;
  /** Coefficients of the curve. */
  table: usize;

  // Variances; unused in the plain form.
  weights2: usize;
  transposed2: usize;
  gradient2: usize;
  panels2: usize;
  history2: usize;
  deltas2: usize;
  deltaHistory2: usize;
  scratch2: usize;
  inputVariance: usize;
  outputVariance: usize;
  outputVarianceGradient: usize;
  inputVarianceGradient: usize;
  /** (T, blocks, 2, 8): sums over inputs of E x^2 and over units of E h_{t-1}^2. */
  seconds: usize;
  /** (blocks, 8): dL/dE h^2 common to all units. */
  common: usize;
  /** (hiddenRows, 8): sums of Var h over steps and blocks. */
  varianceSums: usize;
  /** (hiddenRows): sums over i of V_ij^2. */
  columnNorms: usize;

  unitNoise: f32;
  inputNoise: f32;
  recurrentNoise: f32;
  biasNoise: f32;
  penaltyWeight: f32;
  /** First step that the backward pass visits. */
  firstStep: i32;
  /** Written by the passes, in double precision: 8-byte aligned. */
  penalty: f64;
  unitGradient: f64;
  inputNoiseGradient: f64;
  recurrentNoiseGradient: f64;
  biasNoiseGradient: f64;
  inputSecondSum: f64;
  secondSum: f64;
}

/** Where panel row 0 of step t, block b begins in a history; the next chunk lies `stride` bytes on. */
// @ts-ignore: decorator
@inline export function historyAt(plan: Plan, history: usize, t: i32, block: i32): usize {
  const window = t / plan.window;
  const within = (t - window * plan.window) * plan.blocks + block;
  return history + (<usize>window) * (<usize>(plan.rows >> 2)) * historyStride(plan) + ((<usize>within) << 7);
}

// @ts-ignore: decorator
@inline export function historyStride(plan: Plan): usize {
  return (<usize>(plan.window * plan.blocks)) << 7;
}

/** Batch rows of a block. */
// @ts-ignore: decorator
@inline export function lanesOf(plan: Plan, block: i32): i32 {
  return min<i32>(8, plan.batch - 8 * block);
}
