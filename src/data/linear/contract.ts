import type { WindowSet } from "../window-set.js";

/** Of a window, the features of a linear forecast: its last rows, flattened, oldest row first, and a constant 1. */
export interface Part {
  /** The last ones. */
  readonly rows: number;
  /** Places of the inputs, of one row alone; null for all. */
  readonly inputs: Uint32Array | null;
}

/** n, the constant 1 is among them. */
export function featuresOf({ inputSize }: Pick<WindowSet, "inputSize">, { rows, inputs }: Part): number {
  return rows * (inputs?.length ?? inputSize) + 1;
}

/** Sums over all rows that are scored, W their weights, F (rows, n) their features, Y (rows, O) their targets. */
export interface Products {
  /** F^T W F, (n, n); its lower half alone is there. */
  readonly gram: Float64Array;
  /** F^T W Y, (n, O) */
  readonly cross: Float64Array;
  /** The sum of W. */
  readonly weight: number;
  /** Of the gram matrix's entries, in units of its largest one, where they are not in double precision. */
  readonly rounding?: number;
}
