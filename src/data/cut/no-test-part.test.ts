import { expect, test } from "vitest";
import { fitHighway } from "../../highway/fit-highway.js";
import { auditData } from "../audit/audit-data.js";
import { fitBaselines } from "../baselines/index.js";
import type { Series } from "../series.js";
import { makeWindows } from "../windows.js";
import { splitFolds, splitSeries } from "./split-series.js";

const DAY = 86_400_000;

function panel(...lengths: readonly number[]): Series {
  const rows = lengths.reduce((sum, length) => sum + length, 0);
  const ends = lengths.map((_, k) => lengths.slice(0, k + 1).reduce((sum, length) => sum + length, 0));
  const segments = ends.map((end, k) => ({ name: `s${k}`, start: end - lengths[k]!, end }));
  const day = segments.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, k) => k));
  return {
    source: "panel",
    columns: [{ name: "level", values: Float64Array.from({ length: rows }, (_, k) => Math.sin(k * k)) }],
    time: {
      columns: ["day"],
      milliseconds: Float64Array.from(day, (k) => k * DAY),
      step: DAY,
      gaps: 0,
      resolution: "day",
    },
    segments,
    rows,
  };
}

test.each([
  ["one series", panel(300), "time"],
  ["a panel of uneven lengths, by time", panel(100, 140, 90), "time"],
  ["without times", { ...panel(100, 140), time: null }, "time"],
  ["by group", panel(100, 140, 90, 80), "group"],
] as const)("a test share of 0 leaves no test part, and no row is lost: %s", (_, series, by) => {
  const split = splitSeries(series, { testShare: 0, by });
  expect(split.test).toEqual([]);
  const rows = [...split.train, ...split.validation].reduce((sum, { start, end }) => sum + end - start, 0);
  expect(rows).toBe(series.rows);
  const names = { inputs: ["level"], targets: ["level"], window: 5 };
  const windows = makeWindows({ series, split, ...names });
  expect([windows.test.length, windows.validation.length > 0]).toEqual([0, true]);
  expect(fitBaselines({ windows, origin: { series, split } }).map(({ name }) => name)).toContain("linear");
  expect(auditData({ series, split, ...names }).filter(({ code }) => code === "few-windows")).toEqual(
    windows.validation.length < 100 ? [expect.objectContaining({ part: "validation" })] : [],
  );
});

test("with no part held back all rows train, and a highway is fitted with the usual penalty", () => {
  const series = panel(100, 140);
  const split = splitSeries(series, { testShare: 0, validationShare: 0 });
  expect(split).toEqual({
    train: series.segments.map(({ name, start, end }) => ({ segment: name, start, end })),
    validation: [],
    test: [],
  });
  const windows = makeWindows({ series, split, inputs: ["level"], targets: ["level"], window: 5 });
  expect(windows.train.length).toBe(95 + 135);
  expect(fitHighway(windows, { kind: "linear" })!.coefficients.every(Number.isFinite)).toBe(true);
});

test("several folds need a test part", () => {
  expect(() => splitFolds(panel(300), { folds: 2, testShare: 0 })).toThrow(/`folds` are test parts, got 2 of them/);
});

test("a part that has rows, and too few, is refused as before", () => {
  const series = panel(40);
  expect(() =>
    makeWindows({
      series,
      split: splitSeries(series, { testShare: 0.05 }),
      inputs: ["level"],
      targets: ["level"],
      window: 5,
    }),
  ).toThrow(/the test part has 2/);
});
