import { randomStream } from "../../core/numeric/random.js";
import type { Loss } from "../contract.js";

/** A row of outputs with a legal target for the loss. */
interface LossRow {
  readonly mean: Float64Array;
  readonly variance: Float64Array;
  readonly targets: Float64Array;
}

/** A random row of O outputs whose standard deviations go up to `sd`, with targets of the kind that the loss takes. */
export function randomRow(loss: Loss, { seed, O, sd }: { seed: number; O: number; sd: number }): LossRow {
  const random = randomStream(seed);
  const mean = Float64Array.from({ length: O }, () => 2 * random.normal());
  const variance = Float64Array.from({ length: O }, (_, i) => (i === 0 ? sd : sd * random.uniform()) ** 2);
  const targets = new Float64Array(O);
  const chosen = random.integer(O);
  for (let i = 0; i < O; i++) {
    switch (loss.targets) {
      case "number":
        targets[i] = 2 * random.normal();
        break;
      case "zero-or-one":
        targets[i] = random.integer(2);
        break;
      case "shares":
        targets[i] = i === chosen ? 1 : 0;
        break;
      default:
        loss.targets satisfies never;
    }
  }
  return { mean, variance, targets };
}

/** The loss of one row; a null variance is the plain loss. */
export function lossOf(
  loss: Loss,
  { mean, variance, targets }: Omit<LossRow, "variance"> & { variance: Float64Array | null },
) {
  return loss.evaluate({ mean, variance }, targets, { rows: 1, gradient: null, varianceWeight: 1, weights: null });
}

/** The loss of one row and its gradient by mean and variance. */
export function differentiate(loss: Loss, { mean, variance, targets }: LossRow, varianceWeight = 1) {
  const gradient = { mean: new Float64Array(mean.length), variance: new Float64Array(mean.length) };
  const value = loss.evaluate({ mean, variance }, targets, { rows: 1, gradient, varianceWeight, weights: null });
  return { value, gradient };
}

/**
 * E of the plain loss over independent normal outputs: the trapezoid rule over mean +- 9 sd on a grid of `points` an
 * output. On smooth losses its error falls faster than any power of the step; on a kink of the slope as its cube.
 */
export function quadrature(loss: Loss, { mean, variance, targets }: LossRow, points: number): number {
  const O = mean.length;
  const step = 18 / (points - 1);
  const node = Float64Array.from({ length: points }, (_, k) => -9 + k * step);
  const weight = node.map((z) => (step * Math.exp(-0.5 * z * z)) / Math.sqrt(2 * Math.PI));
  const sd = variance.map(Math.sqrt);
  const at = new Float64Array(O);
  const sumOver = (i: number): number => {
    if (i === O) return lossOf(loss, { mean: at, variance: null, targets });
    let total = 0;
    for (let k = 0; k < points; k++) {
      at[i] = mean[i]! + sd[i]! * node[k]!;
      total += weight[k]! * sumOver(i + 1);
    }
    return total;
  };
  return sumOver(0);
}
