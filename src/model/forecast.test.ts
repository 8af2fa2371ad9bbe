import { expect, test } from "vitest";
import { referenceKernels } from "../kernels/reference/index.js";
import { buildNetwork } from "../network/build.js";
import { predict } from "../train/predict.js";
import { forecastInBlocks, forecastSeries } from "./forecast.js";
import { modelRecord, parseModel } from "./record.js";
import type { ModelRecord } from "./schema.js";
import { smallModel, smallParts, smallSeries } from "./testing/small-model.js";

const series = smallSeries(6);
const level = series.columns[0]!.values;

test("a forecast a row from the third on, and one after the end: the network's outputs in the target's unit", () => {
  const parts = smallParts();
  const scaled = Float32Array.from({ length: 12 }, (_, k) => {
    const { mean, sd } = parts.inputScaler;
    return (series.columns[k % 2]!.values[k >> 1]! - mean[k % 2]!) / sd[k % 2]!;
  });
  const windows = { length: 4, window: 3, inputs: scaled, inputSize: 2, starts: Uint32Array.of(0, 1, 2, 3) };
  const outputs = predict(buildNetwork(parts.network), parts.parameters, windows);
  expect(forecastSeries(smallModel(), series)).toEqual(
    Array.from(outputs, (output, k) => ({
      segment: "part 1",
      label: `2024-01-0${k + 4}`,
      milliseconds: Date.UTC(2024, 0, k + 4),
      step: 1,
      forecast: [output * 0.7 + 10],
      intervals: [],
      quantiles: [],
      actual: k === 3 ? null : [level[k + 3]],
    })),
  );
});

test("intervals: a half width an output, its ends undone as forecasts are", () => {
  const parts = smallParts();
  const intervals = [
    { level: 0.8, halfWidths: [0.5], testCoverage: 0.79 },
    { level: 0.95, halfWidths: [2], testCoverage: null },
  ];
  const plainly = forecastSeries(modelRecord({ ...parts, intervals }), series);
  for (const { forecast, intervals: own } of plainly) {
    expect(own.map(({ level, low, high }) => [level, low[0]! - forecast[0]!, high[0]! - forecast[0]!])).toEqual([
      [0.8, expect.closeTo(-0.35, 9), expect.closeTo(0.35, 9)], // half widths times the target's sd, .7
      [0.95, expect.closeTo(-1.4, 9), expect.closeTo(1.4, 9)],
    ]);
  }
  expect(() => modelRecord({ ...parts, intervals: [{ ...intervals[0]!, halfWidths: [1, 1] }] })).toThrow(
    /"intervals" is wrong: must have one half width for each of the 1 outputs/,
  );
});

test("several rows ahead: every origin forecasts each of them, by origin, then step", () => {
  const rows = forecastSeries(smallModel({ horizon: { from: 2, to: 4 }, outputSize: 3 }), series);
  expect(rows.map(({ label, step, actual }) => [label, step, actual?.[0] ?? null])).toEqual([
    ["2024-01-05", 2, level[4]],
    ["2024-01-06", 3, level[5]],
    ["2024-01-07", 4, null],
    ["2024-01-06", 2, level[5]],
    ["2024-01-07", 3, null],
    ["2024-01-08", 4, null],
    ["2024-01-07", 2, null],
    ["2024-01-08", 3, null],
    ["2024-01-09", 4, null],
    ["2024-01-08", 2, null],
    ["2024-01-09", 3, null],
    ["2024-01-10", 4, null],
  ]);
});

test("a model with a highway gives the forecasts of its network, read back from its text too", () => {
  const coefficients = Float32Array.from({ length: 2 * 2 + 1 }, (_, k) => Math.sin(k + 1));
  const highway = { kind: "linear", rows: 2, inputs: null, coefficients } as const;
  const parts = smallParts({ highway });
  const model = parseModel(JSON.stringify(modelRecord({ ...parts, highway })), "model.json");
  const plain = forecastSeries(smallModel(), series);
  const { mean, sd } = parts.inputScaler;
  const scaled = (row: number, i: number) => (series.columns[i]!.values[row]! - mean[i]!) / sd[i]!;
  for (const [k, { forecast }] of forecastSeries(model, series).entries()) {
    const [before, at] = [k + 1, k + 2]; // the window's last two rows
    const c = coefficients;
    const sum =
      c[0]! * scaled(before, 0) + c[1]! * scaled(before, 1) + c[2]! * scaled(at, 0) + c[3]! * scaled(at, 1) + c[4]!;
    expect(forecast[0]).toBeCloseTo(plain[k]!.forecast[0]! + 0.7 * sum, 5);
  }
});

