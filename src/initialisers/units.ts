import type { Network } from "../network/build.js";
import type { ParameterLayout, ParameterSlice } from "../params/layout.js";

/** The network with sigma in a start's units, as they are at the time: the same tensors in the same places, the `scale` of each times its unit. */
export function withSigmaUnits(network: Network, units: Float64Array): Network {
  return units.every((unit) => unit === 1) ? network : { ...network, layout: scaled(network.layout, units) };
}

/**
 * Units of a network some of whose units work at amplitude alpha: what makes their argument was shrunk by it, and so are its noise and its steps, and at
 * any alpha the network is trained as one of ordinary weights. The readout keeps its unit, though it was stretched by 1 / alpha: units left over are of
 * ordinary amplitude, and plain SGD would not hold with theirs. So are those of passes that read backwards.
 */
export function setUnits(units: Float64Array, { layout: { blocks } }: Network, alpha: number): void {
  for (const { slices, firstSlice } of blocks.slice(0, -1)) {
    for (const [k, { role, makesGate, isReverse }] of slices.entries()) {
      if (makesGate || isReverse) continue;
      if (role === "bias" || (firstSlice === 0 && role === "input")) units[firstSlice + k] = alpha;
    }
  }
}

function scaled(layout: ParameterLayout, units: Float64Array): ParameterLayout {
  const slices = layout.slices.map((slice, k): ParameterSlice => {
    const { scale } = slice;
    return Object.defineProperty({ ...slice }, "scale", { get: () => scale * units[k]!, enumerable: true });
  });
  const blocks = layout.blocks.map((block) => ({
    ...block,
    slices: slices.slice(block.firstSlice, block.firstSlice + block.slices.length),
  }));
  return { ...layout, blocks, slices };
}
