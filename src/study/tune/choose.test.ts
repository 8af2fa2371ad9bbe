import { describe, expect, it, test } from "vitest";
import * as records from "../testing/records.js";
import { sgd, type TrialParts, trial } from "../testing/records.js";
import { bestSetting, finalists } from "./choose.js";
import { tuningRecords } from "./tuning-record.js";

const choice = { statistic: "time", targetError: null } as const;
const methods = [sgd, records.diffusion];
const run = (rate: number, rest: TrialParts) =>
  trial({ phase: "tuning", setting: { rate }, initialValidationError: 10, id: `tune/sgd/b16/${rate}`, ...rest });
/** A curve that halves its distance from 1 in so many epochs. */
const halving = (epochs: number, end = 1, length = 40) =>
  Array.from({ length }, (_, k) => end + 9 * 0.5 ** ((k + 1) / epochs));
const at = { method: "sgd", batchSize: 16 };
const asked = { choice, methods };
const best = (trials: readonly ReturnType<typeof run>[], rest = {}) =>
  bestSetting(trials, at, { ...asked, ...rest })?.["rate"];

describe("the choice of a setting", () => {
  it("is among those that tuning took furthest, on most seeds", () => {
    const trials = [
      run(1, { seed: 1, errors: halving(2) }),
      ...[1, 2].map((seed) => run(2, { seed, errors: halving(3) })),
      ...[1, 2].map((seed) => run(3, { seed, errors: halving(4) })),
    ];
    expect(finalists(trials, at, asked).map(({ setting }) => setting["rate"])).toEqual([2, 3]);
    expect(best(trials)).toBe(2);
    expect(best(trials.slice(0, 1))).toBe(1);
    expect(best([])).toBeUndefined();
  });

  it("and over most epochs: short runs are no equals of long ones", () => {
    expect(best([run(1, { errors: halving(1, 1, 10) }), run(2, { errors: halving(5) })])).toBe(2);
  });

  it("never takes a setting of which a run failed, and falls back on those that came less far", () => {
    const failed = { seed: 2, errors: [9, 8], outcome: "diverged" as const };
    const trials = [run(1, { seed: 1, errors: halving(2) }), run(1, failed), run(2, { seed: 1, errors: halving(6) })];
    expect(best(trials)).toBe(2);
    expect(best([run(1, failed)])).toBeUndefined();
  });

  it("does not count the same seed twice, as a space of one setting would have it", () => {
    const twice = [1, 1].map((seed) => run(1, { seed, errors: halving(6) }));
    expect(best([...twice, run(2, { seed: 1, errors: halving(2) })])).toBe(2);
  });

  test("times every method to the levels of the reference, and asks for the error alone where that is what is to be decided", () => {
    const reference = [1, 2].map((seed) => run(1, { seed, errors: halving(4, 2) }));
    // Faster to what the reference gets down to, and slower to its own best.
    const early = run(1, {
      method: "diffusion",
      errors: halving(3, 1.01).map((e, k) => (k < 30 ? Math.max(e, 1.2) : e)),
    });
    const late = run(2, { method: "diffusion", errors: halving(3.5, 1) });
    const of = { method: "diffusion", batchSize: 16 };
    expect(bestSetting([...reference, early, late], of, asked)).toEqual({ rate: 1 });
    const byError = { ...asked, choice: { statistic: "error", targetError: null } as const };
    expect(bestSetting([...reference, early, late], of, byError)).toEqual({ rate: 2 });
    const given = { ...asked, choice: { statistic: "time", targetError: 1.1 } as const };
    expect(bestSetting([...reference, early, late], of, given)).toEqual({ rate: 2 });
  });
});

describe("tuningRecords", () => {
  const of = (trials: readonly ReturnType<typeof run>[], statistic: "time" | "error" = "time") =>
    tuningRecords(trials, { methods, batchSizes: [16], choice: { ...choice, statistic } })[0]!;

  it("says what the second best of those as good would have taken, and how far the seeds of the best lie apart", () => {
    const trials = [
      run(1, { seed: 1, errors: halving(2) }),
      run(1, { seed: 2, errors: halving(4) }),
      ...[1, 2].map((seed) => run(2, { seed, errors: halving(2 * Math.SQRT2 * 1.5) })),
    ];
    const record = of(trials);
    expect(record).toMatchObject({
      method: "sgd",
      runs: 4,
      settings: 2,
      seeds: 2,
      finalists: 2,
      asGood: 2,
      steps: 1600,
    });
    expect(record.runnerUpRatio).toBeCloseTo(1.5, 1);
    expect(record.seedRatio).toBeCloseTo(2, 1);
    expect(record.secondsTraining).toBe(160);
  });

  it("knows no second one where the others are worse, no seeds where there is one, and nothing where all failed", () => {
    const alone = [run(1, { errors: halving(2) }), run(2, { errors: halving(2, 1.2) })];
    expect(of(alone)).toMatchObject({ finalists: 2, asGood: 1, runnerUpRatio: null, seeds: 1, seedRatio: null });
    const failed = of([run(1, { errors: [9], outcome: "diverged" })]);
    expect(failed).toMatchObject({ runs: 1, seeds: 0, finalists: 0, asGood: 0, runnerUpRatio: null, seedRatio: null });
    expect(tuningRecords([], { methods, batchSizes: [16], choice })).toEqual([]);
  });

  it("compares errors where they alone are asked for", () => {
    const trials = [run(1, { errors: [3, 1] }), run(2, { errors: [2, 1.01] })];
    expect(of(trials, "error").runnerUpRatio).toBeCloseTo(1.01, 12);
  });
});
