import { forecastLength } from "../../forecast-length.js";
import { copyTargets, forEachScoredRow } from "../../scored-rows.js";
import type { WindowSet } from "../../window-set.js";
import { logitOf, type SimpleForecast } from "./contract.js";

/**
 * A class or symbol by the one before it: shares of what followed in the training part, O x O. The one before is the target of a row: of symbols of the one
 * that the step itself reads, `before` 0, of labels of the step before, -1, which is known only where labels come with the steps.
 */
export function classChanges(train: WindowSet, name: SimpleForecast["name"], before: 0 | -1): SimpleForecast {
  const { outputSize: O } = train;
  const counts = new Float64Array((O + 1) * O);
  const target = new Float64Array(O);
  forEachScoredRow({ ...train, weights: null }, ({ at, there }) => {
    copyTargets(train, at, target);
    counts[classBefore(train, at + before, there + before) * O + placeOf(target, 0, O)]!++;
  });
  const logits = counts.map((count, at) => {
    const from = at - (at % O);
    let of = 0;
    for (let o = 0; o < O; o++) of += counts[from + o]!;
    return logitOf("classes", count, of, O);
  });
  return {
    name,
    detail:
      before === 0
        ? "shares of what followed in the training part"
        : "by the label of the step before, where that is known",
    predict(set) {
      const forecasts = new Float32Array(forecastLength(set));
      forEachScoredRow({ ...set, weights: null }, ({ at, place, there }) => {
        const from = classBefore(set, at + before, there + before) * O;
        for (let o = 0; o < O; o++) forecasts[place * O + o] = logits[from + o]!;
      });
      return forecasts;
    },
  };
}

/** O, a class of its own, where nothing stands before. */
function classBefore({ targets, targetSize: O }: WindowSet, row: number, there: number): number {
  return there < 1 ? O : placeOf(targets, row * O, O);
}

function placeOf(values: ArrayLike<number>, from: number, O: number): number {
  for (let o = 0; o < O; o++) if (values[from + o] === 1) return o;
  return O;
}
