import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { PART_NAMES, type Split } from "../split.js";
import { seriesOf } from "../testing.js";
import { splitFolds, splitSeries } from "./split-series.js";

const zeros = (n: number) => new Array<number>(n).fill(0);
const stations = (lengths: readonly number[], daily = false) =>
  seriesOf({ y: zeros(lengths.reduce((sum, length) => sum + length, 0)) }, { lengths, daily });

const rowsOf = (split: Split, part: (typeof PART_NAMES)[number]) =>
  split[part].flatMap(({ start, end }) => Array.from({ length: end - start }, (_, k) => start + k));
const segmentsOf = (split: Split, part: (typeof PART_NAMES)[number]) => split[part].map(({ segment }) => segment);

describe("the rolling origin", () => {
  it("tests on the last rows, a block after the other, and trains on all before", () => {
    const folds = splitFolds(seriesOf({ y: zeros(100) }), { folds: 3, testShare: 0.3, validationShare: 0.1 });
    const bounds = folds.map((fold) => PART_NAMES.map((part) => [fold[part][0]!.start, fold[part][0]!.end]));
    expect(bounds).toEqual([
      [
        [0, 60],
        [60, 70],
        [70, 80],
      ],
      [
        [0, 70],
        [70, 80],
        [80, 90],
      ],
      [
        [0, 80],
        [80, 90],
        [90, 100],
      ],
    ]);
  });

  it("leaves out `gap` rows before the validation and the test part of each segment", () => {
    const [fold] = splitFolds(stations([50, 20]), { gap: 3 });
    expect(fold).toEqual({
      train: [
        { segment: "s0", start: 0, end: 27 },
        { segment: "s1", start: 50, end: 59 },
      ],
      validation: [
        { segment: "s0", start: 30, end: 37 },
        { segment: "s1", start: 62, end: 63 },
      ],
      test: [
        { segment: "s0", start: 40, end: 50 },
        { segment: "s1", start: 66, end: 70 },
      ],
    });
  });

  test("each row of the test share is tested in one fold, and no test row lies before the first fold's validation rows", () => {
    const some = fc.record({
      lengths: fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 4 }),
      daily: fc.boolean(),
      folds: fc.integer({ min: 1, max: 6 }),
      gap: fc.integer({ min: 0, max: 5 }),
      testShare: fc.double({ min: 0.05, max: 0.6, noNaN: true }),
    });
    fc.assert(
      fc.property(some, ({ lengths, daily, ...options }) => {
        const series = stations(lengths, daily);
        const folds = splitFolds(series, { ...options, validationShare: 0.2 });
        const whole = splitSeries(series, { testShare: options.testShare, validationShare: 0.2, gap: options.gap });
        const tested = folds.flatMap((fold) => rowsOf(fold, "test"));
        expect(tested.toSorted((a, b) => a - b)).toEqual(rowsOf(whole, "test"));
        const tests = new Set(tested);
        for (const part of ["train", "validation"] as const) {
          expect(rowsOf(folds[0]!, part)).toEqual(rowsOf(whole, part));
          expect(rowsOf(folds[0]!, part).some((row) => tests.has(row))).toBe(false);
        }
        for (const fold of folds) {
          for (const { start, end } of PART_NAMES.flatMap((part) => fold[part])) expect(end).toBeGreaterThan(start);
          const all = PART_NAMES.flatMap((part) => rowsOf(fold, part));
          expect(new Set(all).size).toBe(all.length);
        }
      }),
    );
  });
});

describe("by group", () => {
  const ten = stations(zeros(10).map((_, k) => 3 + k));

  it("keeps segments whole, in one part each", () => {
    const split = splitSeries(ten, { by: "group" });
    const parts = PART_NAMES.map((part) => segmentsOf(split, part));
    expect(parts.map(({ length }) => length)).toEqual([6, 2, 2]);
    expect(parts.flat().toSorted()).toEqual(ten.segments.map(({ name }) => name).toSorted());
    for (const { segment, ...range } of PART_NAMES.flatMap((part) => split[part])) {
      expect(range).toEqual({
        start: ten.segments.find(({ name }) => name === segment)!.start,
        end: ten.segments.find(({ name }) => name === segment)!.end,
      });
    }
  });

  it("draws them by the seed", () => {
    expect(splitSeries(ten, { by: "group", seed: 1 })).toEqual(splitSeries(ten, { by: "group" }));
    expect(splitSeries(ten, { by: "group", seed: 2 })).not.toEqual(splitSeries(ten, { by: "group" }));
  });

  it("tests each of the others in one fold, and validates on the same in all", () => {
    const folds = splitFolds(ten, { by: "group", folds: 4, validationShare: 0.2, testShare: 0.8 });
    const [{ validation }] = folds as [Split];
    for (const fold of folds) expect(fold.validation).toEqual(validation);
    const tested = folds.flatMap((fold) => segmentsOf(fold, "test"));
    expect(tested).toHaveLength(8);
    expect(new Set([...tested, ...validation.map(({ segment }) => segment)]).size).toBe(10);
  });

  it.each([
    [{ folds: 3 }, stations([9, 9, 9]), "3 series for 1 to validate and 3 to test in 3 folds"],
    [{}, stations([9]), '`by` "group" keeps series whole, and these data are one series.'],
    [{ gap: 2 }, ten, "`gap` leaves out rows between parts in order of time, got 2"],
    [{ validationShare: 0.3, testShare: 0.8, folds: 2 }, ten, "must sum to 1 at most, got 0.3 and 0.8"],
  ])("is refused where a part would be empty or an option idle: %o", (options, series, message) => {
    expect(() => splitFolds(series, { by: "group", ...options })).toThrow(message);
  });
});
