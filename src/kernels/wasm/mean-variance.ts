import type { Form, MeanVariance } from "../contract.js";
import type { Arena } from "./memory.js";

/** Where a mean and a variance lie; variance is 0 when there is none. */
export interface MeanVarianceAddress {
  readonly mean: number;
  readonly variance: number;
}

/** Mean and variance arrays of one length; no variance in the plain form. */
export function allocateMeanVariance(arena: Arena, form: Form, length: number): MeanVariance {
  return { mean: arena.allocate(length), variance: form === "plain" ? null : arena.allocate(length) };
}

/** Addresses of a mean and a variance that must lie in this engine's memory. */
export function meanVarianceAddress(arena: Arena, name: string, { mean, variance }: MeanVariance): MeanVarianceAddress {
  return {
    mean: arena.address(`${name}.mean`, mean, mean.length),
    variance: variance ? arena.address(`${name}.variance`, variance, mean.length) : 0,
  };
}
