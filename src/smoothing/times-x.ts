import { type Activation, MOMENT } from "./contract.js";

/** A gate g with the Gaussian expectations of g and g^2 and their derivatives by the mean. */
interface Gate {
  /** g(x). */
  value(x: number): number;
  /** g'(x). */
  derivative(x: number): number;
  /** Writes P = E g(X), P', P'', P''' into `first` (length 4) and G = E g(X)^2, G', .. G'''' into `second` (length 5). */
  moments(mean: number, variance: number, first: Float64Array, second: Float64Array): void;
}

/**
 * The smoothed moments of h(x) = x g(x), as those of GELU and SiLU, from the gate's.
 *
 *     E h   = mu P + v P'
 *     E h^2 = (mu^2 + v) G + 2 mu v G' + v^2 G''
 *
 * Stein's lemma, E[(X - mu) f(X)] = v E f'(X), once and twice; as exact as the gate's moments are. The derivatives by v are half
 * the second derivatives by mu (heat equation), so nothing is differenced.
 */
export function timesX(gate: Gate): Pick<Activation, "value" | "derivative" | "smooth"> {
  // Scratch, overwritten by every call before it is read: `smooth` runs in the hot loop and must not allocate.
  const first = new Float64Array(4);
  const second = new Float64Array(5);
  const value = (x: number) => x * gate.value(x);
  const derivative = (x: number) => gate.value(x) + x * gate.derivative(x);
  return {
    value,
    derivative,
    smooth(mean, variance, out) {
      gate.moments(mean, variance, first, second);
      const p0 = first[0]!;
      const p1 = first[1]!;
      const p2 = first[2]!;
      const g0 = second[0]!;
      const g1 = second[1]!;
      const g2 = second[2]!;
      const g3 = second[3]!;
      const square = mean * mean;
      out[MOMENT.h1] = mean * p0 + variance * p1;
      out[MOMENT.h2] = (square + variance) * g0 + variance * (2 * mean * g1 + variance * g2);
      out[MOMENT.h1ByMean] = p0 + mean * p1 + variance * p2;
      out[MOMENT.h1ByVariance] = p1 + 0.5 * (mean * p2 + variance * first[3]!);
      out[MOMENT.h2ByMean] = 2 * mean * g0 + (square + 3 * variance) * g1 + variance * (2 * mean * g2 + variance * g3);
      out[MOMENT.h2ByVariance] =
        g0 + 2 * mean * g1 + 0.5 * (square + 5 * variance) * g2 + variance * (mean * g3 + 0.5 * variance * second[4]!);
      if (variance !== 0) return;
      const h = value(mean);
      out[MOMENT.h1] = h;
      out[MOMENT.h2] = h * h;
      out[MOMENT.h1ByMean] = derivative(mean);
    },
  };
}
