import { exp } from "../core/numeric/elementary/exp.js";
import { type Activation, MOMENT } from "./contract.js";
import { directSpread } from "./spread.js";
import { tanh } from "./tanh.js";

/**
 * h(x) = 1 / (1 + e^-x) = (1 + tanh(x/2)) / 2. With t1, t2 the smoothed moments of tanh at mean mu/2 and variance v/4:
 *
 *     E h = (1 + t1) / 2        E h^2 = (1 + 2 t1 + t2) / 4
 *
 * Approximate, by what tanh's moments are off: 6.6e-8 for E h, 7.8e-8 for E h^2. Plain logistic at v = 0.
 */
export const logistic: Activation = {
  name: "logistic",
  exactness: { kind: "approximate", bound: 7.8e-8, what: "h1 and h2, for every mean and variance" },
  reference: "half-argument form of the smoothed tanh",
  value: logisticValue,
  derivative: logisticSlope,
  spread: directSpread({ value: logisticValue, derivative: logisticSlope }),
  smooth(mean, variance, out) {
    logisticFromTanh(tanh, mean, variance, out);
    if (variance !== 0) return;
    const h = logisticValue(mean);
    out[MOMENT.h1] = h;
    out[MOMENT.h2] = h * h;
    out[MOMENT.h1ByMean] = h * logisticValue(-mean);
  },
};

/** 1 / (1 + e^-x). */
export function logisticValue(x: number): number {
  return 1 / (1 + exp(-x));
}

function logisticSlope(x: number): number {
  return logisticValue(x) * logisticValue(-x);
}

/** The six moments of the logistic from those of a tanh, however that one is smoothed. */
export function logisticFromTanh(halved: Activation, mean: number, variance: number, out: Float64Array): void {
  halved.smooth(0.5 * mean, 0.25 * variance, out);
  out[MOMENT.h2] = 0.25 * (1 + 2 * out[MOMENT.h1]! + out[MOMENT.h2]!);
  out[MOMENT.h2ByMean] = 0.125 * (2 * out[MOMENT.h1ByMean]! + out[MOMENT.h2ByMean]!);
  out[MOMENT.h2ByVariance] = 0.0625 * (2 * out[MOMENT.h1ByVariance]! + out[MOMENT.h2ByVariance]!);
  out[MOMENT.h1] = 0.5 + 0.5 * out[MOMENT.h1]!;
  out[MOMENT.h1ByMean] = 0.25 * out[MOMENT.h1ByMean]!;
  out[MOMENT.h1ByVariance] = 0.125 * out[MOMENT.h1ByVariance]!;
}
