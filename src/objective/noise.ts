import { GradusError } from "../core/errors.js";
import type { Network } from "../network/network.js";
import type { NoiseShares } from "./contract.js";
import type { NetworkNoise } from "./network-pass.js";

/** Every kind of tensor with the same sigma, in units of its initial scale. */
export const everyTensor: Readonly<NoiseShares> = { input: 1, recurrent: 1, bias: 1, readout: 1 };

/** Throws unless sigma is a number >= 0. Without a closure, since every step calls it. */
export function ensureSigma(sigma: number): void {
  if (sigma >= 0 && sigma < Number.POSITIVE_INFINITY) return;
  throw new GradusError(`sigma must be a number >= 0, got ${sigma}. Use 0 for the plain objective.`);
}

/**
 * Sets each tensor's noise variance to (sigma share / sqrt(fan in))^2, so that one sigma means the same smoothing at
 * every width; `unit` is the variance of the pre-activations themselves, sigma^2 where the objective uses it.
 */
export function setNoise(
  noise: NetworkNoise,
  network: Network,
  {
    sigma,
    shares,
    smoothUnits,
  }: { readonly sigma: number; readonly shares: Readonly<NoiseShares>; readonly smoothUnits: boolean },
): void {
  const square = sigma * sigma;
  for (let k = 0; k < noise.layers.length; k++) {
    const layer = noise.layers[k]!;
    const I = k === 0 ? network.inputSize : network.hiddenSizes[k - 1]!;
    const H = network.hiddenSizes[k]!;
    layer.unit = smoothUnits ? square : 0;
    layer.input = (square * shares.input ** 2) / I;
    layer.recurrent = (square * shares.recurrent ** 2) / H;
    layer.bias = (square * shares.bias ** 2) / H;
  }
  const top = network.hiddenSizes[network.hiddenSizes.length - 1]!;
  noise.readout.weight = (square * shares.readout ** 2) / top;
  noise.readout.bias = (square * shares.readout ** 2) / top;
}

/** dg/dsigma from dg/dvariance: each variance is c sigma^2, so it contributes 2 (variance / sigma) dg/dvariance. */
export function gradientBySigma(noise: NetworkNoise, gradient: NetworkNoise, sigma: number): number {
  let total = noise.readout.weight * gradient.readout.weight + noise.readout.bias * gradient.readout.bias;
  for (let k = 0; k < noise.layers.length; k++) {
    const n = noise.layers[k]!;
    const g = gradient.layers[k]!;
    total += n.unit * g.unit + n.input * g.input + n.recurrent * g.recurrent + n.bias * g.bias;
  }
  return (2 * total) / sigma;
}

/** dg/d(sigma share) of each kind into `out`: variances are c (sigma share)^2, and c (sigma share) is known while share is 0 too. */
export function gradientByTensor(
  network: Network,
  gradient: NetworkNoise,
  { sigma, shares, out }: { readonly sigma: number; readonly shares: Readonly<NoiseShares>; readonly out: NoiseShares },
): void {
  out.input = out.recurrent = out.bias = 0;
  for (let k = 0; k < gradient.layers.length; k++) {
    const I = k === 0 ? network.inputSize : network.hiddenSizes[k - 1]!;
    const H = network.hiddenSizes[k]!;
    const g = gradient.layers[k]!;
    out.input += (2 * sigma * shares.input * g.input) / I;
    out.recurrent += (2 * sigma * shares.recurrent * g.recurrent) / H;
    out.bias += (2 * sigma * shares.bias * g.bias) / H;
  }
  const top = network.hiddenSizes[network.hiddenSizes.length - 1]!;
  out.readout = (2 * sigma * shares.readout * (gradient.readout.weight + gradient.readout.bias)) / top;
}
