import type { Network } from "../cells/network.js";
import type { FloatArray, Kernels } from "../kernels/contract.js";
import type { Loss } from "../loss/contract.js";
import type { RandomStream } from "../numeric/random.js";

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
  /** g, and its gradient by the parameters into `spec.gradient`. */
  differentiate(sigma: number): number;
  /** dg/dsigma of the last `differentiate`: 0 at sigma = 0, NaN where the objective has no closed form for it. */
  readonly bySigma: number;
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
  plan(spec: PassSpec): ObjectivePass;
}
