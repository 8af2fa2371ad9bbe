import type { FloatArray } from "../../kernels/contract.js";
import type { ObjectivePass } from "../contract.js";

/**
 * The largest |analytic - numeric| over the parameters, relative to the larger of the two gradients' maximum norms.
 *
 * Numeric: fourth-order central differences, (8 (f(+h) - f(-h)) - (f(+2h) - f(-2h))) / 12 h.
 */
export function gradientError(
  pass: ObjectivePass,
  parameters: FloatArray,
  gradient: FloatArray,
  sigma: number,
): number {
  pass.differentiate(sigma);
  const analytic = Float64Array.from(gradient);
  const h = 1e-3;
  let largest = 0;
  let difference = 0;
  for (let k = 0; k < parameters.length; k++) {
    const centre = parameters[k]!;
    const at = (shift: number) => {
      parameters[k] = centre + shift;
      return pass.evaluate(sigma);
    };
    const numeric = (8 * (at(h) - at(-h)) - (at(2 * h) - at(-2 * h))) / (12 * h);
    parameters[k] = centre;
    largest = Math.max(largest, Math.abs(numeric), Math.abs(analytic[k]!));
    difference = Math.max(difference, Math.abs(numeric - analytic[k]!));
  }
  return difference / largest;
}
