import { ROW } from "./simd";

/**
 * The plan of one recurrent pass, written by the caller before the first step: sizes, then addresses in bytes.
 *
 * Every field is 32 bits; src/kernels/wasm/plan.ts lists the same names in the same order, and a test compares the two.
 * A panel holds 8 batch rows: (rows, 8), one row a unit, an input or the constant 1.
 */
@unmanaged
export class Plan {
  /** 0 plain, 1 activation, 2 weights. */
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
  /** Samples, 8 a step and block, of the window of steps whose gradient product is taken together. */
  samples: i32;
  emitAll: i32;
  /** Address of (hiddenRows, rows): [V | U | a], packed in groups of rows, see groups.ts. */
  weights: usize;
  /** V transposed, (hiddenRows, hiddenRows), and where a gradient flows to a layer below U transposed, in groups too. */
  transposed: usize;
  /** Gradient of `weights` transposed, panels (hidden / 8, rows, 8). */
  gradient: usize;
  /** (steps + 1, blocks) panels: h_t, and below it x_t and the 1 that the bias multiplies. */
  history: usize;
  /** Two sets of (blocks, hiddenRows, 8): dL/dm. */
  deltas: usize;
  /** (rows, samples), the history of a window in groups of rows. */
  historyWindow: usize;
  /** (hidden / 8, samples, 8): dL/dm of a window. */
  deltaWindow: usize;
  /** (steps, blocks, slopes a form, hiddenRows, 8). */
  slopes: usize;
  /** (hiddenRows + 3, 8), used by one block at a time; rows of padding stay 0, the last three are the moments curve's. */
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
  history2: usize;
  deltas2: usize;
  historyWindow2: usize;
  deltaWindow2: usize;
  /** (blocks, hiddenRows, 8), activation form: Var h of one step. */
  variances: usize;
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
  /** (I, 2), where a layer is below: sums of Var x_j over steps and rows, and over i of U_ij^2. */
  inputSums: usize;

  unitNoise: f32;
  inputNoise: f32;
  recurrentNoise: f32;
  biasNoise: f32;
  penaltyWeight: f32;
  /** First step that any sequence has: nothing is run before it. */
  begin: i32;
  /** First step that the backward pass visits. */
  firstStep: i32;
  /** (B), steps of each sequence; 0: all have all. See lengths.ts. */
  lengths: usize;
  /** (blocks, 8): weight of each batch row in the penalty; the mask where all count alike. */
  sequenceWeights: usize;
  /** Written by the passes, in double precision: 8-byte aligned. */
  penalty: f64;
  unitGradient: f64;
  inputNoiseGradient: f64;
  recurrentNoiseGradient: f64;
  biasNoiseGradient: f64;
  inputSecondSum: f64;
  secondSum: f64;
  /** Sum over the sequences of their weight times their steps. */
  stepSum: f64;
}

/** Bytes of a panel. */
// @ts-ignore: decorator
@inline export function panelBytes(plan: Plan): usize {
  return (<usize>plan.rows) * ROW;
}

/** The panel of h before step t in a history. */
// @ts-ignore: decorator
@inline export function panelAt(plan: Plan, history: usize, t: i32, block: i32): usize {
  return history + (<usize>(t * plan.blocks + block)) * panelBytes(plan);
}

/** Batch rows of a block. */
// @ts-ignore: decorator
@inline export function lanesOf(plan: Plan, block: i32): i32 {
  return min<i32>(8, plan.batch - 8 * block);
}
