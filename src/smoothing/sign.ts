import { erf } from "../core/numeric/erf.js";
import { normalPdf } from "../core/numeric/normal.js";
import { type Activation, MOMENT } from "./contract.js";

/**
 * h(x) = sign(x), the hard threshold, sign(0) = 0. With X ~ N(mu, s^2) and z = mu / s:
 *
 *     E h = erf(z / sqrt2)        E h^2 = 1
 *
 * Exact. Its own derivative is 0 everywhere, at the jump too (by convention); the smoothed one, 2 phi(z) / s, is not.
 */
export const sign: Activation = {
  name: "sign",
  exactness: { kind: "exact" },
  reference: "E sign(X) = 1 - 2 P(X < 0)",
  value: Math.sign,
  derivative: () => 0,
  smooth(mean, variance, out) {
    out.fill(0);
    if (variance === 0) {
      out[MOMENT.h1] = Math.sign(mean);
      out[MOMENT.h2] = Math.abs(Math.sign(mean));
      return;
    }
    const sd = Math.sqrt(variance);
    const z = mean / sd;
    const slope = (2 * normalPdf(z)) / sd;
    out[MOMENT.h1] = erf(z * Math.SQRT1_2);
    out[MOMENT.h2] = 1;
    out[MOMENT.h1ByMean] = slope;
    out[MOMENT.h1ByVariance] = slope === 0 ? 0 : (-0.5 * z * slope) / sd;
  },
};
