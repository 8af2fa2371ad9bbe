import type { RandomStream } from "../core/numeric/random.js";
import type { ObjectivePass } from "../objective/contract.js";
import { weights } from "../objective/weights.js";
import type { Bench } from "./bench.js";
import { Draws } from "./draws.js";
import type { Pace } from "./pace.js";
import type { CurvaturePoint, CurvatureRecord } from "./record.js";

interface CurvatureOptions {
  readonly bench: Bench;
  readonly windows: number;
  readonly seed: number;
  readonly random: RandomStream;
  readonly pace: Pace;
  readonly gains: readonly number[];
  readonly sigmas: readonly number[];
  readonly pairs: number;
  readonly iterations: number;
}

/**
 * The largest curvature of the weights objective at each sigma, and the bound that any smoothed function obeys.
 *
 * Weights are measured by the usual size of their tensor, u = theta / scale, in which the noise is sigma in every direction. There
 * Stein's identity Hess g = E[grad f(u + sigma eps) eps'] / sigma and Cauchy-Schwarz give, for every unit vector a,
 *
 *     |a' Hess g a| <= sqrt(E (a . grad f)^2) sqrt(E (a . eps)^2) / sigma <= K / sigma,   K^2 = E |grad f(u + sigma eps)|^2
 *
 * so a step 2 sigma / K is safe. K is the mean over draws; the curvature is found by power iteration on differences of gradients.
 * Points that overflow, as unbounded activations do from large weights, are left out; null when none is left.
 * The bound holds for g itself; the weights objective, close to g, may pass it by its distance from g.
 */
export async function curvature(options: CurvatureOptions): Promise<CurvatureRecord | null> {
  const { bench, windows, seed, random, pace, gains, sigmas, pairs, iterations } = options;
  const pass = bench.plan(weights());
  const draws = new Draws(bench, { pairs, random: random.fork("draws") });
  const scales = bench.scales();
  const starts: { gain: number; points: CurvaturePoint[] }[] = [];
  let done = 0;
  for (const gain of gains) {
    const points: CurvaturePoint[] = [];
    for (const sigma of sigmas) {
      bench.start(seed, { gain });
      const found = largestCurvature(bench, pass, { sigma, scales, random: random.fork("direction"), iterations });
      const bound = sigma === 0 ? null : gradientNorm(bench, draws, scales, sigma) / sigma;
      if (Number.isFinite(found) && Number.isFinite(bound ?? 0)) points.push({ sigma, curvature: found, bound });
      await pace.at("curvature", ++done, gains.length * sigmas.length);
    }
    if (points.length > 0) starts.push({ gain, points });
  }
  return starts.length === 0 ? null : { windows, pairs, starts };
}

/** Length of the differences that stand in for the Hessian; short against the curves, long against rounding to float32. */
const STEP = 0.02;

/** |largest eigenvalue| of the Hessian in scaled weights, at the bench's present weights. */
export function largestCurvature(
  bench: Bench,
  pass: ObjectivePass,
  { sigma, scales, random, iterations }: PowerOptions,
): number {
  const { parameters, gradient } = bench;
  const P = scales.length;
  const centre = Float64Array.from(parameters);
  const product = new Float64Array(P);
  const a = Float64Array.from({ length: P }, () => random.normal());
  let size = 0;
  for (let k = 0; k < iterations; k++) {
    normalise(a);
    for (const sign of [1, -1]) {
      for (let i = 0; i < P; i++) parameters[i] = centre[i]! + sign * STEP * scales[i]! * a[i]!;
      pass.differentiate(sigma);
      for (let i = 0; i < P; i++) {
        const along = (sign * scales[i]! * gradient[i]!) / (2 * STEP);
        product[i] = sign === 1 ? along : product[i]! + along;
      }
    }
    const before = size;
    size = Math.sqrt(product.reduce((sum, x) => sum + x * x, 0));
    a.set(product);
    if (k > 4 && Math.abs(size - before) < 0.002 * size) break;
  }
  parameters.set(centre);
  return size;
}

interface PowerOptions {
  readonly sigma: number;
  readonly scales: Float64Array;
  readonly random: RandomStream;
  readonly iterations: number;
}

function normalise(a: Float64Array): void {
  const length = Math.sqrt(a.reduce((sum, x) => sum + x * x, 0)) || 1;
  for (let k = 0; k < a.length; k++) a[k]! /= length;
}

/** K: the root mean square over the draws of the gradient's norm in scaled weights. */
function gradientNorm(bench: Bench, draws: Draws, scales: Float64Array, sigma: number): number {
  let total = 0;
  draws.forEach(sigma, () => {
    bench.plain.differentiate(0);
    for (let k = 0; k < scales.length; k++) total += (scales[k]! * bench.gradient[k]!) ** 2;
  });
  return Math.sqrt(total / (2 * draws.pairs));
}
