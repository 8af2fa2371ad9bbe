import { erfcGivenGaussian } from "../numeric/erf-given-gaussian.js";
import type { Activation } from "./contract.js";
import { logistic, logisticValue } from "./logistic.js";
import { TANH_MIXTURE } from "./tanh-mixture.js";
import { timesX } from "./times-x.js";

/**
 * h(x) = x logistic(x), also called swish. With X ~ N(mu, v), L = E logistic(X) by the mixture of tanh, and derivatives by mu:
 *
 *     E h   = mu L + v L'
 *     E h^2 = (mu^2 + v) G + 2 mu v G' + v^2 G'',   G = E logistic^2 = L - L'
 *
 * Approximate: E h by at most 9e-7, E h^2 by 1.6e-5 (the mixture's error times x and x^2), at any mu and v. SiLU itself at v = 0.
 */
export const silu: Activation = {
  name: "silu",
  exactness: { kind: "approximate", bound: 1.6e-5, what: "h2, for every mean and variance; h1 is within 9e-7" },
  reference: "Stein's lemma on the smoothed logistic; logistic^2 = logistic - logistic'",
  ...timesX({ value: logisticValue, derivative: logistic.derivative, moments: logisticMoments }),
};

// L^(n), n = 0 .. 5, each the sum over the mixture of c times a derivative of Phi(z), z = r mu, r = b / sqrt(2 + b^2 v).
function logisticMoments(mean: number, variance: number, first: Float64Array, second: Float64Array): void {
  if (variance === 0) {
    plainLogistic(mean, first, second);
    return;
  }
  let l0 = 0;
  let l1 = 0;
  let l2 = 0;
  let l3 = 0;
  let l4 = 0;
  let l5 = 0;
  for (let k = 0; k < TANH_MIXTURE.terms; k++) {
    const scale = TANH_MIXTURE.scale[k]!;
    const weight = TANH_MIXTURE.weight[k]!;
    const rate = scale / Math.sqrt(2 + scale * scale * variance);
    const z = rate * mean;
    const gaussian = Math.exp(-0.5 * z * z);
    const d1 = weight * rate * INVERSE_SQRT_2PI * gaussian;
    const d2 = -rate * z * d1;
    const d3 = -rate * (z * d2 + rate * d1);
    const d4 = -rate * (z * d3 + 2 * rate * d2);
    l0 += 0.5 * weight * erfcGivenGaussian(-z * Math.SQRT1_2, gaussian);
    l1 += d1;
    l2 += d2;
    l3 += d3;
    l4 += d4;
    l5 += -rate * (z * d4 + 3 * rate * d3);
  }
  first[0] = l0;
  first[1] = l1;
  first[2] = l2;
  first[3] = l3;
  squareMoments(first, l4, l5, second);
}

// The logistic itself: every derivative is a polynomial in s and q = s (1 - s).
function plainLogistic(x: number, first: Float64Array, second: Float64Array): void {
  const s = logisticValue(x);
  const opposite = logisticValue(-x);
  const q = s * opposite;
  const tilt = opposite - s; // 1 - 2s
  first[0] = s;
  first[1] = q;
  first[2] = q * tilt;
  first[3] = q * (1 - 6 * q);
  squareMoments(first, q * tilt * (1 - 12 * q), q * (1 - 30 * q + 120 * q * q), second);
}

// G^(n) = L^(n) - L^(n+1).
function squareMoments(first: Float64Array, l4: number, l5: number, second: Float64Array): void {
  second[0] = first[0]! - first[1]!;
  second[1] = first[1]! - first[2]!;
  second[2] = first[2]! - first[3]!;
  second[3] = first[3]! - l4;
  second[4] = l4 - l5;
}

const INVERSE_SQRT_2PI = 0.3989422804014327;
