import { normalCdf as cdf, normalPdf } from "../core/numeric/normal.js";
import { type Activation, MOMENT } from "./contract.js";
import { normalCdfMoments } from "./normal-cdf-moments.js";

/**
 * h(x) = Phi(x), the distribution function of the standard normal. With X ~ N(mu, v) and t = mu / sqrt(1 + v):
 *
 *     E h   = Phi(t)
 *     E h^2 = Phi(t) - 2 T(t, 1 / sqrt(1 + 2v)),   T is Owen's function
 *
 * Exact.
 */
export const normalCdf: Activation = {
  name: "normal-cdf",
  exactness: { kind: "exact" },
  reference: "D. B. Owen, A table of normal integrals, Commun. Stat. B 9 (1980) 389-419, nos 10,010.8 and 20,010.4",
  value: cdf,
  derivative: normalPdf,
  smooth(mean, variance, out) {
    normalCdfMoments(mean, variance, first, second);
    out[MOMENT.h1] = first[0]!;
    out[MOMENT.h2] = second[0]!;
    out[MOMENT.h1ByMean] = first[1]!;
    out[MOMENT.h1ByVariance] = 0.5 * first[2]!;
    out[MOMENT.h2ByMean] = second[1]!;
    out[MOMENT.h2ByVariance] = 0.5 * second[2]!;
  },
};

// Scratch, overwritten by every call before it is read: `smooth` runs in the hot loop and must not allocate.
const first = new Float64Array(4);
const second = new Float64Array(5);
