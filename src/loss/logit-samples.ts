import { exp } from "../core/numeric/elementary/exp.js";
import { log } from "../core/numeric/elementary/log.js";
import { randomStream } from "../core/numeric/random.js";

/** A row of logits, and where the derivatives of E lse by mean and variance go. */
interface LogitRow {
  readonly mean: Float64Array;
  readonly variance: Float64Array;
  readonly byMean: Float64Array;
  readonly byVariance: Float64Array;
  readonly probability: Float64Array;
}

/** Fixed antithetic draws for one number of classes, and the expectation they give. */
export interface LogitSamples {
  /** The mean of lse(m + s z) over all draws, with the exact derivatives of that mean. */
  expectedLse(row: LogitRow): number;
  /** (O), scratch for the caller. */
  readonly keepByMean: Float64Array;
  readonly keepByVariance: Float64Array;
}

/**
 * Draws 64 pairs z, -z for O classes, each class scaled so that the mean of its z^2 is exactly 1.
 *
 * Always the same draws for the same O: the expectation is a smooth, repeatable function of mean and variance.
 */
export function drawLogitSamples(classes: number): LogitSamples {
  const z = draw(classes);
  const sd = new Float64Array(classes);
  const p = new Float64Array(classes);

  const expectedLse = ({ mean, variance, byMean, byVariance, probability }: LogitRow): number => {
    for (let i = 0; i < classes; i++) sd[i] = Math.sqrt(variance[i]!);
    byMean.fill(0);
    byVariance.fill(0);
    probability.fill(0); // becomes the mean of p (1 - p)
    let total = 0;
    for (let pair = 0; pair < PAIRS; pair++) {
      const from = pair * classes;
      for (let sign = -1; sign <= 1; sign += 2) {
        let top = Number.NEGATIVE_INFINITY;
        for (let i = 0; i < classes; i++) {
          p[i] = mean[i]! + sign * sd[i]! * z[from + i]!;
          top = Math.max(top, p[i]!);
        }
        let sum = 0;
        for (let i = 0; i < classes; i++) {
          p[i] = exp(p[i]! - top);
          sum += p[i]!;
        }
        total += top + log(sum);
        for (let i = 0; i < classes; i++) {
          p[i]! /= sum;
          byMean[i]! += p[i]!;
          byVariance[i]! += sign * p[i]! * z[from + i]!;
          probability[i]! += p[i]! * (1 - p[i]!);
        }
      }
    }
    const share = 1 / (2 * PAIRS);
    for (let i = 0; i < classes; i++) {
      byMean[i]! *= share;
      // p z / (2 s) is 0 / 0 without spread; there Stein's lemma gives 1/2 E p (1 - p)
      byVariance[i] = sd[i]! > 1e-6 ? (byVariance[i]! * share) / (2 * sd[i]!) : 0.5 * share * probability[i]!;
    }
    return total * share;
  };
  return { expectedLse, keepByMean: new Float64Array(classes), keepByVariance: new Float64Array(classes) };
}

/** (pairs, O) */
function draw(classes: number): Float64Array {
  const random = randomStream(SEED).fork(classes);
  const z = new Float64Array(PAIRS * classes);
  for (let k = 0; k < z.length; k++) z[k] = random.normal();
  for (let i = 0; i < classes; i++) {
    let squares = 0;
    for (let pair = 0; pair < PAIRS; pair++) squares += z[pair * classes + i]! ** 2;
    const factor = Math.sqrt(PAIRS / squares);
    for (let pair = 0; pair < PAIRS; pair++) z[pair * classes + i]! *= factor;
  }
  return z;
}

const PAIRS = 64;
const SEED = 1;
