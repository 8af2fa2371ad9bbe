import { forecastLength } from "../../forecast-length.js";
import { copyTargets, forEachScoredRow } from "../../scored-rows.js";
import { thinTrusted } from "../../thin-windows.js";
import type { WindowSet } from "../../window-set.js";
import type { SimpleForecast } from "./contract.js";

/** Training windows that are compared with, by the numbers of each: about a second for a thousand windows. */
const MOST_NUMBERS = 1_500_000;

/**
 * The class of the training window at the least Euclidean distance, windows aligned at their ends, what is not there being the mean. Its probability is the share of
 * the validation windows that it gets right.
 */
export function nearestNeighbour(train: WindowSet, validation: WindowSet): SimpleForecast {
  const { window: T, inputSize: I, outputSize: O } = train;
  const known = thinTrusted(train, Math.max(1, Math.floor(MOST_NUMBERS / (T * I))));
  const neighbours = flattened(known);
  const classes = classesOf(known);
  const classFor = (window: Float32Array) => classes[nearest(neighbours, window)]!;
  const judged = thinTrusted(validation, 500);
  const truth = classesOf(judged);
  const right = flattened(judged).filter((window, k) => classFor(window) === truth[k]).length;
  const p = (right + 1) / (judged.length + 2);
  const hit = Math.log(p);
  const miss = Math.log((1 - p) / Math.max(1, O - 1));
  return {
    name: "nearest neighbour",
    detail: `Euclidean distance to ${known.length === train.length ? "all" : `${known.length} of ${train.length}`} training windows`,
    predict(set) {
      const forecasts = new Float32Array(forecastLength(set)).fill(miss);
      flattened(set).forEach((window, k) => {
        forecasts[k * O + classFor(window)] = hit;
      });
      return forecasts;
    },
  };
}

/** (T I) of each window, 0 where nothing is there. */
function flattened({ length, starts, window: T, inputSize: I, inputs, lengths }: WindowSet): Float32Array[] {
  return Array.from({ length }, (_, k) => {
    const padding = T - (lengths?.[k] ?? T);
    const window = new Float32Array(T * I);
    window.set(inputs.subarray((starts[k]! + padding) * I, (starts[k]! + T) * I), padding * I);
    return window;
  });
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

function nearest(neighbours: readonly Float32Array[], window: Float32Array): number {
  let [best, least] = [0, Number.POSITIVE_INFINITY];
  for (let n = 0; n < neighbours.length; n++) {
    const other = neighbours[n]!;
    let sum = 0;
    for (let k = 0; k < window.length && sum < least; k++) sum += (window[k]! - other[k]!) ** 2;
    if (sum < least) [best, least] = [n, sum];
  }
  return best;
}
