import { exp } from "../core/numeric/elementary/exp.js";
import { expm1 } from "../core/numeric/elementary/expm1.js";
import { cos, sin as sine } from "../core/numeric/elementary/sine.js";
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
  value: sine,
  derivative: cos,
  smooth(mean, variance, out) {
    const damping = exp(-0.5 * variance);
    const doubleDamping = exp(-2 * variance);
    const height = sine(mean);
    out[MOMENT.h1] = height * damping;
    out[MOMENT.h2] = -0.5 * expm1(-2 * variance) + height * height * doubleDamping;
    out[MOMENT.h1ByMean] = cos(mean) * damping;
    out[MOMENT.h1ByVariance] = -0.5 * height * damping;
    out[MOMENT.h2ByMean] = sine(2 * mean) * doubleDamping;
    out[MOMENT.h2ByVariance] = cos(2 * mean) * doubleDamping;
  },
};
