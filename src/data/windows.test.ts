import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitBaselines } from "./baselines/index.js";
import { splitSeries } from "./cut/split-series.js";
import { targetsOf } from "./gather.js";
import { PART_NAMES } from "./split.js";
import { seriesOf } from "./testing.js";
import { sharedMemory } from "./window-set.js";
import { makeWindows } from "./windows.js";

const range = (n: number) => Array.from({ length: n }, (_, k) => k);

const layouts = fc.record({
  lengths: fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 5 }),
  daily: fc.boolean(),
  window: fc.integer({ min: 1, max: 6 }),
  horizon: fc.integer({ min: 1, max: 4 }),
});

describe("makeWindows", () => {
  it("never lets a window or its target cross a part or a segment, and leaves out none that fits", () => {
    let made = 0;
    fc.assert(
      fc.property(layouts, ({ lengths, daily, window, horizon }) => {
        const rows = lengths.reduce((sum, length) => sum + length, 0);
        const series = seriesOf({ row: range(rows) }, { lengths, daily });
        const split = splitSeries(series);
        const span = window + horizon;
        fc.pre(PART_NAMES.every((part) => split[part].some(({ start, end }) => end - start >= Math.max(span, 2))));
        const windows = makeWindows({ series, split, inputs: ["row"], targets: ["row"], window, horizon });
        made += 1;
        for (const part of PART_NAMES) {
          const fits = (start: number) => {
            const segment = series.segments.find((s) => s.start <= start && start < s.end)!;
            const inPart = split[part].find((r) => r.start <= start && start < r.end);
            return inPart !== undefined && start + span <= inPart.end && start + span <= segment.end;
          };
          expect([...windows[part].starts]).toEqual(range(rows).filter(fits));
          expect(windows[part].targetOffsets).toEqual([window - 1 + horizon]);
        }
      }),
    );
    expect(made).toBeGreaterThan(50);
  });

  it("asks for every row of a range of horizons, nearest first, and lets none of them cross a part", () => {
    const series = seriesOf({ a: range(60), b: range(60).map((k) => k ** 2) });
    const split = splitSeries(series);
    const options = { series, split, inputs: ["a"], targets: ["a", "b"], window: 5 };
    const set = makeWindows({ ...options, horizon: { from: 2, to: 4 } }).train;
    expect(set.targetOffsets).toEqual([6, 7, 8]);
    expect([set.outputSize, set.targetSize]).toEqual([6, 2]);
    const apart = [2, 3, 4].map((horizon) => targetsOf(makeWindows({ ...options, horizon }).train));
    const together = targetsOf(set);
    for (let k = 0; k < set.length; k++) {
      for (let r = 0; r < 3; r++) {
        expect(together.subarray(k * 6 + r * 2, k * 6 + r * 2 + 2)).toEqual(apart[r]!.subarray(k * 2, k * 2 + 2));
      }
    }
    expect(set.length).toBe(makeWindows({ ...options, horizon: 4 }).train.length);
    expect(() => makeWindows({ ...options, horizon: { from: 3, to: 2 } })).toThrow(
      /`horizon` must be an integer >= 0, or { from, to } with integers 1 <= from <= to, got { from: 3, to: 2 }/,
    );
    expect(() => makeWindows({ ...options, horizon: { from: 0, to: 2 } })).toThrow(/got { from: 0, to: 2 }/);
  });

  it("asks with a horizon of 0 for the target at the last row read, in every window that fits, and never reads it", () => {
    const series = seriesOf({ x: range(40), y: range(40).map((k) => k ** 2) }, { lengths: [15, 25] });
    const split = splitSeries(series);
    const options = { series, split, targets: ["y"], window: 3, horizon: 0 };
    const windows = makeWindows({ ...options, inputs: ["x"] });
    const { train, targetScaler } = windows;
    expect(train.targetOffsets).toEqual([2]);
    expect([...train.starts]).toEqual(
      split.train.flatMap(({ start, end }) => range(end - start - 2).map((k) => start + k)),
    );
    targetsOf(train).forEach((scaled, k) => {
      expect(scaled * targetScaler.sd[0]! + targetScaler.mean[0]!).toBeCloseTo((train.starts[k]! + 2) ** 2, 3);
    });
    expect(fitBaselines({ windows, origin: { series, split } }).map(({ name }) => name)).toEqual(["mean", "linear"]);
    expect(() => makeWindows({ ...options, inputs: ["x", "y"] })).toThrow(
      'makeWindows: with `horizon` 0 no column of `targets` must be among `inputs`, got "y" in both: the answer would stand in the window.',
    );
  });

  it("scales by the training part alone: other validation and test values change no training bit", () => {
    const values = range(100).map((k) => Math.sin(k) * 3 + 5);
    const other = values.map((value, k) => (k < 60 ? value : value * 1000 + 7));
    const [a, b] = [values, other].map((column) => {
      const series = seriesOf({ y: column });
      return makeWindows({ series, split: splitSeries(series), inputs: ["y"], targets: ["y"], window: 5 });
    });
    expect(b!.inputScaler).toEqual(a!.inputScaler);
    expect(b!.targetScaler).toEqual(a!.targetScaler);
    expect(b!.train.inputs.subarray(0, 60)).toEqual(a!.train.inputs.subarray(0, 60));
    expect(b!.test.inputs.subarray(80)).not.toEqual(a!.test.inputs.subarray(80));
  });

  it("reports one target's errors in its unit, several in standard deviations", () => {
    const series = seriesOf({ a: range(40), b: range(40).map((k) => (k % 7) * 100) });
    const split = splitSeries(series);
    const one = makeWindows({ series, split, inputs: ["a", "b"], targets: ["b"], window: 2 });
    const both = makeWindows({ series, split, inputs: ["a"], targets: ["a", "b"], window: 2 });
    expect(one).toMatchObject({ errorUnit: "target", errorFactor: one.targetScaler.sd[0] });
    expect(both).toMatchObject({ errorUnit: "standard-deviations", errorFactor: 1 });
    expect(both.train.outputSize).toBe(2);
  });

  it("says which window and which share would fit when a part is too short", () => {
    const series = seriesOf({ y: range(50) });
    const make = (window: number, horizon = 1) =>
      makeWindows({ series, split: splitSeries(series), inputs: ["y"], targets: ["y"], window, horizon });
    expect(() => make(12)).toThrow(
      "makeWindows: `window` 12 with `horizon` 1 needs 13 consecutive rows in every part of test.csv, but the validation part " +
        "has 10 (of 50 rows in all). Take a `window` of 9 or less, or a `validationShare` of 0.26 and a `testShare` of 0.26.",
    );
    // Three parts of 25 rows are not in 50.
    expect(() => make(24)).toThrow("(of 50 rows in all). Take a `window` of 9 or less.");
    expect(() => make(4, 5000)).toThrow(
      "`horizon` 5000 needs 5004 consecutive rows in every part of test.csv, but the train part has 30 (of 50 rows in all). " +
        "Take a `horizon` of 6 or less.",
    );
    expect(() => make(4, 9)).toThrow(
      "Take a `window` of 1 or less, or a `horizon` of 6 or less, or a `validationShare` of",
    );
    expect(() => make(30, 30)).toThrow("(of 50 rows in all). Take a smaller `window` and `horizon`, or more rows.");
    expect(make(9).test.length).toBe(1);
  });

  it("refuses a target that is constant in training, and takes such an input as it is", () => {
    const late = range(50).map((k) => (k < 40 ? 3 : k));
    const series = seriesOf({ y: range(50), late });
    const split = splitSeries(series);
    expect(() => makeWindows({ series, split, inputs: ["y"], targets: ["late"], window: 2 })).toThrow(
      'a column of `targets` must vary over the training part of test.csv, got "late" with one value (3) in all its rows.',
    );
    const windows = makeWindows({ series, split, inputs: ["y", "late"], targets: ["y"], window: 2 });
    expect(windows.inputScaler).toMatchObject({ constant: ["late"] });
    expect(windows.inputScaler.sd[1]).toBe(1);
  });

  it("refuses values that are not finite, naming column and row", () => {
    const series = seriesOf({ y: range(50), x: range(50).map((k) => (k === 44 ? Number.NaN : k)) });
    expect(() => makeWindows({ series, split: splitSeries(series), inputs: ["x"], targets: ["y"], window: 2 })).toThrow(
      'test.csv, column "x": values must be finite numbers, got NaN in row 45 of the series.',
    );
  });

  it("keeps everything in shared memory when asked", () => {
    const series = seriesOf({ y: range(50) });
    const { train } = makeWindows({
      series,
      split: splitSeries(series),
      inputs: ["y"],
      targets: ["y"],
      window: 2,
      allocate: sharedMemory,
    });
    for (const array of [train.inputs, train.targets, train.starts]) {
      expect(array.buffer).toBeInstanceOf(SharedArrayBuffer);
    }
  });
});