test("in blocks: the bits of one pass over all windows, segments that end within a block included", () => {
  const parts = smallParts();
  const long = smallSeries(5000, 2, 9000);
  const [levels, flows] = long.columns.map(({ values }) => values);
  const { mean, sd } = parts.inputScaler;
  const inputs = new Float32Array(2 * long.rows);
  for (let row = 0; row < long.rows; row++) {
    inputs[2 * row] = (levels![row]! - mean[0]!) / sd[0]!;
    inputs[2 * row + 1] = (flows![row]! - mean[1]!) / sd[1]!;
  }
  const starts = Uint32Array.from({ length: 4998 + 8998 }, (_, k) => (k < 4998 ? k : k + 4));
  const windows = { length: starts.length, window: 3, inputs, inputSize: 2, starts };
  const outputs = predict(buildNetwork(parts.network), parts.parameters, windows);
  const blocks = [...forecastInBlocks(smallModel(), long)];
  expect(blocks.length).toBeGreaterThan(2);
  expect(blocks.flat().map(({ forecast }) => forecast[0])).toEqual(Array.from(outputs, (output) => output * 0.7 + 10));
  expect(blocks.flat().filter(({ actual }) => actual === null)).toHaveLength(2);
});

test("no row ahead: the target belongs to the window's last row", () => {
  const [first, ...rest] = forecastSeries(smallModel({ horizon: 0 }), series);
  expect(first).toMatchObject({ label: "2024-01-03", step: 0, actual: [level[2]] });
  expect(rest).toHaveLength(3);
});

test("windows stay in their segment; one that is too short has no forecasts", () => {
  const rows = forecastSeries(smallModel(), smallSeries(4, 2, 3));
  expect(rows.map(({ segment, actual }) => [segment, actual === null])).toEqual([
    ["part 1", false],
    ["part 1", true],
    ["part 3", true],
  ]);
});

test("the engine may be chosen: the reference engine agrees to 1e-5", () => {
  const rows = forecastSeries(smallModel(), series, { kernels: referenceKernels({ precision: "float64" }) });
  forecastSeries(smallModel(), series).forEach(({ forecast }, k) => {
    expect(Math.abs(forecast[0]! - rows[k]!.forecast[0]!)).toBeLessThan(1e-5);
  });
});

test("a table without one of the model's columns is refused with the nearest name", () => {
  const renamed = series.columns.map(({ name, values }) => ({ name: name.replace("flow", "flows"), values }));
  expect(() => forecastSeries(smallModel(), { ...series, columns: renamed })).toThrow(
    /the model was trained on; small has no column "flow"\. Did you mean "flows"\?/,
  );
});

test("forecasts that are not finite are refused, by the row where the window begins", () => {
  const parts = smallParts();
  const huge = modelRecord({ ...parts, parameters: parts.parameters.map(() => 3e38) });
  expect(() => forecastSeries(huge, series)).toThrow(
    /small: the model's forecasts must be finite, got \S+ from the window that begins in row 1 of the series\./,
  );
});

test("20,000 objects take no longer for each than a few", () => {
  const many = smallSeries(...Array.from({ length: 20_000 }, () => 4));
  const began = performance.now();
  expect(forecastSeries(smallModel(), many)).toHaveLength(40_000);
  expect(performance.now() - began).toBeLessThan(10_000);
});

test("a missing value among the inputs is refused by its row", () => {
  const values = Float64Array.from(level, (value, row) => (row === 4 ? Number.NaN : value));
  const columns = [{ name: "level", values }, series.columns[1]!];
  expect(() => forecastSeries(smallModel(), { ...series, columns })).toThrow(
    /small, column "level": values must be finite numbers, got NaN in row 5 of the series.*`missing`/,
  );
});

test("a series shorter than a window, and an object that is no model, are refused", () => {
  expect(() => forecastSeries(smallModel(), smallSeries(2, 1))).toThrow(
    /small: the model reads windows of 3 consecutive rows, the longest segment has 2/,
  );
  const old = { ...smallModel(), version: 1, horizon: 1 } as unknown as ModelRecord;
  expect(() => forecastSeries(old, series)).toThrow(/forecastSeries: `model`: "version" is wrong/);
});
