import { ridgeSolve } from "../../core/numeric/linear-algebra.js";
import { copyTargets, forEachScoredRow, type ScoredRow, scoredSteps } from "../scored-rows.js";
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

/** Of a window, what the forecast looks at. */
interface Part {
  /** The last ones. */
  readonly rows: number;
  /** Places of the inputs, of one row alone; null for all. */
  readonly inputs: Uint32Array | null;
}

/** The constant 1 is among them. */
function featuresOf({ inputSize }: WindowSet, { rows, inputs }: Part): number {
  return rows * (inputs?.length ?? inputSize) + 1;
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

interface Products {
  /** F^T W F, its lower half. */
  readonly gram: Float64Array;
  /** F^T W Y */
  readonly cross: Float64Array;
  /** The sum of W. */
  readonly weight: number;
}

/** Over all rows that are scored, W their weights; the last feature is the constant 1. */
function products(set: WindowSet, part: Part): Products {
  const { outputSize: O } = set;
  const n = featuresOf(set, part);
  const gram = new Float64Array(n * n);
  const cross = new Float64Array(n * O);
  // Four rows at a time: the sums are read and written a quarter as often. Missing ones are zero.
  const block = new Float64Array(4 * n);
  const targets = new Float64Array(4 * O);
  const weights = new Float64Array(4);
  let filled = 0;
  let weight = 0;
  const add = () => {
    const [u, v, w, x] = weights as unknown as readonly [number, number, number, number];
    for (let i = 0; i < n; i++) {
      const [a, b, c, d] = [u * block[i]!, v * block[n + i]!, w * block[2 * n + i]!, x * block[3 * n + i]!];
      for (let j = 0; j <= i; j++) {
        gram[i * n + j]! += a * block[j]! + b * block[n + j]! + c * block[2 * n + j]! + d * block[3 * n + j]!;
      }
    }
    for (let lane = 0; lane < filled; lane++) {
      for (let i = 0; i < n; i++) {
        const weighted = weights[lane]! * block[lane * n + i]!;
        for (let o = 0; o < O; o++) cross[i * O + o]! += weighted * targets[lane * O + o]!;
      }
    }
    block.fill(0);
    filled = 0;
  };
  forEachScoredRow(set, (row) => {
    fillFeatures(set, row, { ...part, into: block, to: filled * n });
    copyTargets(set, row.at, targets, filled * O);
    weights[filled++] = row.weight;
    weight += row.weight;
    if (filled === 4) add();
  });
  if (filled > 0) add();
  return { gram, cross, weight };
}

/** The last rows that the step has read, flattened, and 1: they lie side by side in the matrix of inputs. 0 for rows that are not there. */
function fillFeatures(
  { inputs, inputSize: I }: WindowSet,
  { at, there }: ScoredRow,
  { rows, inputs: places, into, to }: Part & { readonly into: Float64Array; readonly to: number },
): void {
  if (places !== null) {
    for (let k = 0; k < places.length; k++) into[to + k] = there > 0 ? inputs[at * I + places[k]!]! : 0;
    into[to + places.length] = 1;
    return;
  }
  const read = Math.min(rows, there);
  const first = to + (rows - read) * I;
  const from = (at + 1 - read) * I;
  into.fill(0, to, first);
  for (let i = 0; i < read * I; i++) into[first + i] = inputs[from + i]!;
  into[to + rows * I] = 1;
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
