import { ridgeSolve } from "../../core/numeric/linear-algebra.js";
import { targetsOf } from "../gather.js";
import { thinWindows } from "../thin-windows.js";
import type { WindowSet } from "../window-set.js";
import type { Windows } from "../windows.js";
import { type Baseline, forecastError } from "./contract.js";

/** Features beyond this use the last rows of the window alone. */
const MOST_FEATURES = 600;
const MOST_WINDOWS = 20_000;
/** Multiplications and additions for the products of features; keeps the largest fit near a second. */
const MOST_MULTIPLY_ADDS = 1e9;
/** Ridge penalties, in units of the number of training windows (inputs have variance 1). */
const STRENGTHS: readonly number[] = [1e-6, 1e-4, 1e-3, 1e-2, 1e-1, 1];

/**
 * The best linear forecast from the flattened window: ridge regression with an unpenalised bias.
 *
 *     forecast = b + sum over rows t and inputs i of w[t, i] x[t, i]
 *
 * Exact normal equations, solved by Cholesky; the penalty is the one with the least validation error. Costs are bounded:
 * at most 600 features (the last rows of the window) and at most 20,000 training windows, evenly thinned, fewer for many
 * features. `detail` says what was used.
 */
export function linearBaseline({ train, validation, errorFactor }: Windows): Baseline {
  const rows = Math.min(train.window, Math.max(1, Math.floor(MOST_FEATURES / train.inputSize)));
  const features = rows * train.inputSize + 1;
  const affordable = Math.max(5 * features, Math.floor((2 * MOST_MULTIPLY_ADDS) / features ** 2));
  const thinned = thinWindows(train, Math.min(MOST_WINDOWS, affordable));
  const { gram, cross } = products(thinned, rows);
  const tried = STRENGTHS.map((strength) => {
    const penalty = new Float64Array(features).fill(strength * thinned.length);
    penalty[features - 1] = 0;
    const weights = ridgeSolve({ gram, cross, penalty });
    const predict = (set: WindowSet) => linearForecasts(set, rows, weights);
    return { strength, predict, validationError: forecastError(predict(validation), validation, errorFactor) };
  });
  const best = tried.reduce((a, b) => (b.validationError < a.validationError ? b : a));
  const cut = rows < train.window ? `, the last rows of ${train.window}` : "";
  const thin = thinned.length < train.length ? `, fitted on ${thinned.length} of ${train.length} windows` : "";
  return {
    name: "linear",
    detail: `ridge ${best.strength.toExponential(0)} on ${rows} x ${train.inputSize} inputs${cut}${thin}`,
    validationError: best.validationError,
    predict: best.predict,
  };
}

/** F^T F and F^T Y over all windows; the last feature is the constant 1. */
function products(set: WindowSet, rows: number): { readonly gram: Float64Array; readonly cross: Float64Array } {
  const { length, outputSize: O } = set;
  const targets = targetsOf(set);
  const n = rows * set.inputSize + 1;
  const gram = new Float64Array(n * n);
  const cross = new Float64Array(n * O);
  // Four windows at a time: the sums are read and written a quarter as often. Missing ones are zero.
  const block = new Float64Array(4 * n);
  for (let first = 0; first < length; first += 4) {
    for (let lane = 0; lane < 4; lane++) {
      if (first + lane < length) fillFeatures(set, first + lane, { rows, into: block, at: lane * n });
      else block.fill(0, lane * n, (lane + 1) * n);
    }
    for (let i = 0; i < n; i++) {
      const [a, b, c, d] = [block[i]!, block[n + i]!, block[2 * n + i]!, block[3 * n + i]!];
      for (let j = 0; j <= i; j++) {
        gram[i * n + j]! += a * block[j]! + b * block[n + j]! + c * block[2 * n + j]! + d * block[3 * n + j]!;
      }
    }
    for (let lane = 0; lane < 4 && first + lane < length; lane++) {
      const target = (first + lane) * O;
      for (let i = 0; i < n; i++) {
        for (let o = 0; o < O; o++) cross[i * O + o]! += block[lane * n + i]! * targets[target + o]!;
      }
    }
  }
  return { gram, cross };
}

/** The last rows of a window, flattened, and 1: they lie side by side in the matrix of inputs. */
function fillFeatures(
  { inputs, inputSize: I, starts, window }: WindowSet,
  k: number,
  { rows, into, at }: { readonly rows: number; readonly into: Float64Array; readonly at: number },
): void {
  const from = (starts[k]! + window - rows) * I;
  for (let i = 0; i < rows * I; i++) into[at + i] = inputs[from + i]!;
  into[at + rows * I] = 1;
}

function linearForecasts(set: WindowSet, rows: number, weights: Float64Array): Float32Array {
  const { length, outputSize: O } = set;
  const n = rows * set.inputSize + 1;
  const features = new Float64Array(n);
  const forecasts = new Float32Array(length * O);
  for (let k = 0; k < length; k++) {
    fillFeatures(set, k, { rows, into: features, at: 0 });
    for (let o = 0; o < O; o++) {
      let sum = 0;
      for (let i = 0; i < n; i++) sum += features[i]! * weights[i * O + o]!;
      forecasts[k * O + o] = sum;
    }
  }
  return forecasts;
}
