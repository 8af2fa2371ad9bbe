import { forecastLength } from "../../forecast-length.js";
import { copyTargets, forEachScoredRow } from "../../scored-rows.js";
import type { WindowSet } from "../../window-set.js";
import { type Link, logitOf, type SimpleForecast } from "./contract.js";

/** The share of each class, symbol or note among the training steps that are asked for, whatever is read: the majority class is the likeliest. */
export function sharesForecast(train: WindowSet, name: SimpleForecast["name"], link: Link): SimpleForecast {
  const { outputSize: O } = train;
  const counts = new Float64Array(O);
  const targets = new Float64Array(O);
  let rows = 0;
  forEachScoredRow({ ...train, weights: null }, ({ at }) => {
    copyTargets(train, at, targets);
    for (let o = 0; o < O; o++) counts[o]! += targets[o]!;
    rows++;
  });
  const logits = counts.map((count) => logitOf(link, count, rows, O));
  return {
    name,
    detail: "shares in the training part",
    predict(set) {
      const forecasts = new Float32Array(forecastLength(set));
      for (let k = 0; k < forecasts.length; k++) forecasts[k] = logits[k % O]!;
      return forecasts;
    },
  };
}
