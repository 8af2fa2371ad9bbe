import type { RandomStream } from "../core/numeric/random.js";
import { ensureArgument, ensureOptions, isObject, type OptionRules } from "../core/options.js";
import { integer, isList, number, numbers, required, rule } from "../core/rules.js";
import { streamRule } from "../data/rules.js";
import type { ParameterLayout } from "../params/layout.js";

const LAYOUT = required(
  rule(
    "a layout of parameters",
    (value) =>
      isObject(value) &&
      integer(0).allows(value["length"]) &&
      isList(value["slices"]) &&
      value["slices"].every((slice) => isObject(slice) && integer(0).allows(slice["length"])),
    "Give `network.layout`.",
  ),
);
const OPTIONS = { random: required(streamRule), gain: number } satisfies OptionRules<Parameters<typeof initialise>[2]>;

/**
 * Draws initial parameters: weights normal with standard deviation `gain` / sqrt(fan in), biases 0.
 *
 * Each tensor draws from its own fork of `random`, so adding a tensor leaves the others' values alone.
 * All-zero recurrent weights would be a saddle of the diffused objective; the draw breaks the symmetry.
 */
export function initialise(
  layout: ParameterLayout,
  parameters: Float32Array | Float64Array,
  options: { readonly random: RandomStream; readonly gain?: number },
): void {
  ensureArgument("initialise", layout, ["layout", LAYOUT]);
  ensureArgument("initialise", parameters, ["parameters", required(numbers(layout.length))]);
  ensureOptions("initialise", options, OPTIONS);
  const { random, gain = 1 } = options;
  for (const { name, role, offset, length, scale } of layout.slices) {
    const stream = random.fork(name);
    const isBias = role === "bias";
    for (let k = 0; k < length; k++) parameters[offset + k] = isBias ? 0 : gain * scale * stream.normal();
  }
}
