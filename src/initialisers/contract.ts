import type { FloatArray } from "../core/float-array.js";
import type { RandomStream } from "../core/numeric/random.js";
import type { WindowSet } from "../data/window-set.js";
import type { Kernels } from "../kernels/contract.js";
import type { Loss } from "../loss/contract.js";
import type { Network } from "../network/build.js";
import type { Objective } from "../objective/contract.js";

/** A way to the first parameters of a run. */
export interface Initialiser {
  readonly name: string;
  /** The name with its options, for the identity of a run. Absent: the name */
  readonly detail?: string;
  /** Whether it is derived from the smoothed problem: a method that starts so is no baseline of diffusion. Absent: false */
  readonly fromDiffusion?: boolean;
  /**
   * Writes every entry of `start.parameters`, the same bits for the same start.
   *
   * @throws GradusError when the start lacks what it needs
   */
  initialise(start: InitialiserStart): void;
}

/** Inputs of an initialiser. */
export interface InitialiserStart {
  readonly network: Network;
  /** (P), from the kernels' own `allocate`. */
  readonly parameters: FloatArray;
  readonly kernels: Kernels;
  readonly random: RandomStream;
  /** Factor on the size of the weights that are drawn, > 0. */
  readonly gain: number;
  /** Training windows; null: the start may not depend on data. */
  readonly data: WindowSet | null;
  /** Validation windows, to choose between starts by; null: there are none. */
  readonly validation: WindowSet | null;
  readonly objective: Objective;
  readonly loss: Loss;
  /** Sigma of the first step. */
  readonly sigma: number;
  /**
   * (slices), in the order of `layout.slices`, all 1: the unit u > 0 of each tensor, for an initialiser to set. Of a start that shrinks what it writes,
   * noise and steps shrink too: sigma's unit is u times the usual one, and the optimiser works on tensor / u, so that it sees u times the gradient,
   * and its step is u times as long.
   */
  readonly units: Float64Array;
  /** Takes what became of the start in a few words, for the records, and the amplitude of units that it wrote; the last call counts. */
  readonly note: (words: string, amplitude?: StartAmplitude | null) => void;
}

/** Of each layer the first `states` units work at an amplitude of their own: a path may lead it to 1. */
export interface StartAmplitude {
  /** Root mean square of the largest, in units of the activation's argument, > 0. */
  readonly alpha: number;
  readonly states: number;
}
