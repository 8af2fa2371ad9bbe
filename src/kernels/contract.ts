/**
 * What an engine must provide. Letters: B batch, T steps, S emitted steps, I inputs, H hidden, O outputs, P parameters.
 *
 * A pass is planned once for a shape; its buffers are fixed, row-major and never reallocated, and neither `forward` nor
 * `backward` allocates. Every array handed to a pass must come from the same engine's `allocate`.
 * The reference engine is the oracle: a fast engine agrees with it to the tolerance that its tests state.
 */
import type { Activation } from "../smoothing/contract.js";

export type FloatArray = Float32Array | Float64Array;

/**
 * plain: h = act(m).
 * smoothed: h = h1(m, s) at one fixed s; the variance that weight noise would add at each step is summed as a penalty.
 * moments: mean and variance of every unit are carried through time (assumed-density filtering).
 */
export type Form = "plain" | "smoothed" | "moments";

/** Mean and, unless the form is plain, variance of the same shape. */
export interface Moments {
  readonly mean: FloatArray;
  readonly variance: FloatArray | null;
}

/** Variances of the Gaussian noise of one recurrent layer. Mutable: a schedule sets them between passes. */
export interface RecurrentNoise {
  /** s^2, of the pre-activations themselves; read by the smoothed form only. */
  unit: number;
  /** sigma_U^2, of each input weight. */
  input: number;
  /** sigma_V^2, of each recurrent weight. */
  recurrent: number;
  /** sigma_a^2, of each bias. */
  bias: number;
}

/** Variances of the Gaussian noise of a dense layer's weights and biases. */
export interface DenseNoise {
  weight: number;
  bias: number;
}

/** Recurrent cells; each engine has a row for each. */
export type Cell = "elman";

export interface RecurrentSpec {
  readonly cell: Cell;
  readonly form: Form;
  readonly activation: Activation;
  readonly batch: number;
  readonly steps: number;
  readonly inputSize: number;
  readonly hiddenSize: number;
  /** Which steps appear in `output`: S = 1 or S = T. */
  readonly emit: "last" | "all";
  /** A layer below: its output moments are this layer's input, (T, B, I), and receive the gradient. Null: data. */
  readonly below: { readonly output: Moments; readonly outputGradient: Moments } | null;
}

/**
 * One recurrent layer over a whole sequence, h before the first step being 0.
 *
 * Elman: m_t = U x_t + V h(m_{t-1}) + a. `parameters` and `gradient` are the layer's own slice, U (H, I) then V (H, H)
 * then a (H).
 */
export interface RecurrentPass {
  readonly spec: RecurrentSpec;
  /** (T, B, I); variance null unless a layer below has one. */
  readonly input: Moments;
  /** (S, B, H), moments of h at the emitted steps. */
  readonly output: Moments;
  /** (S, B, H), written by the caller before `backward`. */
  readonly outputGradient: Moments;
  /** dL/dnoise of the last `backward`, field by field. */
  readonly noiseGradient: RecurrentNoise;
  /**
   * Runs the layer; returns the penalty sum over t, b and i of the variance of m_t,i that weight noise alone would give
   * (smoothed form), 0 for the other forms.
   */
  forward(parameters: FloatArray, noise: RecurrentNoise): number;
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
  readonly below: { readonly output: Moments; readonly outputGradient: Moments };
}

/** n = W h + b on each row; `parameters` is W (O, H) then b (O). `backward` overwrites the gradient of the layer below. */
export interface DensePass {
  readonly spec: DenseSpec;
  /** (S * B, O) */
  readonly output: Moments;
  readonly outputGradient: Moments;
  readonly noiseGradient: DenseNoise;
  forward(parameters: FloatArray, noise: DenseNoise): void;
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

export interface Kernels {
  readonly name: string;
  /** A zeroed array in memory that this engine's kernels can reach. */
  allocate(length: number): FloatArray;
  recurrent(spec: RecurrentSpec): RecurrentPass;
  dense(spec: DenseSpec): DensePass;
  readonly vector: VectorKernels;
}
