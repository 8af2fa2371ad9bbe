import { featuresOf } from "../../data/linear/contract.js";
import type { LinearFit } from "../../data/linear/fit.js";
import type { Highway } from "../../network/highway.js";

/** Of the largest coefficient: a highway is kept in single precision, and what is left of its own forecast is rounding. */
const ROUNDING = 1e-6;

/**
 * What a highway leaves of a linear forecast, so that both together are that forecast. Inputs that the forecast does not read stay with the highway.
 */
export function besideHighway(fit: LinearFit, highway: Highway | null, inputSize: number): LinearFit {
  if (highway === null) return fit;
  const { part } = fit;
  const left = Float64Array.from(fit.coefficients);
  const outputs = left.length / featuresOf({ inputSize }, part);
  const read = part.inputs?.length ?? inputSize;
  const placesRead = highway.inputs?.length ?? inputSize;
  const least = ROUNDING * largest(left);
  const take = (to: number, from: number) => {
    for (let o = 0; o < outputs; o++) {
      const value = left[to * outputs + o]! - highway.coefficients[from * outputs + o]!;
      left[to * outputs + o] = Math.abs(value) < least ? 0 : value;
    }
  };
  for (let k = 0; k < Math.min(part.rows, highway.rows); k++) {
    for (let i = 0; i < placesRead; i++) {
      const input = highway.inputs?.[i] ?? i;
      const place = part.inputs === null ? input : part.inputs.indexOf(input);
      if (place >= 0) take((part.rows - 1 - k) * read + place, (highway.rows - 1 - k) * placesRead + i);
    }
  }
  take(part.rows * read, highway.rows * placesRead);
  return { ...fit, coefficients: left };
}

function largest(values: Float64Array): number {
  let found = 0;
  for (const value of values) found = Math.max(found, Math.abs(value));
  return found;
}
