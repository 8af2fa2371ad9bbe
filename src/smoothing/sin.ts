import { type Activation, MOMENT } from "./contract.js";

/**
 * h(x) = sin(x). With X ~ N(mu, v):
 *
 *     E h = sin(mu) e^(-v/2)        E h^2 = (1 - e^(-2v)) / 2 + sin(mu)^2 e^(-2v)
 *
 * Exact; the second form is (1 - cos(2 mu) e^(-2v)) / 2 without its cancellation at small mu and v.
 */
export const sin: Activation = {
  name: "sin",
  exactness: { kind: "exact" },
  reference: "characteristic function of the normal distribution",
  value: Math.sin,
  derivative: Math.cos,
  smooth(mean, variance, out) {
    const damping = Math.exp(-0.5 * variance);
    const doubleDamping = Math.exp(-2 * variance);
    const sine = Math.sin(mean);
    out[MOMENT.h1] = sine * damping;
    out[MOMENT.h2] = -0.5 * Math.expm1(-2 * variance) + sine * sine * doubleDamping;
    out[MOMENT.h1ByMean] = Math.cos(mean) * damping;
    out[MOMENT.h1ByVariance] = -0.5 * sine * damping;
    out[MOMENT.h2ByMean] = Math.sin(2 * mean) * doubleDamping;
    out[MOMENT.h2ByVariance] = Math.cos(2 * mean) * doubleDamping;
  },
};
