import { ridgeSolve } from "../../core/numeric/linear-algebra.js";
import { scoredSteps } from "../scored-rows.js";
import { thinWindows } from "../thin-windows.js";
import type { WindowSet } from "../window-set.js";
import { featuresOf, type Part, type Products } from "./contract.js";
import { canLag } from "./lag-products.js";
import { partOf } from "./part.js";
import { products } from "./products.js";

/** Rows that are forecast: windows, times their steps where all are scored. */
const MOST_ROWS = 20_000;
/** Multiplications and additions for the products of features; keeps the largest fit near a second. */
const MOST_MULTIPLY_ADDS = 1e9;
/** Ridge penalties, in units of the weight of all training rows (inputs have variance 1). */
const STRENGTHS: readonly number[] = [1e-6, 1e-4, 1e-3, 1e-2, 1e-1, 1];

/** A linear forecast from the last rows of a window: `forecast = sum_f coefficients[f] feature[f]`, the last feature being 1. */
export interface LinearFit {
  readonly part: Part;
  /** (n, O), row-major. */
  readonly coefficients: Float64Array;
  /** Of the penalty, in units of the weight of all training rows. */
  readonly strength: number;
  /** Of the training windows. */
  readonly products: Products;
  /** Training windows that were looked at. */
  readonly windows: number;
}

/**
 * Ridge regression of the targets on the window, the bias without penalty, once for each of six penalties: exact normal equations, solved by
 * Cholesky. Costs are bounded: at most 600 features, and as many training rows as 1e9 multiply-adds allow, their windows evenly thinned; 20,000 at
 * most where the windows do not overlap.
 *
 * @throws GradusError where even a penalty leaves the equations without a solution, as for inputs that are not finite
 */
export function fitsOf(train: WindowSet): LinearFit[] {
  const part = partOf(train);
  const n = featuresOf(train, part);
  const set = affordable(train, part);
  const known = products(set, part);
  return STRENGTHS.map((strength) => {
    const penalty = new Float64Array(n).fill(strength * known.weight);
    penalty[n - 1] = 0;
    return { part, coefficients: ridgeSolve({ ...known, penalty }), strength, products: known, windows: set.length };
  });
}

function affordable(train: WindowSet, part: Part): WindowSet {
  const features = featuresOf(train, part);
  if (canLag(train, part) && train.length * features * train.inputSize <= MOST_MULTIPLY_ADDS) return train;
  const rows = Math.max(5 * features, Math.floor((2 * MOST_MULTIPLY_ADDS) / features ** 2));
  return thinWindows(train, Math.ceil(Math.min(MOST_ROWS, rows) / scoredSteps(train)));
}
