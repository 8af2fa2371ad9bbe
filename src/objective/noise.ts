import { ensure, GradusError } from "../core/errors.js";
import { nearestNames } from "../core/nearest-name.js";
import type { LayerNoise } from "../kernels/contract.js";
import type { ParameterLayout } from "../params/layout.js";

/** Throws unless sigma is a number >= 0. Without a closure, since every step calls it. */
export function ensureSigma(sigma: number): void {
  if (sigma >= 0 && sigma < Number.POSITIVE_INFINITY) return;
  throw new GradusError(`sigma must be a number >= 0, got ${sigma}. Use 0 for the plain objective.`);
}

/**
 * Sigma of each tensor as a multiple of the objective's, indexed like `layout.slices`; 1 where `shares` names none.
 *
 * @throws GradusError for a name that no slice has and for a share that is not a number >= 0
 */
export function sharesBySlice({ slices }: ParameterLayout, shares: Readonly<Record<string, number>>): Float64Array {
  const names = slices.map(({ name }) => name);
  for (const [name, share] of Object.entries(shares)) {
    const [nearest] = nearestNames(name, names, 1);
    ensure(
      names.includes(name),
      () =>
        `shares: must name tensors of the network, got "${name}".${nearest === undefined ? "" : ` Did you mean "${nearest}"?`} ` +
        `Known: ${names.join(", ")}.`,
    );
    ensure(share >= 0 && Number.isFinite(share), () => `shares: "${name}" must be a number >= 0, got ${share}. Use 1.`);
  }
  return Float64Array.from(names, (name) => shares[name] ?? 1);
}

/** Noise settings of a network. */
interface NoiseLevel {
  readonly sigma: number;
  /** By slice. */
  readonly shares: Float64Array;
  /** Whether the pre-activations have noise of their own, of standard deviation sigma. */
  readonly smoothUnits: boolean;
}

/**
 * Sets each tensor's noise variance to (sigma share scale)^2, so that one sigma means the same smoothing at every width. What a highway has moved, behind the
 * readout's own tensors, takes none: of a squared loss its noise would change the value by a constant alone.
 */
export function setNoise(
  noise: readonly LayerNoise[],
  { blocks }: ParameterLayout,
  { sigma, shares, smoothUnits }: NoiseLevel,
): void {
  for (let k = 0; k < blocks.length; k++) {
    const { slices, firstSlice } = blocks[k]!;
    const layer = noise[k]!;
    layer.unit = smoothUnits ? sigma * sigma : 0;
    for (let s = 0; s < layer.slices.length; s++) {
      const width = sigma * shares[firstSlice + s]! * slices[s]!.scale;
      layer.slices[s] = width * width;
    }
  }
}

/** dg/dsigma from dg/dvariance: each variance is c sigma^2, so it contributes 2 (variance / sigma) dg/dvariance. */
export function gradientBySigma(noise: readonly LayerNoise[], gradient: readonly LayerNoise[], sigma: number): number {
  let total = 0;
  for (let k = 0; k < noise.length; k++) {
    const n = noise[k]!;
    const g = gradient[k]!;
    total += n.unit * g.unit;
    for (let s = 0; s < n.slices.length; s++) total += n.slices[s]! * g.slices[s]!;
  }
  return (2 * total) / sigma;
}

/** dg/d(sigma share) of each tensor into `out`: variances are (sigma share scale)^2, and their slope is known at share 0 too. */
export function gradientBySlice(
  gradient: readonly LayerNoise[],
  { blocks }: ParameterLayout,
  { sigma, shares }: NoiseLevel,
  out: Float64Array,
): void {
  for (let k = 0; k < blocks.length; k++) {
    const { slices, firstSlice } = blocks[k]!;
    const own = gradient[k]!.slices;
    for (let s = 0; s < own.length; s++) {
      const at = firstSlice + s;
      out[at] = 2 * sigma * shares[at]! * slices[s]!.scale ** 2 * own[s]!;
    }
  }
}
