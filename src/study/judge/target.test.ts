import { describe, expect, it } from "vitest";
import type { TrialRecord } from "../records/trial.js";
import { diffusion, method, momentum, sgd, type TrialParts, trialsOf } from "../testing/records.js";
import { targetFrom } from "./target.js";

const options = { given: null, methods: [momentum, sgd, diffusion] };
const LEVELS = [4, 3, 2, 1.5, 1.2];

/** Pilot runs that fall from 11 to 1 by a straight line, in so many epochs. */
const falling = (...epochs: readonly number[]): TrialParts[] =>
  epochs.map((count) => ({
    initialValidationError: 11,
    errors: Array.from({ length: 60 }, (_, k) => Math.max(1, 11 - (10 * (k + 1)) / count)),
  }));
const pilots = (of: typeof sgd, parts: readonly TrialParts[], rest: Partial<TrialRecord> = {}) =>
  trialsOf(of, parts).map((trial): TrialRecord => ({ ...trial, phase: "pilot", ...rest }));
const closeTo = (levels: readonly number[]) => levels.map((level) => expect.closeTo(level, 9));

describe("targetFrom", () => {
  it("takes the given error as it is, and refuses one that no error can be", () => {
    const given = { error: 0.3, levels: [0.3], earlierFolds: [], source: "given", reference: null };
    expect(targetFrom([], { ...options, given: 0.3 })).toEqual(given);
    for (const given of [0, -1, Number.NaN, Infinity]) {
      expect(() => targetFrom([], { ...options, given })).toThrow(`must be a number > 0, got ${given}`);
    }
  });

  it("is the last of five levels on the pilot runs' way, whatever the order of the trials", () => {
    const trials = pilots(sgd, falling(40, 50, 60));
    const target = targetFrom(trials, options);
    expect(target).toEqual({
      error: expect.closeTo(1.2, 9),
      levels: closeTo(LEVELS),
      earlierFolds: [],
      source: "reference",
      reference: "sgd",
    });
    expect(targetFrom(trials.toReversed(), options)).toEqual(target);
  });

  it("comes from the medians of the runs: one of three that learns nothing or diverges moves no level far", () => {
    const idle: TrialParts = { initialValidationError: 11, errors: Array.from({ length: 60 }, () => 11) };
    const broken: TrialParts = { ...idle, outcome: "diverged" };
    for (const odd of [idle, broken]) {
      expect(targetFrom(pilots(sgd, [...falling(50, 50), odd]), options).levels).toEqual(closeTo(LEVELS));
      expect(targetFrom(pilots(sgd, [...falling(50), odd, odd]), options)).toMatchObject({ error: null, levels: [] });
    }
  });

  it("comes from the batch size whose pilot runs end lowest, the smaller one on a tie", () => {
    const worse = falling(50, 50, 50).map((part) => ({ ...part, errors: part.errors!.map((error) => error + 1) }));
    const at64 = { batchSize: 64 };
    const mixed = [...pilots(sgd, worse), ...pilots(sgd, falling(50, 50, 50), at64)];
    expect(targetFrom(mixed, options).levels).toEqual(closeTo(LEVELS));
    const tie = [...pilots(sgd, falling(5, 5, 5), at64), ...pilots(sgd, falling(50, 50, 50))];
    expect(targetFrom(tie, options).levels).toHaveLength(5); // at 64 the first level is reached before the fifth validation
  });

  it("leaves out levels that the median pilot run reaches before its fifth validation: they are over too soon to be timed", () => {
    expect(targetFrom(pilots(sgd, falling(5.5, 5.5, 5.5)), options).levels).toEqual(closeTo(LEVELS.slice(1)));
    expect(targetFrom(pilots(sgd, falling(2, 2, 2)), options)).toMatchObject({ error: null, levels: [] });
  });

  it("is not made by a single lucky validation", () => {
    const lucky = falling(50, 50, 50).map((part) => ({ ...part, errors: part.errors!.with(30, 0.01) }));
    expect(targetFrom(pilots(sgd, lucky), options).levels).toEqual(closeTo(LEVELS));
  });

  it("reads pilot runs of the reference alone, and no test error", () => {
    const own = pilots(sgd, falling(50, 50, 50));
    const others = [
      ...trialsOf(sgd, falling(9, 9, 9)),
      ...trialsOf(sgd, falling(9, 9, 9)).map((trial): TrialRecord => ({ ...trial, phase: "tuning" })),
      ...pilots(momentum, falling(9, 9, 9)),
    ];
    const target = targetFrom(own, options);
    expect(targetFrom([...others, ...own.map((trial) => ({ ...trial, testError: 0 }))], options)).toEqual(target);
    expect(targetFrom(others, options)).toEqual({
      error: null,
      levels: [],
      earlierFolds: [],
      source: "reference",
      reference: "sgd",
    });
  });

  it("is open where nothing can be the reference", () => {
    const open = { error: null, levels: [], earlierFolds: [], source: "reference", reference: null };
    expect(targetFrom([], { ...options, methods: [method("penalty", { diffuses: true })] })).toEqual(open);
  });
});
