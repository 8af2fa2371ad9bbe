import { type Activation, MOMENT } from "./contract.js";

/**
 * h(x) = x. With X ~ N(mu, v):  E h = mu,  E h^2 = mu^2 + v.  Exact.
 */
export const identity: Activation = {
  name: "identity",
  exactness: { kind: "exact" },
  reference: "mean and second moment of the normal distribution",
  value: (x) => x,
  derivative: () => 1,
  smooth(mean, variance, out) {
    out[MOMENT.h1] = mean;
    out[MOMENT.h2] = mean * mean + variance;
    out[MOMENT.h1ByMean] = 1;
    out[MOMENT.h1ByVariance] = 0;
    out[MOMENT.h2ByMean] = 2 * mean;
    out[MOMENT.h2ByVariance] = 1;
  },
};
