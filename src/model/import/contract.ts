import type { Tensor } from "../torch/layers.js";

/** Weights out of a file of another library, as our tensors. */
export interface ForeignNetwork {
  /** Name of our cell. */
  readonly cell: string;
  /** Names of ours, one of which the file was trained with; null where it does not say. */
  readonly activations: readonly string[] | null;
  readonly inputSize: number;
  readonly hiddenSizes: readonly number[];
  /** Whether each layer has a pass that reads backwards. */
  readonly bidirectional: boolean;
  /** From the bottom; by the names of the cell's tensors, those of a reverse pass with `REVERSE` behind. */
  readonly layers: readonly Readonly<Record<string, Tensor>>[];
  /** What may be the readout: affine maps of the top layer's units. */
  readonly readouts: readonly ForeignReadout[];
}

export interface ForeignReadout {
  /** As the file names it. */
  readonly name: string;
  readonly outputSize: number;
  /** (O, H) or (O, 2 H), row-major. */
  readonly W: Float32Array;
  /** (O) */
  readonly b: Float32Array;
}

/** A file that weights may come in. */
export interface WeightFormat {
  readonly name: string;
  /** Of the file's name, with its dot. */
  readonly extension: string;
  /** Whether bytes begin as such a file does. */
  recognises(bytes: Uint8Array): boolean;
  /**
   * @param file what errors call it
   * @throws GradusError for a damaged file, and for a network that gradus has no cell for
   */
  read(bytes: Uint8Array, file: string): ForeignNetwork;
}
