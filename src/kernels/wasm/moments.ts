import type { Form, Moments } from "../contract.js";
import type { Arena } from "./memory.js";

/** Where a pair of moments lies; variance is 0 when there is none. */
export interface MomentsAddress {
  readonly mean: number;
  readonly variance: number;
}

/** Mean and variance arrays of one length; no variance in the plain form. */
export function allocateMoments(arena: Arena, form: Form, length: number): Moments {
  return { mean: arena.allocate(length), variance: form === "plain" ? null : arena.allocate(length) };
}

/** Addresses of moments that must lie in this engine's memory. */
export function momentsAddress(arena: Arena, name: string, { mean, variance }: Moments): MomentsAddress {
  return {
    mean: arena.address(`${name}.mean`, mean, mean.length),
    variance: variance ? arena.address(`${name}.variance`, variance, mean.length) : 0,
  };
}
