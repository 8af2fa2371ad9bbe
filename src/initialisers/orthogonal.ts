import type { FloatArray } from "../core/float-array.js";
import type { RandomStream } from "../core/numeric/random.js";
import { ensureNoOptions, type NoOptions } from "../core/options.js";
import type { ParameterSlice } from "../params/layout.js";
import type { Initialiser } from "./contract.js";
import { initialise } from "./initialise.js";

/**
 * Recurrent matrices gain times a random orthogonal one, uniform over all of them; the other tensors as `drawn`.
 *
 * A state then keeps its length on its way back through linear units, where a drawn matrix stretches some directions and
 * shrinks others. Source: Saxe, McClelland and Ganguli (2014).
 */
export function orthogonal(options?: NoOptions): Initialiser {
  ensureNoOptions("orthogonal", options);
  return {
    name: "orthogonal",
    initialise({ network: { layout }, parameters, random, gain }) {
      initialise(layout, parameters, { random, gain });
      for (const slice of layout.slices) {
        if (slice.role === "recurrent") drawOrthogonal(slice, parameters, { random: random.fork(slice.name), gain });
      }
    },
  };
}

/** Orthonormal rows, or columns where there are fewer of them, by the QR decomposition of a matrix of normal numbers. */
function drawOrthogonal(
  { shape, offset }: ParameterSlice,
  parameters: FloatArray,
  { random, gain }: { readonly random: RandomStream; readonly gain: number },
): void {
  const [rows, columns] = shape as readonly [number, number];
  const count = Math.min(rows, columns);
  const length = Math.max(rows, columns);
  const vectors = Float64Array.from({ length: count * length }, () => random.normal());
  for (let n = 0; n < count; n++) {
    orthogonalise(vectors, n, length);
    orthogonalise(vectors, n, length); // once more: the first time leaves what cancellation made of it
  }
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const from = rows <= columns ? row * length + column : column * length + row;
      parameters[offset + row * columns + column] = gain * vectors[from]!;
    }
  }
}

/** Makes vector `n` of the given length orthogonal to the ones before, which are orthonormal, and of length 1. */
function orthogonalise(vectors: Float64Array, n: number, length: number): void {
  const own = vectors.subarray(n * length, (n + 1) * length);
  for (let k = 0; k < n; k++) {
    const other = vectors.subarray(k * length, (k + 1) * length);
    let product = 0;
    for (let i = 0; i < length; i++) product += own[i]! * other[i]!;
    for (let i = 0; i < length; i++) own[i]! -= product * other[i]!;
  }
  let square = 0;
  for (let i = 0; i < length; i++) square += own[i]! * own[i]!;
  const norm = Math.sqrt(square);
  for (let i = 0; i < length; i++) own[i]! /= norm;
}
