import type { Network } from "../network/build.js";
import { layoutOf, type ParameterLayout } from "../params/layout.js";

/** The network with sigma in a start's units: the same tensors in the same places, the `scale` of each times its unit. */
export function withSigmaUnits(network: Network, units: Float64Array): Network {
  return units.every((unit) => unit === 1) ? network : { ...network, layout: scaled(network.layout, units) };
}

function scaled({ blocks }: ParameterLayout, units: Float64Array): ParameterLayout {
  return layoutOf(
    blocks.map(({ name, slices, firstSlice }) => ({
      name,
      slices: slices.map(({ shape, role, scale, ...slice }, k) => ({
        ...{ shape, role },
        name: slice.name.slice(name.length + 1),
        scale: scale * units[firstSlice + k]!,
      })),
    })),
  );
}
