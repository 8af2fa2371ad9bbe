import type { Network } from "../cells/network.js";
import type { NetworkNoise } from "./network-pass.js";

/** Multipliers of sigma for each kind of tensor; 0 leaves a kind unsmoothed. */
export interface NoiseShares {
  readonly input: number;
  readonly recurrent: number;
  readonly bias: number;
  readonly readout: number;
}

export const everyTensor: NoiseShares = { input: 1, recurrent: 1, bias: 1, readout: 1 };

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
  }: { readonly sigma: number; readonly shares: NoiseShares; readonly smoothUnits: boolean },
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
