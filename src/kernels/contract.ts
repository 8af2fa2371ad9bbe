/**
 * Contract of an engine. Letters: B batch, T steps, S emitted steps, I inputs, H hidden, O outputs, P parameters.
 *
 * A pass is planned once for a shape; its buffers are fixed, row-major and never reallocated, and neither `forward` nor
 * `backward` allocates. Every array handed to a pass must come from the same engine's `allocate`.
 * The reference engine is the oracle: a fast engine agrees with it to the tolerance that its tests state.
 */
import type { FloatArray } from "../core/float-array.js";
import type { Cell } from "../network/cell.js";
import type { Activation } from "../smoothing/contract.js";
import type { CopyPlan } from "./copied-rows.js";

export type { FloatArray } from "../core/float-array.js";

/**
 * The smoothed part of a network.
 *
 * - plain: nothing; h = act(m).
 * - activation: every activation, at one fixed s; the variance that weight noise would add at each step is summed as a penalty.
 * - weights: the weights; mean and variance of every unit are propagated through time (assumed-density filtering).
 */
export type Form = "plain" | "activation" | "weights";
export const FORMS: readonly Form[] = ["plain", "activation", "weights"];

/** Mean and, unless the form is plain, variance of the same shape. */
export interface MeanVariance {
  readonly mean: FloatArray;
  readonly variance: FloatArray | null;
}

/** Variances of a layer's Gaussian noise, or a gradient by them. Mutable: a schedule sets them between passes. */
export interface LayerNoise {
  /** s^2, of the pre-activations themselves; read by the activation form only. */
  unit: number;
  /** Of each weight, by the layer's slices in their order. */
  readonly slices: Float64Array;
}

/** A layer below: its output is this layer's input and receives the gradient. */
export interface LayerBelow {
  readonly output: MeanVariance;
  readonly outputGradient: MeanVariance;
}

export interface RecurrentSpec {
  readonly cell: Cell;
  readonly form: Form;
  /** Of the operations that name none of their own. */
  readonly activation: Activation;
  readonly batch: number;
  readonly steps: number;
  readonly inputSize: number;
  readonly hiddenSize: number;
  /** Which steps appear in `output`: S = 1 or S = T. */
  readonly emit: "last" | "all";
  /** (T, B, I) comes from it and goes back to it. Null: data. */
  readonly below: LayerBelow | null;
  /**
   * (B), steps of each sequence, 0 to T, read at every `forward`; from the engine's `allocate`. Sequences end together: step t of
   * sequence b is there when t >= T - lengths[b]. Before it every state is 0, without variance, inputs are not read (they may be
   * NaN) and no gradient goes back. Steps that no sequence has, see `beginningOf`, are not run: their output is not written. Null: all T.
   */
  readonly lengths: FloatArray | null;
  /** (B), weight q of each sequence in the penalty, read at every `forward`; from the engine's `allocate`. Null: all 1. */
  readonly sequenceWeights: FloatArray | null;
}

/**
 * One recurrent layer over a whole sequence, every state before the first step being 0.
 *
 * `parameters` and `gradient` are the layer's own block, its slices in the cell's order.
 */
export interface RecurrentPass {
  readonly spec: RecurrentSpec;
  /** (T, B, I); variance null unless a layer below has one. */
  readonly input: MeanVariance;
  /** (S, B, H), of the cell's first state at the emitted steps; (S, B, 2 H) of a layer that reads both ways, see `BothWays`. */
  readonly output: MeanVariance;
  /** (S, B, H), written by the caller before `backward`. */
  readonly outputGradient: MeanVariance;
  /** dL/dnoise of the last `backward`. */
  readonly noiseGradient: LayerNoise;
  /**
   * Runs the layer; returns the penalty, the sum over b, its steps t and i of q_b times the variance of every affine value that
   * weight noise alone would give (activation form), 0 for the other forms.
   */
  forward(parameters: FloatArray, noise: Readonly<LayerNoise>): number;
  /**
   * Adds the gradient of L + penaltyWeight * penalty to `gradient`, having read `outputGradient`; goes back through at
   * most `depth` steps from the last one (T: all). Must follow a `forward` with the same parameters and noise.
   */
  backward(parameters: FloatArray, gradient: FloatArray, options: BackwardOptions): void;
}

export interface BackwardOptions {
  readonly penaltyWeight: number;
  readonly depth: number;
}

export interface DenseSpec {
  readonly form: Form;
  /** Rows: S * B. */
  readonly rows: number;
  readonly inputSize: number;
  readonly outputSize: number;
  readonly below: LayerBelow;
  /**
   * (B), steps of each sequence, the layer's own, read at every call, where rows are those of all T steps: rows of steps that no sequence has are
   * neither computed nor read. Null: every row counts.
   */
  readonly lengths: FloatArray | null;
}

