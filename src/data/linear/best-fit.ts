import { residualSquares } from "../../core/numeric/linear-algebra.js";
import { rootMeanSquareError } from "../baselines/contract.js";
import type { WindowSet } from "../window-set.js";
import { featuresOf } from "./contract.js";
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

/** The linear forecast of one of the penalties that `bestFit` chooses from. */
export function fitAt(train: WindowSet, strength: number): LinearFit {
  return fitsOf(train).find((fit) => fit.strength === strength)!;
}

/** Errors to compare, of one measure for all: from the windows' products where those are cheaper than forecasts. */
function errorsOf(fits: readonly LinearFit[], validation: WindowSet): number[] {
  const { part } = fits[0]!;
  const costOfProducts = featuresOf(validation, part) / 2 + validation.outputSize;
  if (!canLag(validation, part) && costOfProducts > fits.length * validation.outputSize) {
    return fits.map(({ coefficients }) =>
      rootMeanSquareError(linearForecasts(validation, part, coefficients), validation),
    );
  }
  const known = products(validation, part);
  return fits.map(({ coefficients }) => residualSquares(known, coefficients));
}
