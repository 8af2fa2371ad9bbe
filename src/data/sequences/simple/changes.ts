import { forecastLength } from "../../forecast-length.js";
import { copyTargets, forEachScoredRow } from "../../scored-rows.js";
import type { WindowSet } from "../../window-set.js";
import { logitOf, type SimpleForecast } from "./contract.js";

/**
 * A class or symbol by the one before it, or each note by whether it sounded in the frame before: shares of what followed in the training part. The one before is the
 * target of the row that a step reads: of frames and symbols that which it reads itself, of labels that of the step before, which is known only where labels come with
 * the steps.
 */
export function changesForecast(train: WindowSet, name: SimpleForecast["name"], before: 0 | -1): SimpleForecast {
  return name === "note changes" ? noteChanges(train) : classChanges(train, name, before);
}

/** A table of O x O. */
function classChanges(train: WindowSet, name: SimpleForecast["name"], before: 0 | -1): SimpleForecast {
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

/** Of each note two shares, after frames without it and with it. */
function noteChanges(train: WindowSet): SimpleForecast {
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
