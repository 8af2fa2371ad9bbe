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
  /** The same of the pass that reads from the last step to the first; null: there is none. */
  readonly reverse: Readonly<Record<string, Tensor>> | null;
}

/** Numbers of a step that are read of a layer: H, or 2 H of both passes. */
export function unitsOf({ hiddenSize, reverse }: Pick<LayerRecord, "hiddenSize" | "reverse">): number {
  return reverse === null ? hiddenSize : 2 * hiddenSize;
}

/** The tensors of each pass. */
export function passesOf({ tensors, reverse }: LayerRecord): readonly LayerRecord["tensors"][] {
  return reverse === null ? [tensors] : [tensors, reverse];
}
