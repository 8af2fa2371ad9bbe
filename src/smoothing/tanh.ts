import { TWO_OVER_SQRT_PI } from "../core/numeric/constants.js";
import { exp } from "../core/numeric/elementary/exp.js";
import { tanh as tanhValue } from "../core/numeric/elementary/tanh.js";
import { erfGivenGaussian } from "../core/numeric/erf-given-gaussian.js";
import { type Activation, MOMENT } from "./contract.js";
import { directSpread } from "./spread.js";
import { TANH_MIXTURE } from "./tanh-mixture.js";

/**
 * h(x) = tanh(x). With X ~ N(mu, v), v > 0, and D_k = 1 + 2 b_k^2 v:
 *
 *     E h   = sum_k c_k erf(b_k mu / sqrt D_k)
 *     E h^2 = 1 - d/dmu E h,   because tanh^2 = 1 - tanh'
 *
 * Approximate: the mixture differs from tanh, and its derivative from tanh', by at most 1.31e-7, hence so do E h and E h^2 at any
 * mu and v. At v = 0 the six moments are those of tanh itself; going to v > 0 they jump by no more than that. For the same
 * reason E h^2 - (E h)^2, never negative in truth, is only known to be >= -4e-7: clamp it where a variance is needed.
 */
export const tanh: Activation = {
  name: "tanh",
  exactness: { kind: "approximate", bound: TANH_MIXTURE.bound, what: "h1 and h2, for every mean and variance" },
  reference: "seven-term erf mixture fitted in test/golden/fit-mixtures.py",
  value: tanhValue,
  derivative: sechSquared,
  spread: directSpread({ value: tanhValue, derivative: sechSquared }),
  smooth(mean, variance, out) {
    if (variance === 0) return plain(mean, out);
    let h1 = 0;
    let slope = 0; // d h1 / d mean
    let bend = 0; // d^2 h1 / d mean^2
    let third = 0; // d^3 h1 / d mean^3
    for (let k = 0; k < TANH_MIXTURE.terms; k++) {
      const scale = TANH_MIXTURE.scale[k]!;
      const weight = TANH_MIXTURE.weight[k]!;
      const steepness = scale / Math.sqrt(1 + 2 * scale * scale * variance); // b / sqrt D
      const argument = steepness * mean;
      const gaussian = exp(-argument * argument);
      const density = weight * TWO_OVER_SQRT_PI * steepness * gaussian;
      const turn = -2 * steepness * (argument * density);
      h1 += weight * erfGivenGaussian(argument, gaussian);
      slope += density;
      bend += turn;
      third += -2 * steepness * (steepness * density + argument * turn);
    }
    out[MOMENT.h1] = h1;
    out[MOMENT.h2] = 1 - slope;
    out[MOMENT.h1ByMean] = slope;
    out[MOMENT.h1ByVariance] = 0.5 * bend; // heat equation: d/dv = 1/2 d^2/dmu^2
    out[MOMENT.h2ByMean] = -bend;
    out[MOMENT.h2ByVariance] = -0.5 * third;
  },
};

function plain(x: number, out: Float64Array): void {
  const h = tanhValue(x);
  const slope = sechSquared(x);
  out[MOMENT.h1] = h;
  out[MOMENT.h2] = h * h;
  out[MOMENT.h1ByMean] = slope;
  out[MOMENT.h1ByVariance] = -h * slope;
  out[MOMENT.h2ByMean] = 2 * h * slope;
  out[MOMENT.h2ByVariance] = slope * (slope - 2 * h * h);
}

// 1 - tanh^2 would lose its digits in the tails.
function sechSquared(x: number): number {
  const decay = exp(-2 * Math.abs(x));
  return (4 * decay) / ((1 + decay) * (1 + decay));
}
