import { INVERSE_SQRT_2PI } from "../../core/numeric/constants.js";
import { type Activation, MOMENT, MOMENTS } from "../../smoothing/contract.js";

/** The scale on which an activation's smoothing is uniform: w = 1 / sqrt(one + kappa variance), u = mean w. */
export interface Scaling {
  /** 1; next to 0 for a homogeneous activation, which has no scale of its own. */
  readonly one: number;
  readonly kappa: number;
  /** h grows as |x|^degree: 0 or 1. */
  readonly degree: 0 | 1;
}

const FAR = 1024;
const TINY = 1e-30;

/**
 * kappa makes the smoothed activation equally steep at 0 for no variance and for a very large one: exact for erf, and the
 * well-known pi/2 for tanh and pi/8 for the logistic. Null for an activation that fits neither degree.
 */
export function scalingOf(activation: Activation): Scaling | null {
  const jump = activation.value(FAR) - activation.value(-FAR);
  const slopes = [activation.derivative(-FAR), activation.derivative(FAR)] as const;
  const turn = slopes[1] - slopes[0];
  const degree = Math.abs(slopes[1]) + Math.abs(slopes[0]) > 1e-6 ? 1 : 0;
  if (isHomogeneous(activation, degree)) return { one: TINY, kappa: 1, degree };
  const out = new Float64Array(MOMENTS);
  activation.smooth(0, 0, out);
  const steepness = degree === 0 ? out[MOMENT.h1ByMean]! / jump : (2 * out[MOMENT.h1ByVariance]!) / turn;
  const kappa = (steepness / INVERSE_SQRT_2PI) ** 2;
  return Number.isFinite(kappa) && kappa > 1e-3 ? { one: 1, kappa, degree } : null;
}

function isHomogeneous(activation: Activation, degree: 0 | 1): boolean {
  return [-3, -0.7, -1e-3, 1e-3, 0.7, 3].every((x) => {
    const expected = 2 ** degree * activation.value(x);
    return Math.abs(activation.value(2 * x) - expected) <= 1e-12 * Math.abs(expected);
  });
}
