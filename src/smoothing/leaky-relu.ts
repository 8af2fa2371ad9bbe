import { type Activation, MOMENT } from "./contract.js";
import { relu } from "./relu.js";

/**
 * h(x) = x for x > 0 and a x otherwise, a = 0.01. With r1, r2 the smoothed moments of relu:
 *
 *     E h = a mu + (1 - a) r1        E h^2 = a^2 (mu^2 + s^2) + (1 - a^2) r2
 *
 * Exact. At the kink, x = 0 with s = 0, the derivative is taken as a, that of the left.
 */
export const leakyRelu: Activation = {
  name: "leaky-relu",
  exactness: { kind: "exact" },
  reference: "h(x) = a x + (1 - a) relu(x) and h(x)^2 = a^2 x^2 + (1 - a^2) relu(x)^2, with the smoothed relu",
  value: (x) => (x > 0 ? x : LEAK * x),
  linearAt: (amplitude) => 4 * amplitude, // four standard deviations above the kink
  derivative: (x) => (x > 0 ? 1 : LEAK),
  smooth(mean, variance, out) {
    relu.smooth(mean, variance, out);
    const square = LEAK * LEAK;
    out[MOMENT.h1] = LEAK * mean + (1 - LEAK) * out[MOMENT.h1]!;
    out[MOMENT.h2] = square * (mean * mean + variance) + (1 - square) * out[MOMENT.h2]!;
    out[MOMENT.h1ByMean] = LEAK + (1 - LEAK) * out[MOMENT.h1ByMean]!;
    out[MOMENT.h1ByVariance] = (1 - LEAK) * out[MOMENT.h1ByVariance]!;
    out[MOMENT.h2ByMean] = 2 * square * mean + (1 - square) * out[MOMENT.h2ByMean]!;
    out[MOMENT.h2ByVariance] = square + (1 - square) * out[MOMENT.h2ByVariance]!;
    if (variance !== 0) return;
    const h = leakyRelu.value(mean);
    out[MOMENT.h1] = h;
    out[MOMENT.h2] = h * h;
    out[MOMENT.h1ByMean] = leakyRelu.derivative(mean);
  },
};

const LEAK = 0.01;
