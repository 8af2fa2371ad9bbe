import type { RandomStream } from "../core/numeric/random.js";
import type { ParameterLayout } from "../params/layout.js";

/**
 * Draws initial parameters: weights normal with standard deviation `gain` / sqrt(fan in), biases 0.
 *
 * Each tensor draws from its own fork of `random`, so adding a tensor leaves the others' values alone.
 * All-zero recurrent weights would be a saddle of the diffused objective; the draw breaks the symmetry.
 */
export function initialise(
  layout: ParameterLayout,
  parameters: Float32Array | Float64Array,
  { random, gain = 1 }: { readonly random: RandomStream; readonly gain?: number },
): void {
  for (const { name, role, offset, length, scale } of layout.slices) {
    const stream = random.fork(name);
    const isBias = role === "bias";
    for (let k = 0; k < length; k++) parameters[offset + k] = isBias ? 0 : gain * scale * stream.normal();
  }
}
