import { log } from "../../core/numeric/elementary/log.js";
import type { Range } from "../../study/records/method.js";
import type { StudyRecord } from "../../study/records/study.js";
import type { TrialRecord } from "../../study/records/trial.js";
import { headlineRuns } from "./headline-runs.js";
import type { Recogniser } from "./situation.js";

/** Of the range's width, from either end. */
const EDGE = 0.02;

/** Different values that tuning tried: of fewer, the best is at an end more often than not, wherever the range lies. */
const FEWEST_VALUES = 4;

/** A tuned number that is best at the end of what was tried, if that was enough to tell: a better one may lie beyond. */
export const edgeOfRange: Recogniser<"edge-of-range"> = (study) =>
  headlineRuns(study).flatMap(({ method, runs }) =>
    Object.entries(method.space ?? {}).flatMap(([place, range]) => {
      const value = runs[0]!.setting[place];
      if (value === undefined || range.high <= range.low) return [];
      if (range.scale === "log-or-0" && value === 0) return []; // no end: there is nothing below 0
      const at = placeIn(range, value);
      if (at > EDGE && at < 1 - EDGE) return [];
      if (valuesTried(study, runs[0]!, place) < FEWEST_VALUES) return [];
      return [{ method: method.name, place, value, low: range.low, high: range.high }];
    }),
  );

function valuesTried({ trials }: StudyRecord, { method, batchSize }: TrialRecord, place: string): number {
  const tuning = trials.filter(
    (trial) => trial.phase === "tuning" && trial.method === method && trial.batchSize === batchSize,
  );
  return new Set(tuning.map(({ setting }) => setting[place])).size;
}

/** From 0 at the low end to 1 at the high one. */
function placeIn({ low, high, scale }: Range, value: number): number {
  const on = scale === "linear" ? (x: number) => x : log;
  return (on(value) - on(low)) / (on(high) - on(low));
}
