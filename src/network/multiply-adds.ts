import type { SliceRole } from "../params/layout.js";
import type { Network } from "./build.js";

/**
 * Multiply-adds of a plain training step for one sequence and one step of time, readout left out: for each tensor its entries
 * forward, as many for its gradient, and as many again where a gradient goes back through it, to h of the step before or to a
 * layer below. A batch runs as many steps as its longest sequence: see `stepsRun`.
 *
 * @example
 * multiplyAdds(buildNetwork({ inputSize: 2, hiddenSizes: [32] })); // 3264
 */
export function multiplyAdds({ layout }: Network): number {
  let total = 0;
  for (const [layer, { slices }] of layout.blocks.slice(0, -1).entries()) {
    for (const { length, role } of slices) total += (readsUnits(role, layer) ? 3 : 2) * length;
  }
  return total;
}

/** Whether a tensor is multiplied with units, through which a gradient goes back: not with data, as the first layer's. */
export function readsUnits(role: SliceRole, layer: number): boolean {
  return role === "recurrent" || role === "readout" || (role === "input" && layer > 0);
}
