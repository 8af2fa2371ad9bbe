import { ensure } from "../core/errors.js";
import type { Network } from "../network/build.js";
import { layoutOf, type ParameterLayout } from "../params/layout.js";
import type { Initialiser } from "./contract.js";

/** Of each tensor, as the initialiser says; null where all are 1. */
export function unitsOf(network: Network, initialiser: Initialiser): Float64Array | null {
  const units = initialiser.units?.(network);
  if (units === undefined) return null;
  const { slices } = network.layout;
  ensure(
    units.length === slices.length && units.every((unit) => unit > 0 && unit < Infinity),
    () =>
      `initialiser "${initialiser.name}": \`units\` must give a number > 0 for each of the ${slices.length} tensors, got ${units.join(", ")}.`,
  );
  return units;
}

/** The network with sigma in these units: the same tensors in the same places, the `scale` of each times its unit. */
export function withSigmaUnits(network: Network, units: Float64Array | null): Network {
  return units === null ? network : { ...network, layout: scaled(network.layout, units) };
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
