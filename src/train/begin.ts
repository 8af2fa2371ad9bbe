import { ensure } from "../core/errors.js";
import type { RandomStream } from "../core/numeric/random.js";
import type { FloatArray } from "../kernels/contract.js";
import type { ResolvedTrainOptions } from "./options.js";
import type { Beginning } from "./records.js";

/** Sets the first parameters, whose time counts as training; of a run that goes on, what its beginning left beside them. */
export function begin(
  options: ResolvedTrainOptions,
  { sigma, ...place }: { readonly parameters: FloatArray; readonly random: RandomStream; readonly sigma: () => number },
): Beginning & { readonly milliseconds: number } {
  if (options.from) return { ...structuredClone(options.from.beginning), milliseconds: 0 };
  const { data, startData, initialiser, network, now } = options;
  const { train, validation } = startData ?? data;
  const since = now();
  const units = new Float64Array(network.layout.slices.length).fill(1);
  let note: Beginning["note"] = null;
  let amplitude: Beginning["amplitude"] = null;
  initialiser.initialise({
    ...options,
    ...place,
    sigma: sigma(),
    data: train,
    validation,
    units,
    note: (words, given = null) => {
      note = words;
      amplitude = given;
    },
  });
  ensure(
    units.every((unit) => unit > 0 && unit < Infinity),
    () =>
      `initialiser "${initialiser.name}": \`units\` must be numbers > 0, one for each tensor, got ${units.join(", ")}.`,
  );
  return { note, units, amplitude, milliseconds: now() - since };
}
