import { normalCdf, normalPdf } from "../core/numeric/normal.js";
import { type Activation, MOMENT } from "./contract.js";

/**
 * h(x) = max(x, 0). With X ~ N(mu, s^2) and z = mu / s:
 *
 *     E h   = mu Phi(z) + s phi(z)
 *     E h^2 = (mu^2 + s^2) Phi(z) + mu s phi(z)
 *
 * Exact. At the kink, x = 0 with s = 0, every derivative is taken as 0.
 */
export const relu: Activation = {
  name: "relu",
  exactness: { kind: "exact" },
  reference:
    "moments of the rectified normal distribution; B. J. Frey and G. E. Hinton, Neural Comput. 11 (1999) 193-213",
  value: (x) => Math.max(x, 0),
  linearAt: (amplitude) => 4 * amplitude, // four standard deviations above the kink
  derivative: (x) => (x > 0 ? 1 : 0),
  smooth(mean, variance, out) {
    const sd = Math.sqrt(variance);
    const open = variance > 0 ? normalCdf(mean / sd) : mean > 0 ? 1 : 0;
    const density = variance > 0 ? normalPdf(mean / sd) : 0;
    const h1 = mean * open + sd * density;

    out[MOMENT.h1] = h1;
    out[MOMENT.h2] = (mean * mean + variance) * open + mean * sd * density;
    out[MOMENT.h1ByMean] = open;
    out[MOMENT.h1ByVariance] = variance > 0 ? density / (2 * sd) : 0;
    out[MOMENT.h2ByMean] = 2 * h1;
    out[MOMENT.h2ByVariance] = open;
  },
};
