import type { Highway, HighwayKind } from "./highway.js";

/**
 * A network as plain data: the one description of it in options, records, model files and flags.
 *
 * Layers, one on the other, recurrent or over the whole window, and a linear readout n = W h + b of the top layer, to which a highway may be added.
 */
export interface NetworkSpec {
  /** Name in the registry of cells. */
  readonly cell: string;
  /** Numbers read at each step, >= 1. */
  readonly inputSize: number;
  /** Units of each layer, first layer first; at least one layer. */
  readonly hiddenSizes: readonly number[];
  /** Numbers given at each scored step, >= 1: target columns times target rows. */
  readonly outputSize: number;
  /** Name in the registry of activations. */
  readonly activation: string;
  /** "best": the closed form or the closest mixture; "paper": the one-term forms quoted from the paper. */
  readonly approximation: Approximation;
  /** What is added to the readout: nothing, or an affine function of the window, whose numbers are data: see `Highway`. */
  readonly highway: HighwayKind;
  /**
   * Each layer has a second pass of as many units, which reads its input from a sequence's last step to its first; absent: it has none. See
   * `NetworkOptions`.
   */
  readonly bidirectional?: true | undefined;
  /** T, rows of the windows that a cell reads whole, >= 1; absent for one that reads step by step, windows of any length. */
  readonly window?: number | undefined;
  /** Inputs of the window that a highway reads which is trained, so many parameters an output, >= 1; absent for one that is not. */
  readonly highwayFeatures?: number | undefined;
}

export const APPROXIMATIONS = ["best", "paper"] as const;
export type Approximation = (typeof APPROXIMATIONS)[number];

/** A spec of which only the sizes must be given. */
export interface NetworkOptions {
  readonly inputSize: number;
  readonly hiddenSizes: readonly number[];
  /** Default 1 */
  readonly outputSize?: number;
  /** Default "elman" */
  readonly cell?: string;
  /** Default "tanh" */
  readonly activation?: string;
  /** Default "best" */
  readonly approximation?: Approximation;
  /**
   * Whether each layer reads its input both ways, as torch.nn.RNN, GRU and LSTM do: a second pass of the same cell and size, with tensors of its own,
   * reads each sequence from its last step to its first. The layer above, and a readout at every step, reads [h_t, reverse h_t], 2 H numbers; a readout at
   * the last step reads the state in which each pass ends, which of the reverse one is its state at the first step (PyTorch's h_n). Every output
   * depends on the whole sequence: no network to be run while the sequence goes on. Not for a cell that reads windows whole. Default false
   */
  readonly bidirectional?: boolean | undefined;
  /** T, rows of the windows: for a cell that reads them whole; one that reads step by step has no part in it. */
  readonly window?: number | undefined;
  /** A highway; or its kind alone, of which the network can be described but not run. Default "none" */
  readonly highway?: HighwayKind | Highway;
  /** With the kind "trained" alone; a highway says it itself. Default: that of the highway */
  readonly highwayFeatures?: number | undefined;
}
