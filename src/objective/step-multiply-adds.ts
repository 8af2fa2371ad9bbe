import type { Network } from "../network/build.js";
import { readsUnits } from "../network/multiply-adds.js";
import { stepsOfPass } from "../network/reading.js";
import type { Objective } from "./contract.js";

export interface StepShape {
  /** B, sequences. */
  readonly batch: number;
  /** T, rows of a sequence; of sequences of several lengths the mean that a batch runs. */
  readonly steps: number;
  /** Which steps give an output. */
  readonly scored: "last" | "all";
}

/**
 * Multiply-adds of the matrix products of one training step, forward and back: B T' times those of the layers, B S times those of the readout, T' being
 * T, or 1 where the network reads its window at once.
 *
 * Of a matrix that is its entries forward, as many for its gradient, and as many again where a gradient goes back through it. Where the variance of units
 * is carried (the weights form at sigma > 0) each product with units is taken twice, for mean and variance; an objective that samples takes a plain step for
 * each draw. What goes entry by entry is left out: activations, losses, updates.
 *
 * @param objective null: the plain one, as every objective is at sigma = 0
 * @example
 * const network = buildNetwork({ inputSize: 2, hiddenSizes: [32] });
 * stepMultiplyAdds(network, { batch: 16, steps: 24, scored: "last" }, null); // 1254944
 */
export function stepMultiplyAdds(network: Network, shape: StepShape, objective: Objective | null): number {
  const { batch, steps, scored } = shape;
  const carriesVariance = objective?.closedForm?.form === "weights";
  const ofSteps = { layers: 0, readout: 0 };
  for (const [layer, { slices }] of network.layout.blocks.entries()) {
    const block = layer === network.layout.blocks.length - 1 ? "readout" : "layers";
    for (const { length, role } of slices) {
      const isOfUnits = readsUnits(role, layer);
      ofSteps[block] += length * (isOfUnits ? 3 : 2) * (isOfUnits && carriesVariance ? 2 : 1);
    }
  }
  const scoredSteps = scored === "all" ? steps : 1;
  const once = batch * (ofSteps.layers * stepsOfPass(network, steps) + ofSteps.readout * scoredSteps);
  return once * (objective?.plainStepsEach ?? 1);
}
