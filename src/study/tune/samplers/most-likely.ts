import { type GaussianProcess, gaussianProcess } from "../../../core/numeric/gaussian-process.js";

/** Of places from 0 to 1. */
const LENGTHS = [0.1, 0.2, 0.4, 0.8];

/** In units of the values' variance. */
const NOISES = [1e-4, 1e-2, 1e-1];

/** Trials that tell lengths and noise well enough; time grows with the third power. */
const ENOUGH = 64;

/**
 * The Gaussian process whose lengths and noise make the values most likely: one length for all dimensions and a noise out of a grid of 4 x 3; then a
 * length of its own for each dimension in turn, the others held. No more than a grid, so that the same history gives the same process. Of more than 64
 * values, 64 at equal steps of the history choose; the process knows all.
 */
export function mostLikely(points: readonly (readonly number[])[], values: readonly number[]): GaussianProcess {
  const chosen = Array.from({ length: Math.min(ENOUGH, points.length) }, (_, i) =>
    Math.floor((i * points.length) / Math.min(ENOUGH, points.length)),
  );
  const told = { points: chosen.map((i) => points[i]!), values: chosen.map((i) => values[i]!) };
  const dimensions = points[0]!.length;
  let best = { lengths: [] as readonly number[], noise: 0, logLikelihood: -Infinity };
  const consider = (lengths: readonly number[], noise: number) => {
    const { logLikelihood } = gaussianProcess({ ...told, lengths, noise });
    if (logLikelihood > best.logLikelihood) best = { lengths, noise, logLikelihood };
  };
  for (const length of LENGTHS) for (const noise of NOISES) consider(new Array(dimensions).fill(length), noise);
  for (let dimension = 0; dimension < dimensions && dimensions > 1; dimension++) {
    const { lengths, noise } = best;
    for (const length of LENGTHS) consider(lengths.with(dimension, length), noise);
  }
  return gaussianProcess({ points, values, lengths: best.lengths, noise: best.noise });
}
