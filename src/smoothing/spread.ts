import { exp } from "../core/numeric/elementary/exp.js";
import { type Activation, MOMENT } from "./contract.js";

/** Where `spreadOf` writes: Var h(X) and its partial derivatives by mean and by variance. */
export const SPREAD = { value: 0, byMean: 1, byVariance: 2 } as const;
export const SPREADS = 3;

/**
 * Var h(X), X ~ N(mean, variance), and its derivatives: `spreadOfMoments`, or, where so little is left of it that an approximate form's
 * error would count, the activation's own `spread`.
 *
 * @param place with the activation's moments there, as `smooth` wrote them
 * @param out length SPREADS
 */
export function spreadOf(activation: Activation, place: Readonly<Place>, out: Float64Array): void {
  const { mean, variance, moments } = place;
  spreadOfMoments(moments, out);
  if (activation.spread === undefined || out[SPREAD.value]! > SMALL) return;
  if (variance > 0 && variance <= LARGEST) activation.spread(mean, variance, out);
}

/** E h^2 - (E h)^2, cut off at 0, and its derivatives: few digits are left where h is saturated, or the variance small. */
export function spreadOfMoments(moments: Float64Array, out: Float64Array): void {
  const h1 = moments[MOMENT.h1]!;
  out[SPREAD.value] = Math.max(0, moments[MOMENT.h2]! - h1 * h1);
  out[SPREAD.byMean] = moments[MOMENT.h2ByMean]! - 2 * h1 * moments[MOMENT.h1ByMean]!;
  out[SPREAD.byVariance] = moments[MOMENT.h2ByVariance]! - 2 * h1 * moments[MOMENT.h1ByVariance]!;
}

/** A mean and a variance; mutable, so that a loop allocates none. */
interface Place {
  mean: number;
  variance: number;
  readonly moments: Float64Array;
}

/** A spread whose digits an error of 4e-7, that of tanh's moments, leaves alone. */
const SMALL = 0.01;
/** Beyond, h crosses its whole range. */
const LARGEST = 1;

/** The trapezoidal rule for a standard normal Z; its error falls off as exp(-pi^2 / step in x) for h with poles at +-i pi/2. */
interface Rule {
  readonly nodes: Float64Array;
  readonly weights: Float64Array;
}

const NARROW = ruleOf({ step: 0.75, steps: 8 });
const WIDE = ruleOf({ step: 0.6, steps: 14 });
/** Largest variance for the narrow one: beyond, its nodes end too near. */
const NARROW_VARIANCE = 0.25;

/**
 * The spread of a smooth activation from itself, by the trapezoidal rule on differences: nothing cancels.
 *
 *     D = h(X) - h(mean):   Var h = E D^2 - (E D)^2,   d/dmean = 2 Cov(D, h'),   d/dvariance = Cov(D, h' Z) / s,   X = mean + s Z
 *
 * The derivatives are those of the sums, to rounding. For h without a pole nearer than pi/2 to the real line, as tanh has it.
 */
export function directSpread({
  value,
  derivative,
}: Pick<Activation, "value" | "derivative">): Required<Activation>["spread"] {
  return (mean, variance, out) => {
    const { nodes, weights } = variance <= NARROW_VARIANCE ? NARROW : WIDE;
    const sd = Math.sqrt(variance);
    const centre = value(mean);
    let d = 0;
    let dd = 0;
    let slope = 0;
    let slopeZ = 0;
    let dSlope = 0;
    let dSlopeZ = 0;
    for (let k = 0; k < nodes.length; k++) {
      const z = nodes[k]!;
      const x = mean + sd * z;
      const weight = weights[k]!;
      const difference = value(x) - centre;
      const weighted = weight * difference;
      const rise = derivative(x);
      d += weighted;
      dd += weighted * difference;
      slope += weight * rise;
      slopeZ += weight * rise * z;
      dSlope += weighted * rise;
      dSlopeZ += weighted * rise * z;
    }
    out[SPREAD.value] = Math.max(0, dd - d * d);
    out[SPREAD.byMean] = 2 * (dSlope - d * slope);
    out[SPREAD.byVariance] = (dSlopeZ - d * slopeZ) / sd;
  };
}

function ruleOf({ step, steps }: { readonly step: number; readonly steps: number }): Rule {
  const nodes = Float64Array.from({ length: 2 * steps + 1 }, (_, k) => (k - steps) * step);
  const densities = nodes.map((z) => exp(-0.5 * z * z));
  const total = densities.reduce((sum, density) => sum + density, 0);
  return { nodes, weights: densities.map((density) => density / total) };
}
