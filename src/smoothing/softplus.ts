import { INVERSE_SQRT_2PI } from "../core/numeric/constants.js";
import { exp } from "../core/numeric/elementary/exp.js";
import { log1p } from "../core/numeric/elementary/log1p.js";
import { erfcGivenGaussian } from "../core/numeric/erf-given-gaussian.js";
import { type Activation, MOMENT } from "./contract.js";
import { logisticValue } from "./logistic.js";
import { directSpread } from "./spread.js";
import { TANH_MIXTURE } from "./tanh-mixture.js";

/**
 * h(x) = ln(1 + e^x). With X ~ N(mu, v), w_k = sqrt(2 / b_k^2 + v), z_k = mu / w_k and D_j = 1 + 2 r_j v:
 *
 *     E h   = sum_k c_k (mu Phi(z_k) + w_k phi(z_k)),   whose derivative by mu is L = sum_k c_k Phi(z_k)
 *     E h^2 = mu E h + v L + sum_j a_j exp(-r_j mu^2 / D_j) / sqrt(D_j)
 *
 * The second line: h(x)^2 = x h(x) + q(x), and E[X h] = mu E h + v L by Stein's lemma; q(x) = |x| l + l^2 with
 * l = ln(1 + e^-|x|) is even and falls off quickly, and is fitted by six Gaussians.
 * Approximate: E h by at most 4e-7, E h^2 by 3.5e-6, at any mu and v, so E h^2 can come out as low as -3.5e-6 where mu is very
 * negative. Softplus itself at v = 0.
 */
export const softplus: Activation = {
  name: "softplus",
  exactness: { kind: "approximate", bound: 3.5e-6, what: "h2, for every mean and variance; h1 is within 4e-7" },
  reference: "erf mixture of the logistic, integrated once; remainder fitted in test/golden/fit-softplus-remainder.py",
  value: softplusValue,
  derivative: logisticValue,
  spread: directSpread({ value: softplusValue, derivative: logisticValue }),
  smooth(mean, variance, out) {
    if (variance === 0) return plain(mean, out);
    let h1 = 0;
    let slope = 0; // L
    let bend = 0; // L'
    let third = 0; // L''
    for (let k = 0; k < TANH_MIXTURE.terms; k++) {
      const scale = TANH_MIXTURE.scale[k]!;
      const weight = TANH_MIXTURE.weight[k]!;
      const width = Math.sqrt(2 / (scale * scale) + variance);
      const z = mean / width;
      const gaussian = exp(-0.5 * z * z);
      const share = 0.5 * weight * erfcGivenGaussian(-z * Math.SQRT1_2, gaussian);
      const density = weight * INVERSE_SQRT_2PI * gaussian;
      h1 += mean * share + width * density;
      slope += share;
      bend += density / width;
      third -= (z * density) / (width * width);
    }
    let rest = 0;
    let restByMean = 0;
    let restTwiceByMean = 0;
    for (let j = 0; j < REMAINDER.terms; j++) {
      const widened = 1 + 2 * REMAINDER.rate[j]! * variance;
      const rate = REMAINDER.rate[j]! / widened;
      const bump = (REMAINDER.weight[j]! * exp(-rate * mean * mean)) / Math.sqrt(widened);
      const fall = -2 * rate * (mean * bump);
      rest += bump;
      restByMean += fall;
      restTwiceByMean -= 2 * rate * (bump + mean * fall);
    }
    out[MOMENT.h1] = h1;
    out[MOMENT.h2] = mean * h1 + variance * slope + rest;
    out[MOMENT.h1ByMean] = slope;
    out[MOMENT.h1ByVariance] = 0.5 * bend; // heat equation: d/dv = 1/2 d^2/dmu^2
    out[MOMENT.h2ByMean] = h1 + mean * slope + variance * bend + restByMean;
    out[MOMENT.h2ByVariance] = slope + 0.5 * (mean * bend + variance * third + restTwiceByMean);
  },
};

function softplusValue(x: number): number {
  return Math.max(x, 0) + log1p(exp(-Math.abs(x)));
}

function plain(x: number, out: Float64Array): void {
  const h = softplusValue(x);
  const slope = logisticValue(x);
  const bend = slope * logisticValue(-x);
  out[MOMENT.h1] = h;
  out[MOMENT.h2] = h * h;
  out[MOMENT.h1ByMean] = slope;
  out[MOMENT.h1ByVariance] = 0.5 * bend;
  out[MOMENT.h2ByMean] = 2 * h * slope;
  out[MOMENT.h2ByVariance] = slope * slope + h * bend;
}

// q(x) ~ sum over j of weight_j exp(-rate_j x^2), within 3.8e-7.
const REMAINDER = {
  rate: [
    0.03319273141388681, 0.05974639730777857, 0.10630837514335066, 0.1898410158136558, 0.33788453724569173,
    0.6111051878324726,
  ],
  weight: [
    0.0071861442995469005, 0.07454315344225247, 0.17626772286419082, 0.15878637945143598, 0.05773481263874306,
    0.005934423265504771,
  ],
  terms: 6,
} as const;
