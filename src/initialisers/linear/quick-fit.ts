import { dampedRidge } from "../../core/numeric/damped-ridge.js";
import { residualSquares } from "../../core/numeric/linear-algebra.js";
import { featuresOf, type Part, type Products } from "../../data/linear/contract.js";
import type { LinearFit } from "../../data/linear/fit.js";
import { canLag, lagProducts } from "../../data/linear/lag-products.js";
import { partOf } from "../../data/linear/part.js";
import { rowProducts } from "../../data/linear/products.js";
import { scoredSteps } from "../../data/scored-rows.js";
import { targetSums } from "../../data/target-variance.js";
import { thinTrusted } from "../../data/thin-windows.js";
import type { WindowSet } from "../../data/window-set.js";
import type { Kernels } from "../../kernels/contract.js";
import { floatProducts } from "./float-products.js";

/** Ridge penalties, in units of the weight of all rows: those of the baseline "linear". */
const STRENGTHS: readonly number[] = [1e-6, 1e-4, 1e-3, 1e-2, 1e-1, 1];
/** Tried first, and taken where there are no validation windows. */
const USUAL = STRENGTHS.indexOf(1e-3);
/** A penalty below this many times the products' rounding would leave the solution to it. */
const ABOVE_ROUNDING = 30;
/** Rows for each feature, at least 1,000 together; of more windows as many, evenly thinned. */
const ROWS_A_FEATURE = 8;
const LEAST_ROWS = 1000;
const MOST_VALIDATION_ROWS = 400;
/** Inputs up to which lag covariances of all windows cost less than products of thinned ones. */
const MOST_LAGGED = 16;
/** Share of the targets' squares below which what is left of them may be the rounding of single precision. */
const NEARLY_EXACT = 1e-3;
/** Mean squares above this would drown the others in single precision. */
const LARGE = 100;

/**
 * The linear forecast for a start: that of the baseline "linear", found at a fraction of its cost. Where windows overlap, from the same sums of products;
 * else from those of eight windows a feature, at least 1,000, in single precision, or in double where the forecast is nearly exact. Of the penalties it tries 1e-3 and goes on from there while the
 * validation error falls. Equations that are singular are damped, see `dampedRidge`.
 *
 * @param kernels null: none, all in double precision
 * @param strength of the penalty where nothing is judged by, one of those that are tried
 * @returns null where they have no solution, as for numbers that are not finite
 */
export function quickFit(
  train: WindowSet,
  validation: WindowSet | null,
  kernels: Kernels | null,
  strength = STRENGTHS[USUAL]!,
): LinearFit | null {
  const part = partOf(train);
  const most = Math.max(LEAST_ROWS, ROWS_A_FEATURE * featuresOf(train, part));
  const known = quickProducts(train, part, { kernels, most });
  const judged = validation && quickProducts(validation, part, { kernels, most: MOST_VALIDATION_ROWS });
  const lowest = judged === null ? STRENGTHS.indexOf(strength) : firstAbove(known.products.rounding);
  const found = solved(known, judged, lowest);
  if (found === null || judged === null || lowest === 0 || !isNearlyExact(found, judged)) return found;
  // A lower penalty is better yet, and is below what single precision can tell.
  const exact = quickProducts(train, part, { kernels: null, most });
  return solved(exact, quickProducts(validation!, part, { kernels: null, most: MOST_VALIDATION_ROWS }), 0);
}

/** Whether next to nothing is left of the targets' squares. */
function isNearlyExact({ coefficients }: LinearFit, { products, set }: Known): boolean {
  const { squares } = targetSums(set);
  return squares + residualSquares(products, coefficients) < NEARLY_EXACT * squares;
}

interface Known extends Pick<LinearFit, "part" | "products" | "windows"> {
  /** The windows themselves. */
  readonly set: WindowSet;
}

/** @param lowest place of the least penalty that is tried; where nothing is judged by, of the only one */
function solved(known: Known, judged: Known | null, lowest: number): LinearFit | null {
  const tried = new Map<number, Tried | null>();
  const attempt = (place: number) => {
    if (!tried.has(place)) tried.set(place, attempted(STRENGTHS[place]!, known.products, judged?.products ?? null));
    return tried.get(place)!;
  };
  const found = judged === null ? attempt(lowest) : descend(attempt, lowest);
  const { set: _, ...rest } = known;
  return found && { ...rest, coefficients: found.coefficients, strength: found.strength };
}

interface Tried {
  readonly strength: number;
  readonly coefficients: Float64Array;
  /** Of the validation windows, to a constant. */
  readonly error: number;
}

function attempted(strength: number, known: Products, judged: Products | null): Tried | null {
  const penalty = new Float64Array(Math.sqrt(known.gram.length)).fill(strength * known.weight);
  penalty[penalty.length - 1] = 0;
  const coefficients = dampedRidge({ ...known, penalty });
  if (coefficients === null) return null;
  const error = judged === null ? 0 : residualSquares(judged, coefficients);
  return Number.isFinite(error) ? { strength, coefficients, error } : null;
}

/** From the usual penalty to a neighbour's while that is better: up, or else down. */
function descend(attempt: (place: number) => Tried | null, lowest: number): Tried | null {
  let [place, best] = [USUAL, attempt(USUAL)];
  if (best === null) return null;
  for (const step of [1, -1]) {
    for (let next = place + step; next >= lowest && next < STRENGTHS.length; next += step) {
      const other = attempt(next);
      if (other === null || other.error >= best.error) break;
      [place, best] = [next, other];
    }
    if (place !== USUAL) break;
  }
  return best;
}

/** The first strength that rounding does not reach. */
function firstAbove(rounding = 0): number {
  return STRENGTHS.findIndex((strength) => strength >= ABOVE_ROUNDING * rounding);
}

function quickProducts(
  set: WindowSet,
  part: Part,
  { kernels, most }: { readonly kernels: Kernels | null; readonly most: number },
): Known {
  if (set.inputSize <= MOST_LAGGED && canLag(set, part)) {
    return { part, set, products: lagProducts(set, part.rows), windows: set.length };
  }
  const few = thinTrusted(set, Math.ceil(most / scoredSteps(set)));
  const products = kernels === null ? null : floatProducts(few, part, kernels);
  return {
    part,
    set: few,
    products: products === null || isLarge(products) ? rowProducts(few, part) : products,
    windows: few.length,
  };
}

function isLarge({ gram, weight }: Products): boolean {
  const n = Math.sqrt(gram.length);
  for (let f = 0; f < n; f++) if (!(gram[f * n + f]! <= LARGE * weight)) return true;
  return false;
}
