import type { Loss } from "./contract.js";

/**
 * Squared error: E (n - y)^2 = (mean - y)^2 + variance, exact.
 *
 * The mean is over rows and outputs: half of nothing, so its square root is the root mean squared error.
 */
export const squared: Loss = {
  name: "squared",
  expectation: "exact",
  bound: () => 0,
  targets: "number",
  evaluate(output, targets, { gradient, varianceWeight }) {
    const { mean, variance } = output;
    const share = 1 / mean.length;
    let total = 0;
    for (let k = 0; k < mean.length; k++) {
      const error = mean[k]! - targets[k]!;
      total += error * error;
      if (variance) total += varianceWeight * variance[k]!;
      if (!gradient) continue;
      gradient.mean[k] = 2 * error * share;
      if (gradient.variance) gradient.variance[k] = varianceWeight * share;
    }
    return total * share;
  },
};
