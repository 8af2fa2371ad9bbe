import { expect, test } from "vitest";
import { fitBaselines } from "../data/baselines/index.js";
import { splitSeries } from "../data/cut/split-series.js";
import type { Series } from "../data/series.js";
import { valueOfOutput } from "../data/transform/undo.js";
import { makeWindows } from "../data/windows.js";
import { forecastSeries } from "./forecast.js";
import { parseModel } from "./record.js";
import { simpleModelRecord } from "./simple.js";

const DAY = 86_400_000;

/** A weekly cycle with a little of its own, above 0, and a plan; days may be missing. */
function weekly(days: readonly number[]): Series {
  const level = (day: number) => 20 + 5 * Math.sin((2 * Math.PI * day) / 7) + Math.sin(day * day);
  return {
    source: "weekly",
    columns: [
      { name: "level", values: Float64Array.from(days, level) },
      { name: "plan", values: Float64Array.from(days, (day) => Math.cos(day)) },
    ],
    time: {
      columns: ["day"],
      milliseconds: Float64Array.from(days, (day) => Date.UTC(2024, 0, 1) + day * DAY),
      step: DAY,
      gaps: 0,
      resolution: "day",
    },
    segments: [{ name: "weekly", start: 0, end: days.length }],
    rows: days.length,
  };
}

const days = Array.from({ length: 160 }, (_, day) => day);
const names = { inputs: ["level", "plan"], targets: ["level"] };
const reach = { window: 5, horizon: { from: 1, to: 9 } };

test.each([
  ["plain", days, []],
  ["as a logarithm", days, ["log"]],
  ["never below 0", days, ["non-negative"]],
  ["with a day missing", days.filter((day) => day !== 140), []],
] as const)("every simple forecast as a model forecasts what it did in the study, %s", (_, kept, transform) => {
  const series = weekly(kept);
  const split = splitSeries(series);
  const data = makeWindows({ series, split, ...names, ...reach, transform: [...transform] });
  const { inputScaler, targetScaler, test: part } = data;
  const baselines = fitBaselines({ windows: data, origin: { series, split } });
  expect(baselines.map(({ name }) => name)).toEqual(["last value", "seasonal repeat", "mean", "linear"]);
  for (const { name, fitted, validationError, predict } of baselines) {
    const training = { method: name, source: "weekly", validationError, testError: null };
    const parts = { fitted: fitted!, ...reach, inputScaler, targetScaler, training, undo: part.undo ?? null };
    const model = parseModel(JSON.stringify(simpleModelRecord(parts)), "a.json");
    const rows = forecastSeries(model, series);
    const firsts = new Map(rows.map((row) => [`${row.label} ${row.step}`, row.forecast[0]!]));
    const own = predict(part);
    const plain = { log: null, nonNegative: false, mean: [...targetScaler.mean], sd: [...targetScaler.sd] };
    part.starts.forEach((start, k) => {
      for (let step = 1; step <= 9; step++) {
        const label = new Date(series.time!.milliseconds[start + 4 + step]!).toISOString().slice(0, 10);
        const forecast = valueOfOutput(plain, 0, own[k * 9 + step - 1]!);
        expect(firsts.get(`${label} ${step}`), `${name} ${label} ${step}`).toBeCloseTo(forecast, 4);
      }
    });
  }
});

test("a seasonal repeat reads a season of the target alone and repeats it after the table's end, by the clock", () => {
  const fitted = { kind: "seasonal repeat", rows: 7, period: 7 * DAY } as const;
  const series = weekly(days.filter((day) => day !== 155));
  const training = { method: "seasonal repeat", source: "weekly", validationError: null, testError: null };
  const scaler = { columns: ["level"], mean: Float64Array.of(20), sd: Float64Array.of(4), constant: [] };
  const model = simpleModelRecord({ fitted, ...reach, inputScaler: scaler, targetScaler: scaler, training });
  expect([model.window, model.inputs.columns]).toEqual([7, ["level"]]);
  const alone = { ...series, columns: series.columns.slice(0, 1) };
  const rows = forecastSeries(model, alone).slice(-9);
  expect(rows.map(({ label }) => label)[0]).toBe("2024-06-09"); // day 160
  const level = (day: number) => series.columns[0]!.values[day > 155 ? day - 1 : day]!;
  const seen = rows.map(({ forecast }) => forecast[0]!);
  // Day 155 is not there: the one a week before it is taken for 162, and for 169 nothing else is needed.
  const expected = [153, 154, 148, 156, 157, 158, 159, 153, 154].map(level);
  for (const [k, value] of seen.entries()) expect(value, `${k}`).toBeCloseTo(expected[k]!, 4);
});

test("parts that do not go together make no model", () => {
  const scaler = { columns: ["level"], mean: Float64Array.of(20), sd: Float64Array.of(4), constant: [] };
  const training = { method: "linear", source: "weekly", validationError: null, testError: null };
  const parts = { window: 2, horizon: 1, inputScaler: scaler, targetScaler: scaler, training };
  const linear = { kind: "linear", inputs: null, strength: 1 } as const;
  expect(() =>
    simpleModelRecord({ ...parts, fitted: { ...linear, rows: 2, coefficients: Float64Array.of(1) } }),
  ).toThrow(/"forecaster.coefficients" is wrong: must have one number/);
  expect(() =>
    simpleModelRecord({ ...parts, fitted: { ...linear, rows: 3, coefficients: new Float64Array(4) } }),
  ).toThrow(/"forecaster.rows" is wrong: must be at most the window's 2/);
  expect(() => simpleModelRecord({ ...parts, fitted: { kind: "mean", values: Float64Array.of(1, 2) } })).toThrow(
    /"forecaster.values" is wrong: must be one number for each of the 1 outputs/,
  );
});
