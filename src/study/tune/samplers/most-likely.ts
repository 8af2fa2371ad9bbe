import { type GaussianProcess, gaussianProcess } from "../../../core/numeric/gaussian-process.js";

/** Of places from 0 to 1. */
const LENGTHS = [0.1, 0.2, 0.4, 0.8];

/** In units of the values' variance. */
const NOISES = [1e-4, 1e-2, 1e-1];

/**
 * The Gaussian process that makes the values most likely: one length for all dimensions and a noise out of a grid of 4 x 3; then a length of its own
 * for each dimension in turn, the others held. No more than a grid, so that the same history gives the same process.
 */
export function mostLikely(points: readonly (readonly number[])[], values: readonly number[]): GaussianProcess {
  const dimensions = points[0]!.length;
  const fitted = (lengths: readonly number[], noise: number) => ({
    lengths,
    noise,
    process: gaussianProcess({ points, values, lengths, noise }),
  });
  let best = fitted(new Array(dimensions).fill(LENGTHS[0]), NOISES[0]!);
  const consider = (lengths: readonly number[], noise: number) => {
    const other = fitted(lengths, noise);
    if (other.process.logLikelihood > best.process.logLikelihood) best = other;
  };
  for (const length of LENGTHS) for (const noise of NOISES) consider(new Array(dimensions).fill(length), noise);
  if (dimensions > 1) {
    for (let dimension = 0; dimension < dimensions; dimension++) {
      const { lengths, noise } = best;
      for (const length of LENGTHS) consider(lengths.with(dimension, length), noise);
    }
  }
  return best.process;
}
