import { ensure } from "../core/errors.js";
import type { Network } from "../network/build.js";
import { layoutOf, type ParameterLayout } from "../params/layout.js";
import type { Initialiser } from "./contract.js";

/** The network with the units of sigma that fit the start: the same tensors in the same places, each `scale` times the initialiser's factor. */
export function withSigmaUnits(network: Network, initialiser: Initialiser): Network {
  const factors = initialiser.sigmaUnits?.(network);
  if (factors === undefined) return network;
  const { slices } = network.layout;
  ensure(
    factors.length === slices.length && factors.every((factor) => factor > 0 && factor < Infinity),
    () =>
      `initialiser "${initialiser.name}": \`sigmaUnits\` must give a number > 0 for each of the ${slices.length} tensors, got ${factors.join(", ")}.`,
  );
  return { ...network, layout: scaled(network.layout, factors) };
}

function scaled({ blocks }: ParameterLayout, factors: Float64Array): ParameterLayout {
  return layoutOf(
    blocks.map(({ name, slices, firstSlice }) => ({
      name,
      slices: slices.map(({ shape, role, scale, ...slice }, k) => ({
        ...{ shape, role },
        name: slice.name.slice(name.length + 1),
        scale: scale * factors[firstSlice + k]!,
      })),
    })),
  );
}
