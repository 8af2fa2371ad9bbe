import { clearEntry, type Loss, meanFactor } from "./contract.js";

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
  evaluate(output, targets, { rows, firstRow = 0, gradient, varianceWeight, weights }) {
    const { mean, variance } = output;
    const O = mean.length / rows;
    const factor = weights === null ? 1 / mean.length : meanFactor(rows, weights) / O;
    let total = 0;
    for (let k = firstRow * O; k < mean.length; k++) {
      const weight = weights === null ? 1 : weights[(k / O) | 0]!;
      if (weight === 0) {
        clearEntry(gradient, k);
        continue;
      }
      const error = mean[k]! - targets[k]!;
      total += weight * error * error;
      if (variance) total += weight * varianceWeight * variance[k]!;
      if (!gradient) continue;
      gradient.mean[k] = 2 * error * factor * weight;
      if (gradient.variance) gradient.variance[k] = varianceWeight * factor * weight;
    }
    return total * factor;
  },
};
