import { log } from "./elementary/log.js";
import { choleskyFactor, choleskySolve, lowerSolve } from "./linear-algebra.js";
import { matern52 } from "./matern.js";

/** What a Gaussian process was told, and what it takes for granted. */
export interface Observed {
  readonly points: readonly (readonly number[])[];
  /** One for each point; mean 0 and variance 1 are taken for granted. */
  readonly values: readonly number[];
  /** Along each dimension, the distance over which values stay alike. */
  readonly lengths: readonly number[];
  /** Variance of the noise in a value, > 0; the signal's is 1. */
  readonly noise: number;
}

/** What is believed of the function at a point, noise not counted. */
export interface Belief {
  readonly mean: number;
  readonly variance: number;
}

export interface GaussianProcess {
  /** Log marginal likelihood: how well the lengths and the noise account for the values. */
  readonly logLikelihood: number;
  /** At the points it was told: less than the values swing, by the noise. */
  readonly means: readonly number[];
  at(point: readonly number[]): Belief;
}

/**
 * Gaussian process regression with the Matern 5/2 covariance k. With K = k(points, points) + noise I = L L^T and a = K^-1 y:
 *
 *     mean(x) = k(x)^T a      variance(x) = 1 - |L^-1 k(x)|^2      log p(y) = -y^T a / 2 - sum log L_ii - n log(2 pi) / 2
 *
 * Source: Rasmussen and Williams, Gaussian Processes for Machine Learning (2006), algorithm 2.1.
 */
export function gaussianProcess({ points, values, lengths, noise }: Observed): GaussianProcess {
  const n = points.length;
  const covariance = new Float64Array(n * n);
  for (let row = 0; row < n; row++) {
    for (let column = 0; column < row; column++)
      covariance[row * n + column] = matern52(distance(points[row]!, points[column]!, lengths));
    covariance[row * n + row] = 1 + noise;
  }
  const factor = choleskyFactor(covariance, n);
  const weights = Float64Array.from(values);
  choleskySolve(factor, n, weights);
  let logLikelihood = -0.5 * n * log(2 * Math.PI);
  for (let i = 0; i < n; i++) logLikelihood -= 0.5 * values[i]! * weights[i]! + log(factor[i * n + i]!);

  return {
    logLikelihood,
    means: values.map((value, i) => value - noise * weights[i]!),
    at(point) {
      const alike = Float64Array.from(points, (other) => matern52(distance(point, other, lengths)));
      let mean = 0;
      for (let i = 0; i < n; i++) mean += alike[i]! * weights[i]!;
      lowerSolve(factor, n, alike);
      let variance = 1;
      for (const part of alike) variance -= part * part;
      return { mean, variance: Math.max(0, variance) };
    },
  };
}

function distance(a: readonly number[], b: readonly number[], lengths: readonly number[]): number {
  let squares = 0;
  for (let i = 0; i < lengths.length; i++) squares += ((a[i]! - b[i]!) / lengths[i]!) ** 2;
  return Math.sqrt(squares);
}
