import { rootMeanSquareError } from "../baselines/contract.js";
import type { WindowSet } from "../window-set.js";
import { fitsOf, type LinearFit } from "./fit.js";
import { linearForecasts } from "./forecasts.js";
import { canLag } from "./lag-products.js";
import { products } from "./products.js";

/** Without validation windows to choose by. */
const USUAL_STRENGTH = 1e-3;

/** The linear forecast whose ridge penalty has the least squared error on the validation windows; null: that of penalty 1e-3. */
export function bestFit(train: WindowSet, validation: WindowSet | null): LinearFit {
  const fits = fitsOf(train);
  if (validation === null) return fits.find(({ strength }) => strength === USUAL_STRENGTH)!;
  const errors = errorsOf(fits, validation);
  return fits[errors.indexOf(Math.min(...errors))]!;
}

/** Errors to compare, of one measure for all: from the windows' products where those are cheap, else from forecasts. */
function errorsOf(fits: readonly LinearFit[], validation: WindowSet): number[] {
  const { part } = fits[0]!;
  if (!canLag(validation, part)) {
    return fits.map(({ coefficients }) =>
      rootMeanSquareError(linearForecasts(validation, part, coefficients), validation),
    );
  }
  const { gram, cross } = products(validation, part);
  return fits.map(({ coefficients }) => quadratic(coefficients, { gram, cross }));
}

/** w^T G w - 2 w^T c over the outputs; G by its lower half. */
function quadratic(
  coefficients: Float64Array,
  { gram, cross }: { readonly gram: Float64Array; readonly cross: Float64Array },
): number {
  const n = Math.sqrt(gram.length);
  const O = coefficients.length / n;
  let total = 0;
  for (let o = 0; o < O; o++) {
    for (let i = 0; i < n; i++) {
      const own = coefficients[i * O + o]!;
      let sum = gram[i * n + i]! * own - 2 * cross[i * O + o]!;
      for (let j = 0; j < i; j++) sum += 2 * gram[i * n + j]! * coefficients[j * O + o]!;
      total += own * sum;
    }
  }
  return total;
}