/**
 * n = W h + b on each row; `parameters` is W (O, H) then b (O), and so are its slices. `backward` overwrites the gradient of the
 * layer below.
 */
export interface DensePass {
  readonly spec: DenseSpec;
  /** (S * B, O) */
  readonly output: MeanVariance;
  readonly outputGradient: MeanVariance;
  readonly noiseGradient: LayerNoise;
  forward(parameters: FloatArray, noise: Readonly<LayerNoise>): void;
  backward(parameters: FloatArray, gradient: FloatArray): void;
}

/** Whole-vector steps of the optimisers, in place. */
export interface VectorKernels {
  /** Sum of x_k^2, accumulated in double precision. */
  squaredNorm(x: FloatArray): number;
  /** x <- factor x */
  scale(x: FloatArray, factor: number): void;
  /** y <- y + factor x */
  addScaled(y: FloatArray, x: FloatArray, factor: number): void;
  /** velocity <- decay velocity + g; then g <- velocity, or g + decay velocity (Nesterov). */
  momentum(g: FloatArray, velocity: FloatArray, decay: number, nesterov: boolean): void;
  /**
   * first <- beta1 first + (1 - beta1) g; second <- beta2 second + (1 - beta2) g^2;
   * g <- first c1 / (sqrt(second c2) + epsilon), with c1 = 1/(1 - beta1^n), c2 = 1/(1 - beta2^n).
   */
  adam(g: FloatArray, first: FloatArray, second: FloatArray, constants: AdamConstants): void;
}

export interface AdamConstants {
  beta1: number;
  beta2: number;
  epsilon: number;
  /** 1 / (1 - beta1^n) at step n. */
  correction1: number;
  /** 1 / (1 - beta2^n) at step n. */
  correction2: number;
}

export interface ProductSpec {
  readonly rows: number;
  readonly columns: number;
  readonly depth: number;
  /** The operand that is stored transposed: left as (depth, rows), right as (columns, depth). */
  readonly transposed: "none" | "left" | "right";
  readonly factor: number;
  /** How much of `base` is kept; 0: it is not read. */
  readonly keep: number;
}

/** A planned product of two matrices. */
export interface MatrixProduct {
  readonly spec: ProductSpec;
  /** target (rows, columns) <- factor left right + keep base. `base` may be any array of that size, the target too; an operand may not be the target. */
  run(target: FloatArray, left: FloatArray, right: FloatArray, base: FloatArray): void;
}

/** A planned orthonormalisation of n rows of n numbers. */
export interface RowBasis {
  readonly size: number;
  /**
   * x (n, n) = L Q, L lower triangular, becomes Q: row k is orthogonal to those before it and lies in the span of x's first k + 1 rows. Signs
   * are the engine's choice; a row that adds no direction gets one that is left over.
   */
  run(x: FloatArray): void;
}

/** Products and bases of whole matrices, for the optimisers that see a tensor as one. Rounds to the engine's precision. */
export interface MatrixKernels {
  product(spec: ProductSpec): MatrixProduct;
  rowBasis(size: number): RowBasis;
  /** x <- x / (|x| + epsilon), the norm accumulated in double precision. */
  normalize(x: FloatArray, epsilon: number): void;
}

export interface Kernels {
  readonly name: string;
  /** A zeroed array in memory that this engine's kernels can reach. */
  allocate(length: number): FloatArray;
  /** Whether its kernels can reach an array. Absent: any of its precision. */
  reaches?(values: FloatArray): boolean;
  recurrent(spec: RecurrentSpec): RecurrentPass;
  dense(spec: DenseSpec): DensePass;
  readonly vector: VectorKernels;
  /** Absent: plain loops over this engine's arrays do the same, slower; see `matrixOf`. */
  readonly matrix?: MatrixKernels;
  /** Plans a copy of rows of this engine's arrays. Absent: `copyRows` does the same, slower. */
  rowCopy?(plan: CopyPlan): () => void;
  /** Begins a piece of work whose arrays are given back at its end: see `leaseOf`. Absent where the runtime collects arrays by itself. */
  lease?(): Lease;
}

/** A part of an engine's memory for one piece of work. */
export interface Lease {
  /** The engine, whose arrays and passes are this lease's; arrays of the engine itself may be handed to them, and theirs to the engine's `vector`. */
  readonly kernels: Kernels;
  /** Gives all of them back, once: nobody may use them after that, and others' arrays will lie where they lay. */
  release(): void;
}

/** A noise of 0 for a layer of so many slices. */
export function noNoise(slices: number): LayerNoise {
  return { unit: 0, slices: new Float64Array(slices) };
}
