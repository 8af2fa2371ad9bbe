import type { FloatArray } from "../core/float-array.js";
import type { RandomStream } from "../core/numeric/random.js";
import type { Batch } from "../data/batch.js";
import type { Form, Kernels } from "../kernels/contract.js";
import type { Loss } from "../loss/contract.js";
import type { Network } from "../network/build.js";

/** A unit's place in a training step, but for its number in the layer. */
export interface UnitRow {
  readonly layer: number;
  /** Step of the window. */
  readonly t: number;
  /** Sequence of the whole batch. */
  readonly b: number;
}

/** Factors on the units that the next layer or the readout reads, the same for every pass of a step. */
export interface UnitMasks {
  /** Writes those of the units of a row to the `count` entries of `into` from `at` on; allocates nothing. */
  fill(into: Float64Array, place: { readonly at: number; readonly count: number }, row: UnitRow): void;
}

/** Spec of a forward pass. B batch, T steps, S scored steps (1 or T). */
export interface ForwardSpec {
  readonly network: Network;
  readonly kernels: Kernels;
  /** (P), from the kernels' `allocate`; read at every call. */
  readonly parameters: FloatArray;
  /** B */
  readonly batch: number;
  /** T */
  readonly steps: number;
  /** Which steps give an output: the last one, or all. */
  readonly scored: "last" | "all";
  /** Whether batches carry the lengths of their sequences. Default false: all have T steps. */
  readonly hasLengths?: boolean;
  /** Whether batches carry weights of their scored rows. Default false: all count alike. */
  readonly hasWeights?: boolean;
  /** Units that are left out of what is read of each layer, in training. Default null: none */
  readonly dropout?: UnitMasks | null;
  /** Place of the first sequence in the whole batch, of which a member of a team has a part. Default 0 */
  readonly firstSequence?: number;
}

/** Spec of a training pass. */
export interface TrainSpec extends ForwardSpec {
  readonly loss: Loss;
  /** (P), overwritten by `differentiate`; shared by all passes of a training run. */
  readonly gradient: FloatArray;
  /** Noise of the objectives that sample. A run whose objective draws from a fork of it takes no checkpoints: a fork's place is not known. */
  readonly random: RandomStream;
}

/** An objective planned for one batch shape: fill `batch`, then evaluate or differentiate. */
export interface ObjectivePass {
  readonly batch: Batch;
  /** g(parameters; sigma) on the batch. */
  evaluate(sigma: number): number;
  /**
   * g, and its gradient by the parameters into `spec.gradient`; back through at most `depth` steps from the last one
   * (default: all), so less than T gives a truncated gradient.
   */
  differentiate(sigma: number, depth?: number): number;
  /** dg/dsigma of the last `differentiate`: 0 at sigma = 0, NaN where the objective has no closed form for it. */
  readonly gradientBySigma: number;
  /** Sigma tensor by tensor; absent where the objective has one sigma for all. */
  readonly perSlice?: PerSlice;
  /** Memory between two steps beside `spec.random`: save it and set it again, and the run goes on bit for bit. Absent: none. */
  readonly state?: readonly FloatArray[];
}

/** Each tensor has the noise sigma * share, in its own unit. Arrays are indexed like `layout.slices`. */
export interface PerSlice {
  /** Read at every call; set it to move one tensor's sigma alone. */
  readonly shares: Float64Array;
  /** dg/d(sigma share) of each tensor in the last `differentiate` with sigma > 0. Their sum weighted by share is `gradientBySigma`. */
  readonly gradientBySigma: Float64Array;
}

/** Parameters by which closed forms differ. */
export interface ClosedForm {
  readonly form: Exclude<Form, "plain">;
  readonly weights: NetworkWeights;
  /** Sigma of single tensors as multiples of the objective's, by the name of their slice; 1 where none is given. */
  readonly shares: Readonly<Record<string, number>>;
  /** Whether the pre-activations have noise of their own, of standard deviation sigma. */
  readonly smoothUnits: boolean;
}

export interface NetworkWeights {
  /** Weight of the layers' penalties, each a mean over sequences and their steps (activation form). */
  readonly penalty: number;
  /** Weight of the output variance in the loss. */
  readonly variance: number;
}

/**
 * A function of the parameters that tends to the plain objective f as sigma tends to 0 and equals it, value and
 * gradient, at sigma = 0 (Law 1).
 */
export interface Objective {
  readonly name: string;
  /** For the records. */
  readonly detail: string;
  /** Whether sigma changes anything. */
  readonly diffuses: boolean;
  /** Whether its gradient is a stand-in, that of no function: differences and Law 1 do not hold for it. Default false */
  readonly isSurrogate?: boolean;
  /** Plain steps that one at sigma > 0 takes, of an objective that samples. Default 1 */
  readonly plainStepsEach?: number;
  /** How its closed form runs the network while sigma > 0; absent for plain and sampling objectives. */
  readonly closedForm?: ClosedForm;
  plan(spec: TrainSpec): ObjectivePass;
}
