import { ensure } from "../core/errors.js";
import type { FloatArray, Kernels } from "../kernels/contract.js";
import type { Network } from "../network/build.js";

interface Planned {
  readonly network: Network;
  readonly kernels: Kernels;
  readonly parameters: FloatArray;
}

/** Throws unless an owner's `parameters` are the network's, in memory that the engine's passes reach. */
export function ensureParameters(owner: string, { network, kernels, parameters }: Planned): void {
  const P = network.layout.length;
  ensure(
    parameters.length === P,
    () => `${owner}: \`parameters\` must hold the network's ${P} numbers, got ${parameters.length}.`,
  );
  ensure(
    kernels.reaches?.(parameters) ?? true,
    () => `${owner}: \`parameters\` must come from \`allocate\` of \`kernels\`, got one from elsewhere. Copy it.`,
  );
}
