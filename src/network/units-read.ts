import type { NetworkSpec } from "./spec.js";

type Layers = Pick<NetworkSpec, "hiddenSizes" | "bidirectional">;

/**
 * Numbers of a step that the layer above, or the readout, reads of a layer: its H units, or 2 H where it reads its input both ways.
 *
 * @param layer default: the top one
 */
export function unitsRead({ hiddenSizes, bidirectional }: Layers, layer = hiddenSizes.length - 1): number {
  return (bidirectional ? 2 : 1) * hiddenSizes[layer]!;
}
