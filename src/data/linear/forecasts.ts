import { forecastLength } from "../forecast-length.js";
import { forEachScoredRow } from "../scored-rows.js";
import type { WindowSet } from "../window-set.js";
import { featuresOf, type Part } from "./contract.js";
import { fillFeatures } from "./products.js";

/** Scaled forecasts of every window at each step that is scored, (windows, S, O), by coefficients (n, O). */
export function linearForecasts(set: WindowSet, part: Part, coefficients: Float64Array): Float32Array {
  const { outputSize: O } = set;
  const n = featuresOf(set, part);
  const features = new Float64Array(n);
  const forecasts = new Float32Array(forecastLength(set));
  forEachScoredRow({ ...set, weights: null }, (row) => {
    fillFeatures(set, row, { ...part, into: features, to: 0 });
    for (let o = 0; o < O; o++) {
      let sum = 0;
      for (let i = 0; i < n; i++) sum += features[i]! * coefficients[i * O + o]!;
      forecasts[row.place * O + o] = sum;
    }
  });
  return forecasts;
}
