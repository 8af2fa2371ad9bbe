import { log } from "../../../core/numeric/elementary/log.js";
import { multiply } from "../../../core/numeric/matrix-product.js";
import { forecastLength } from "../../forecast-length.js";
import { copyTargets, forEachScoredRow } from "../../scored-rows.js";
import { thinTrusted } from "../../thin-windows.js";
import type { WindowSet } from "../../window-set.js";
import type { SimpleForecast } from "./contract.js";

/** Training windows that are compared with, by the numbers of each: about a second for a thousand windows. */
const MOST_NUMBERS = 1_500_000;
/** Validation windows that the share of hits is counted on. */
const MOST_JUDGED = 500;
/** Windows that are compared at a time. */
const CHUNK = 64;

/**
 * The class of the training window at the least Euclidean distance, the first of equals; windows aligned at their ends, what is not there being the mean. Its
 * probability is the share of the validation windows that it gets right, and at least a little more than that of any other class.
 */
export function nearestNeighbour(train: WindowSet, validation: WindowSet): SimpleForecast {
  const { window: T, inputSize: I, outputSize: O } = train;
  const known = thinTrusted(train, Math.max(1, Math.floor(MOST_NUMBERS / (T * I))));
  const neighbours = neighboursOf(known);
  const classes = classesOf(known);
  const classesFor = (set: WindowSet) => Array.from(nearest(neighbours, set), (k) => classes[k]!);
  const judged = thinTrusted(validation, MOST_JUDGED);
  const truth = classesOf(judged);
  const right = classesFor(judged).filter((own, k) => own === truth[k]).length;
  const p = Math.max((right + 1) / (judged.length + 2), 1.1 / (O + 0.1));
  const hit = log(p);
  const miss = log((1 - p) / (O - 1));
  return {
    name: "nearest neighbour",
    detail: `Euclidean distance to ${known.length === train.length ? "all" : `${known.length} of ${train.length}`} training windows`,
    predict(set) {
      const forecasts = new Float32Array(forecastLength(set)).fill(miss);
      classesFor(set).forEach((own, k) => {
        forecasts[k * O + own] = hit;
      });
      return forecasts;
    },
  };
}

interface Neighbours {
  /** (K, T I) */
  readonly numbers: Float64Array;
  /** (K), half of the sum of squares of each. */
  readonly halfSquares: Float64Array;
}

function neighboursOf(set: WindowSet): Neighbours {
  const D = set.window * set.inputSize;
  const numbers = new Float64Array(set.length * D);
  const halfSquares = new Float64Array(set.length);
  for (let k = 0; k < set.length; k++) {
    forEachNumber(set, k, (value, at) => {
      numbers[k * D + at] = value;
      halfSquares[k]! += value ** 2 / 2;
    });
  }
  return { numbers, halfSquares };
}

/** The neighbour k of each window x: that of the least |k|^2 / 2 - k x, which is half of |k - x|^2 - |x|^2. */
function nearest({ numbers, halfSquares }: Neighbours, set: WindowSet): Int32Array {
  const D = set.window * set.inputSize;
  const K = halfSquares.length;
  const found = new Int32Array(set.length);
  for (let first = 0; first < set.length; first += CHUNK) {
    const Q = Math.min(CHUNK, set.length - first);
    const columns = new Float64Array(D * Q);
    for (let q = 0; q < Q; q++) {
      forEachNumber(set, first + q, (value, at) => {
        columns[at * Q + q] = value;
      });
    }
    const products = multiply(numbers, columns, [K, D, Q]);
    for (let q = 0; q < Q; q++) {
      let least = Number.POSITIVE_INFINITY;
      for (let k = 0; k < K; k++) {
        const distance = halfSquares[k]! - products[k * Q + q]!;
        if (distance < least) [found[first + q], least] = [k, distance];
      }
    }
  }
  return found;
}

/** Visits the numbers of a window that are there, with their places in (T, I). */
function forEachNumber(
  { starts, window: T, inputSize: I, inputs, lengths }: WindowSet,
  k: number,
  visit: (value: number, at: number) => void,
): void {
  const padding = T - (lengths?.[k] ?? T);
  const from = starts[k]! * I;
  for (let at = padding * I; at < T * I; at++) visit(inputs[from + at]!, at);
}

function classesOf(set: WindowSet): number[] {
  const targets = new Float64Array(set.outputSize);
  const classes: number[] = [];
  forEachScoredRow({ ...set, weights: null }, ({ at }) => {
    copyTargets(set, at, targets);
    classes.push(targets.indexOf(1));
  });
  return classes;
}
