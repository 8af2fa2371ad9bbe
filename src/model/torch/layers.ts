import type { Cell } from "../../network/cell.js";

/** A tensor, row-major. */
export interface Tensor {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/** A recurrent layer with its numbers. */
export interface LayerRecord {
  readonly cell: Cell;
  /** Name of the network's activation. */
  readonly activation: string;
  readonly inputSize: number;
  readonly hiddenSize: number;
  /** Those of `cell.slices`, by name. */
  readonly tensors: Readonly<Record<string, Tensor>>;
}
