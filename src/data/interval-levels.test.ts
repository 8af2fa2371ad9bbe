import { expect, test } from "vitest";
import { conformalHalfWidth, errorsNeeded } from "../core/numeric/conformal.js";
import { INTERVAL_LEVELS, intervalsOfModelNotes, missingIntervalNotes } from "./interval-levels.js";

test("the fewest errors that an interval takes are those from which on there is one: 4 and 19", () => {
  expect(INTERVAL_LEVELS.map(errorsNeeded)).toEqual([4, 19]);
  for (const level of [...INTERVAL_LEVELS, 0.5, 0.9, 0.99]) {
    const needed = errorsNeeded(level);
    expect(conformalHalfWidth(new Float64Array(needed - 1), level)).toBeNull();
    expect(conformalHalfWidth(new Float64Array(needed), level)).not.toBeNull();
  }
});

test("an interval that there are too few windows for is said, with both numbers", () => {
  expect(missingIntervalNotes(19)).toEqual([]);
  expect(missingIntervalNotes(13)).toEqual([
    "Forecasts have no 95 % interval: it takes 19 windows in the validation part, and there are 13.",
  ]);
  expect(missingIntervalNotes(1)).toEqual([
    "Forecasts have no 80 % interval: it takes 4 windows in the validation part, and there is 1.",
    "Forecasts have no 95 % interval: it takes 19 windows in the validation part, and there is 1.",
  ]);
});

test("a model without an interval says so", () => {
  expect(intervalsOfModelNotes([{ level: 0.8 }, { level: 0.95 }])).toEqual([]);
  expect(intervalsOfModelNotes([{ level: 0.8 }])).toEqual([
    "The model has no 95 % interval: it takes 19 windows in the validation part, and there were 4 to 18.",
  ]);
  expect(intervalsOfModelNotes([])[0]).toContain("The model has no intervals: 80 % takes 4 windows");
});
