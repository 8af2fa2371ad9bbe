import type { SliceSpec } from "../params/layout.js";
import type { Cell, LayerSizes } from "./cell.js";
import { slicesOf } from "./cell-check.js";

/** Ends the names of the tensors of a layer's reverse pass, as in PyTorch's `weight_ih_l0_reverse`. */
export const REVERSE = "_reverse";

/** The tensors of a layer in the order in which they lie; those of a pass that reads the other way come second, the same once more. */
export function layerSlices(cell: Cell, bidirectional: boolean | undefined, sizes: LayerSizes): readonly SliceSpec[] {
  const slices = slicesOf(cell, sizes);
  if (!bidirectional) return slices;
  return [...slices, ...slices.map((slice) => ({ ...slice, name: `${slice.name}${REVERSE}`, isReverse: true }))];
}
