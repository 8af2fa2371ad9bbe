import { ridgeSolve } from "../../core/numeric/linear-algebra.js";
import { featuresOf, fillFeatures, type Part, products } from "../linear/products.js";
import { copyTargets, forEachScoredRow, scoredSteps } from "../scored-rows.js";
import { thinWindows } from "../thin-windows.js";
import type { WindowSet } from "../window-set.js";
import type { Windows } from "../windows.js";
import { type Baseline, forecastLength, rootMeanSquareError } from "./contract.js";

/** Features beyond this use the last rows of the window alone, and of more inputs those alone that vary most with the target. */
const MOST_FEATURES = 600;
/** Windows by which inputs are chosen. */
const ROWS_TO_CHOOSE = 1000;
/** Rows that are forecast: windows, times their steps where all are scored. */
const MOST_ROWS = 20_000;
/** Multiplications and additions for the products of features; keeps the largest fit near a second. */
const MOST_MULTIPLY_ADDS = 1e9;
/** Ridge penalties, in units of the weight of all training rows (inputs have variance 1). */
const STRENGTHS: readonly number[] = [1e-6, 1e-4, 1e-3, 1e-2, 1e-1, 1];

/**
 * The best linear forecast from the flattened window: ridge regression with an unpenalised bias.
 *
 *     forecast = b + sum over rows t and inputs i of w[t, i] x[t, i]
 *
 * Exact normal equations, each row with its window's weight, solved by Cholesky; the penalty is the one with the least validation error. A row
 * that is not there, before a short sequence or after the step that is scored, counts as 0 and is not read. Costs are bounded: at most 600
 * features (the last rows of the window; of more inputs the 600 that vary most with the targets, in its last row) and at most 20,000 training rows, their windows evenly thinned, fewer for many features. `detail` says
 * what was used.
 */
export function linearBaseline({ train, validation, errorFactor }: Windows): Baseline {
  const rows = Math.min(train.window, Math.max(1, Math.floor(MOST_FEATURES / train.inputSize)));
  const part: Part = { rows, inputs: train.inputSize > MOST_FEATURES ? mostRelated(train) : null };
  const features = featuresOf(train, part);
  const affordable = Math.max(5 * features, Math.floor((2 * MOST_MULTIPLY_ADDS) / features ** 2));
  const thinned = thinWindows(train, Math.ceil(Math.min(MOST_ROWS, affordable) / scoredSteps(train)));
  const { gram, cross, weight } = products(thinned, part);
  const tried = STRENGTHS.map((strength) => {
    const penalty = new Float64Array(features).fill(strength * weight);
    penalty[features - 1] = 0;
    const weights = ridgeSolve({ gram, cross, penalty });
    const predict = (set: WindowSet) => linearForecasts(set, part, weights);
    return { strength, predict, validationError: errorFactor * rootMeanSquareError(predict(validation), validation) };
  });
  const best = tried.reduce((a, b) => (b.validationError < a.validationError ? b : a));
  const cut = rows < train.window ? `, the last rows of ${train.window}` : "";
  const few = part.inputs === null ? "" : ` of ${train.inputSize}`;
  const thin = thinned.length < train.length ? `, fitted on ${thinned.length} of ${train.length} windows` : "";
  return {
    name: "linear",
    detail: `ridge ${best.strength.toExponential(0)} on ${rows} x ${part.inputs?.length ?? train.inputSize} inputs${few}${cut}${thin}`,
    validationError: best.validationError,
    predict: best.predict,
  };
}

/** Places of the inputs whose covariance with the targets is largest in the row that is read last. */
function mostRelated(train: WindowSet): Uint32Array {
  const { inputSize: I, outputSize: O } = train;
  const few = thinWindows(train, Math.ceil(ROWS_TO_CHOOSE / scoredSteps(train)));
  const sums = new Float64Array(I * O);
  const targets = new Float64Array(O);
  forEachScoredRow(few, (row) => {
    copyTargets(few, row.at, targets, 0);
    for (let i = 0; i < I; i++) {
      const weighted = row.weight * few.inputs[row.at * I + i]!;
      for (let o = 0; o < O; o++) sums[i * O + o]! += weighted * targets[o]!;
    }
  });
  const related = Float64Array.from({ length: I }, (_, i) =>
    Math.max(...sums.subarray(i * O, (i + 1) * O).map(Math.abs)),
  );
  const order = Array.from(related.keys()).sort((a, b) => related[b]! - related[a]! || a - b);
  return Uint32Array.from(order.slice(0, MOST_FEATURES)).sort();
}

function linearForecasts(set: WindowSet, part: Part, weights: Float64Array): Float32Array {
  const { outputSize: O } = set;
  const n = featuresOf(set, part);
  const features = new Float64Array(n);
  const forecasts = new Float32Array(forecastLength(set));
  forEachScoredRow({ ...set, weights: null }, (row) => {
    fillFeatures(set, row, { ...part, into: features, to: 0 });
    for (let o = 0; o < O; o++) {
      let sum = 0;
      for (let i = 0; i < n; i++) sum += features[i]! * weights[i * O + o]!;
      forecasts[row.place * O + o] = sum;
    }
  });
  return forecasts;
}
