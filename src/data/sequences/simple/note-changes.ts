import { forecastLength } from "../../forecast-length.js";
import { copyTargets, forEachScoredRow } from "../../scored-rows.js";
import type { WindowSet } from "../../window-set.js";
import { logitOf, type SimpleForecast } from "./contract.js";

/** Each note by whether it sounded in the frame before, which is the one that the step reads: of each two shares of the training part. */
export function noteChanges(train: WindowSet): SimpleForecast {
  const { outputSize: O, targets } = train;
  const on = new Float64Array(2 * O);
  const of = new Float64Array(2 * O);
  const target = new Float64Array(O);
  forEachScoredRow({ ...train, weights: null }, ({ at }) => {
    copyTargets(train, at, target);
    for (let o = 0; o < O; o++) {
      const before = 2 * o + targets[at * O + o]!;
      on[before]! += target[o]!;
      of[before]!++;
    }
  });
  const logits = on.map((count, k) => logitOf("notes", count, of[k]!, O));
  return {
    name: "note changes",
    detail: "each note by whether it sounded in the frame before",
    predict(set) {
      const forecasts = new Float32Array(forecastLength(set));
      forEachScoredRow({ ...set, weights: null }, ({ at, place }) => {
        for (let o = 0; o < O; o++) forecasts[place * O + o] = logits[2 * o + set.targets[at * O + o]!]!;
      });
      return forecasts;
    },
  };
}
