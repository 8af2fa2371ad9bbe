import type { RandomStream } from "../core/numeric/random.js";
import type { FloatArray, Form, Kernels } from "../kernels/contract.js";
import type { Loss } from "../loss/contract.js";
import type { Network } from "../network/network.js";

/** What a pass is planned for. B batch, T steps, S scored steps (1 or T). */
export interface PassSpec {
  readonly network: Network;
  readonly kernels: Kernels;
  readonly loss: Loss;
  readonly batch: number;
  readonly steps: number;
  readonly scored: "last" | "all";
  /** (P), shared by all passes of a training run. */
  readonly parameters: FloatArray;
  /** (P), overwritten by `differentiate`. */
  readonly gradient: FloatArray;
  /** Noise of the objectives that sample. */
  readonly random: RandomStream;
}

/** An objective planned for one batch shape: fill `inputs` and `targets`, then evaluate or differentiate. */
export interface ObjectivePass {
  /** (T, B, I) */
  readonly inputs: FloatArray;
  /** (S, B, O) */
  readonly targets: FloatArray;
  /** g(parameters; sigma) on the batch. */
  evaluate(sigma: number): number;
  /**
   * g, and its gradient by the parameters into `spec.gradient`; back through at most `depth` steps from the last one
   * (default: all), so less than T gives a truncated gradient.
   */
  differentiate(sigma: number, depth?: number): number;
  /** dg/dsigma of the last `differentiate`: 0 at sigma = 0, NaN where the objective has no closed form for it. */
  readonly bySigma: number;
  /** Sigma tensor by tensor; absent where the objective has one sigma for all. */
  readonly perTensor?: PerTensor;
}

/** What tells one closed form from another. */
export interface ClosedForm {
  readonly form: Exclude<Form, "plain">;
  readonly weights: NetworkWeights;
  readonly shares: Readonly<NoiseShares>;
  /** Whether the pre-activations have noise of their own, of standard deviation sigma. */
  readonly smoothUnits: boolean;
}

export interface NetworkWeights {
  /** Weight of the layers' penalties, per sequence and step (smoothed form). */
  readonly penalty: number;
  /** Weight of the output variance in the loss. */
  readonly variance: number;
}

/** Each kind of tensor has the noise sigma * share. */
export interface PerTensor {
  /** Read at every call; set it to move one kind's sigma alone. */
  readonly shares: NoiseShares;
  /** dg/d(sigma share) of each kind in the last `differentiate` with sigma > 0. Their sum weighted by share is `bySigma`. */
  readonly bySigma: Readonly<NoiseShares>;
}

/** One number for each kind of tensor; "readout" is the readout's weights and biases. */
export interface NoiseShares {
  input: number;
  recurrent: number;
  bias: number;
  readout: number;
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
  /** How its closed form runs the network while sigma > 0; absent for plain and sampling objectives. */
  readonly closedForm?: ClosedForm;
  plan(spec: PassSpec): ObjectivePass;
}
