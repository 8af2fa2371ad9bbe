import { expect, test } from "vitest";
import { defaultCriteria, parseCriteria } from "../spec/criteria.js";
import { smallStudyOptions } from "../testing/small-study.js";
import { outOfReach, type ReachOptions } from "./out-of-reach.js";

const { task: adding } = smallStudyOptions;
const [baseline] = adding.baselines;
/** 60 training windows in batches of 10: 6 steps an epoch, 48 in all. */
const size = { batchSizes: [10, 20], epochs: 8 };
const task = {
  ...adding,
  record: { ...adding.record, kind: "series" as const },
  baselines: [2, 0.91].map((validationError) => ({ ...baseline!, validationError })),
};
const notes = (change: Partial<ReachOptions>) =>
  outOfReach({ task, criteria: defaultCriteria, targetError: null, size, ...change });

test("a target error far below the best simple forecast's is told before the study runs, one near it is not", () => {
  expect(notes({ targetError: 0.001 })).toEqual([
    "the target error 0.001 lies far below the best simple forecast's validation error, 0.91: likely never reached, and then no time is measured " +
      "and nothing is met. Leave it out to take levels from pilot runs.",
  ]);
  expect(notes({ targetError: 0.8 })).toEqual([]);
  expect(notes({ targetError: 0.001, task: adding })).toEqual([]); // networks solve it, simple forecasts do not
  expect(notes({ targetError: 0.001, task: { ...task, baselines: [] } })).toEqual([]);
});

test("a time saving that leaves fewer steps than 5 validations is told, one that leaves more is not", () => {
  expect(notes({ criteria: parseCriteria("time=99.9%") })).toEqual([
    "a time saving of 99.9 % leaves 0.048 of the 48 steps of the longest run, which has fewer than 5 validations by then: so short a time is not " +
      "measurable. Ask for a smaller saving, or for more epochs.",
  ]);
  expect(notes({ criteria: parseCriteria("time=90%") })).toHaveLength(1);
  expect(notes({ criteria: parseCriteria("time=85%") })).toEqual([]);
  expect(notes({ criteria: parseCriteria("time=99.9%"), size: { ...size, epochs: 8000 } })).toEqual([]);
  expect(notes({ criteria: parseCriteria("test=-5%") })).toEqual([]);
});
