import { clearEntry, type Loss, meanFactor } from "./contract.js";

/** Where an entry's formulas write: E d, its derivative by the mean and its derivative by the variance. */
export interface EntryLoss {
  value: number;
  byMean: number;
  byVariance: number;
}

/** E d(n, y) of entry k of the outputs, n ~ N(mean, variance), and its two derivatives into `out`. At variance 0: d itself. */
type EntryFormula = (mean: number, variance: number, target: number, out: EntryLoss, k: number) => void;

/** Makes the `evaluate` of a loss whose entries do not see each other: the mean over entries, and its gradient. */
export function meanOverEntries(formula: EntryFormula): Loss["evaluate"] {
  const out: EntryLoss = { value: 0, byMean: 0, byVariance: 0 };
  return (output, targets, { rows, firstRow = 0, gradient, varianceWeight, weights }) => {
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
      formula(mean[k]!, variance ? varianceWeight * variance[k]! : 0, targets[k]!, out, k);
      total += weight * out.value;
      if (!gradient) continue;
      gradient.mean[k] = factor * weight * out.byMean;
      if (gradient.variance) gradient.variance[k] = factor * weight * varianceWeight * out.byVariance;
    }
    return total * factor;
  };
}
