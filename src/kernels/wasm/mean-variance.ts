import type { Form, MeanVariance, RecurrentPass } from "../contract.js";
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

/** Where a recurrent layer's buffers lie, by the names that plans of layers have for them; of a layer on data there is no gradient of its input. */
export function layerAddresses(
  arena: Arena,
  { spec, input, output, outputGradient }: Pick<RecurrentPass, "spec" | "input" | "output" | "outputGradient">,
) {
  const { below } = spec;
  const read = meanVarianceAddress(arena, "recurrent: `below.output`", input);
  const made = meanVarianceAddress(arena, "output", output);
  const madeGradient = meanVarianceAddress(arena, "outputGradient", outputGradient);
  const readGradient = below
    ? meanVarianceAddress(arena, "recurrent: `below.outputGradient`", below.outputGradient)
    : { mean: 0, variance: 0 };
  return {
    input: read.mean,
    inputVariance: read.variance,
    output: made.mean,
    outputVariance: made.variance,
    outputGradient: madeGradient.mean,
    outputVarianceGradient: madeGradient.variance,
    inputGradient: readGradient.mean,
    inputVarianceGradient: readGradient.variance,
  };
}
