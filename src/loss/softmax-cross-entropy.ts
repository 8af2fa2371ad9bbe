import { exp } from "../core/numeric/elementary/exp.js";
import { log } from "../core/numeric/elementary/log.js";
import { ensureNoOptions, type NoOptions } from "../core/options.js";
import { clearEntry, type Loss, meanFactor } from "./contract.js";
import { drawLogitSamples, type LogitSamples } from "./logit-samples.js";

/**
 * Cross entropy of a row of logits n with target shares y that sum to 1 (one-hot, as a rule), in nats; mean over rows.
 *
 *     d(n, y) = lse(n) - y . n,   lse(n) = log sum_i exp(n_i)
 *
 * No closed form of E lse is known. With n_i ~ N(m_i, v_i) independent and p = softmax(m), two approximations are joined
 * by r^2 = sum v^2 / sum v, a smooth stand-in for the row's largest variance:
 *
 *     r <= 1    second order: lse(m) + 1/2 sum_i p_i (1 - p_i) v_i
 *     r >= 1.5  the mean of lse(m + s z) over 64 antithetic pairs z, -z, drawn once from a fixed seed
 *     between   (1 - u) second order + u samples, u = 3t^2 - 2t^3, t = (r^2 - 1) / 1.25
 *
 * Approximate: within .05 while every standard deviation is at most 1, within .12 times the largest one beyond (measured
 * for 2 to 50 classes). Deterministic. At variance 0 it is the plain loss, bit for bit; logits may be of any size.
 *
 * Source: section "Losses" of docs/diffusion.md.
 */
export function softmaxCrossEntropy(options?: NoOptions): Loss {
  ensureNoOptions("softmaxCrossEntropy", options);
  let work = planWork(1);
  return {
    name: "softmax-cross-entropy",
    expectation:
      "approximate: second order where a row's logit deviation is at most 1 (within .05), " +
      "64 antithetic logit samples from 1.5 on (within .12 deviations), a smooth blend between",
    bound: (sd) => (sd === 0 ? 0 : sd <= 1 ? 0.05 : 0.12 * sd),
    targets: "shares",
    evaluate(output, targets, { rows, firstRow = 0, gradient, varianceWeight, weights }) {
      const { mean, variance } = output;
      const O = mean.length / rows;
      if (work.classes !== O) work = planWork(O); // once per width, before the loop that matters
      const factor = meanFactor(rows, weights);
      let total = 0;
      for (let row = firstRow; row < rows; row++) {
        const from = row * O;
        const weight = factor * (weights === null ? 1 : weights[row]!);
        if (weight === 0) {
          for (let i = 0; i < O; i++) clearEntry(gradient, from + i);
          continue;
        }
        for (let i = 0; i < O; i++) {
          work.mean[i] = mean[from + i]!;
          if (variance) work.variance[i] = varianceWeight * variance[from + i]!;
        }
        let value = variance ? expectedLse(work) : plainLse(work);
        for (let i = 0; i < O; i++) value -= targets[from + i]! * work.mean[i]!;
        total += weight * value;
        if (!gradient) continue;
        for (let i = 0; i < O; i++) {
          gradient.mean[from + i] = weight * (work.byMean[i]! - targets[from + i]!);
          if (gradient.variance) gradient.variance[from + i] = weight * varianceWeight * work.byVariance[i]!;
        }
      }
      return total;
    },
  };
}

/** One row at hand; each array has an entry a class. */
interface Work {
  readonly classes: number;
  readonly mean: Float64Array;
  readonly variance: Float64Array;
  readonly byMean: Float64Array;
  readonly byVariance: Float64Array;
  readonly probability: Float64Array;
  readonly samples: LogitSamples;
}

function planWork(classes: number): Work {
  const row = () => new Float64Array(classes);
  return {
    classes,
    mean: row(),
    variance: row(),
    byMean: row(),
    byVariance: row(),
    probability: row(),
    samples: drawLogitSamples(classes),
  };
}

/** E lse of the row in `work`, and its derivatives into `byMean` and `byVariance`. */
function expectedLse(work: Work): number {
  const { classes: O, variance, byMean, byVariance, samples } = work;
  let sum = 0;
  let largest = 0;
  for (let i = 0; i < O; i++) {
    sum += variance[i]!;
    largest = Math.max(largest, variance[i]!);
  }
  let squares = 0; // scaled by the largest, which keeps extreme variances from overflowing
  for (let i = 0; i < O; i++) squares += largest > 0 ? (variance[i]! / largest) * variance[i]! : 0;
  const spread = sum > 0 ? largest * (squares / sum) : 0; // r^2
  if (spread >= SAMPLES_FROM) return samples.expectedLse(work);
  const second = secondOrder(work);
  if (spread <= SECOND_ORDER_UP_TO) return second;

  const t = (spread - SECOND_ORDER_UP_TO) / (SAMPLES_FROM - SECOND_ORDER_UP_TO);
  const u = t * t * (3 - 2 * t);
  const uBySpread = (6 * t * (1 - t)) / (SAMPLES_FROM - SECOND_ORDER_UP_TO);
  for (let i = 0; i < O; i++) {
    samples.keepByMean[i] = byMean[i]!;
    samples.keepByVariance[i] = byVariance[i]!;
  }
  const sampled = samples.expectedLse(work);
  for (let i = 0; i < O; i++) {
    byMean[i] = (1 - u) * samples.keepByMean[i]! + u * byMean[i]!;
    const spreadByVariance = (2 * variance[i]! - spread) / sum;
    byVariance[i] =
      (1 - u) * samples.keepByVariance[i]! + u * byVariance[i]! + uBySpread * spreadByVariance * (sampled - second);
  }
  return (1 - u) * second + u * sampled;
}

/** lse(m) and its derivatives at variance 0: p, and p (1 - p) / 2. */
function plainLse({ mean, byMean: p, byVariance }: Work): number {
  const logarithm = softmax(mean, p);
  for (let i = 0; i < p.length; i++) byVariance[i] = 0.5 * p[i]! * (1 - p[i]!);
  return logarithm;
}

/** r^2 up to which second order alone is used, and from which samples alone are. */
const SECOND_ORDER_UP_TO = 1;
const SAMPLES_FROM = 2.25;

/** lse(m) + 1/2 sum p (1 - p) v;  by m_k: p_k + p_k/2 [(1 - 2 p_k) v_k - sum_i p_i (1 - 2 p_i) v_i]. */
function secondOrder({ classes: O, mean, variance, byMean, byVariance, probability: p }: Work): number {
  const logarithm = softmax(mean, p);
  let curvature = 0;
  let tilt = 0;
  for (let i = 0; i < O; i++) {
    byVariance[i] = 0.5 * p[i]! * (1 - p[i]!);
    curvature += byVariance[i]! * variance[i]!;
    tilt += p[i]! * (1 - 2 * p[i]!) * variance[i]!;
  }
  for (let i = 0; i < O; i++) byMean[i] = p[i]! + 0.5 * p[i]! * ((1 - 2 * p[i]!) * variance[i]! - tilt);
  return logarithm + curvature;
}

/** lse of a row of logits, whose softmax is written to `p`. */
function softmax(logits: Float64Array, p: Float64Array): number {
  const O = logits.length;
  let top = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < O; i++) if (logits[i]! > top) top = logits[i]!;
  let sum = 0;
  for (let i = 0; i < O; i++) {
    p[i] = exp(logits[i]! - top);
    sum += p[i]!;
  }
  for (let i = 0; i < O; i++) p[i]! /= sum;
  return top + log(sum);
}
