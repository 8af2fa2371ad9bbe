import { normalCdf, normalPdf } from "../core/numeric/normal.js";
import type { Activation } from "./contract.js";
import { normalCdfMoments } from "./normal-cdf-moments.js";
import { timesX } from "./times-x.js";

/**
 * h(x) = x Phi(x). With X ~ N(mu, v), t = mu / sqrt(1 + v) and G = E Phi(X)^2 = Phi(t) - 2 T(t, 1 / sqrt(1 + 2v)):
 *
 *     E h   = mu Phi(t) + v phi(t) / sqrt(1 + v)
 *     E h^2 = (mu^2 + v) G + 2 mu v G' + v^2 G''
 *
 * Exact.
 */
export const gelu: Activation = {
  name: "gelu",
  exactness: { kind: "exact" },
  reference: "Stein's lemma on the smoothed normal cdf; the activation: D. Hendrycks and K. Gimpel, arXiv:1606.08415",
  ...timesX({ value: normalCdf, derivative: normalPdf, moments: normalCdfMoments }),
};
