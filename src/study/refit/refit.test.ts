import { beforeAll, expect, test } from "vitest";
import { fitBaselines, forecastError } from "../../data/baselines/index.js";
import type { Series } from "../../data/series.js";
import { referenceKernels } from "../../kernels/reference/index.js";
import { forecastSeries } from "../../model/forecast.js";
import { networkIn } from "../../model/network-in.js";
import { inlineExecutor } from "../run/executor.js";
import type { StudyResult } from "../run/phases/conclude.js";
import { runStudy } from "../run/run-study.js";
import { defaultCriteria } from "../spec/criteria.js";
import { methodsNamed } from "../spec/methods/index.js";
import { networkFor } from "../spec/options.js";
import { seriesTask } from "../spec/series-task.js";
import { surroundings } from "../testing/surroundings.js";
import { allRows } from "./all-rows.js";
import { chosenForecast } from "./chosen-forecast.js";
import { hasChanged } from "./has-changed.js";
import { refit } from "./refit.js";
import { refitPlan } from "./settings.js";

const DAY = 86_400_000;

function daily(rows: number): Series {
  const day = (k: number) => 10 + 4 * Math.sin((2 * Math.PI * k) / 7) + Math.sin(k * k) + k / 100;
  return {
    source: "daily",
    columns: [
      { name: "level", values: Float64Array.from({ length: rows }, (_, k) => day(k)) },
      { name: "rain", values: Float64Array.from({ length: rows }, (_, k) => Math.cos(k / 3)) },
    ],
    time: {
      columns: ["day"],
      milliseconds: Float64Array.from({ length: rows }, (_, k) => Date.UTC(2024, 0, 1) + k * DAY),
      step: DAY,
      gaps: 0,
      resolution: "day",
    },
    segments: [{ name: "daily", start: 0, end: rows }],
    rows,
  };
}

const notation = { decimal: ",", missingValues: ["-9"], timeFormat: "DD.MM.YYYY", categories: [] } as const;
const series = daily(150);
const grown = daily(160);
const task = seriesTask({
  series,
  inputs: ["level", "rain"],
  targets: ["level"],
  calendar: ["weekday"],
  notes: [],
  missing: "none",
  notation,
  window: 4,
  horizon: { from: 1, to: 2 },
  validationShare: 0.2,
  testShare: 0.2,
});
const kernels = referenceKernels();
const executor = inlineExecutor({ kernels: () => kernels, now: () => 0 });
let result: StudyResult;

beforeAll(async () => {
  const options = {
    task,
    network: networkFor(task, { hiddenSizes: [3], highway: "linear" }),
    methods: methodsNamed(["sgd", "diffusion"]),
    criteria: defaultCriteria,
    size: { batchSizes: [16], epochs: 4, tuningTrials: 1, seeds: 3 },
    seed: 1,
    targetError: null,
    timeBudgetSeconds: null,
  };
  result = await runStudy(options, surroundings());
});

const modelNamed = (name: string) =>
  [...result.models, ...result.simpleModels].find(({ method }) => method === name)!.model;

test("all rows are windows to train on; with the newest fifth held back, penalties and starts are chosen", () => {
  const { windows, chosenOn } = allRows(task.record, grown);
  expect(windows.train.length).toBe(160 - 4 - 2 + 1);
  expect(windows.test.length).toBe(0);
  expect(chosenOn.train.length).toBe(128 - 4 - 2 + 1);
  expect(chosenOn.validation.length).toBe(32 - 4 - 2 + 1);
  expect(windows.inputScaler.columns).toEqual(task.record.inputs);
  const mean = grown.columns[0]!.values.reduce((sum, value) => sum + value, 0) / 160;
  expect(windows.targetScaler.mean[0]).toBeCloseTo(mean, 9);
});

test("a run keeps its epochs, rates and setting, and ends at the median of the epochs that were best", () => {
  const plan = refitPlan(result.study, { method: "sgd", batchSize: 16, isEnsemble: true });
  const own = result.study.trials.filter(({ phase, method }) => phase === "evaluation" && method === "sgd");
  const epochs = own.map(({ bestEpoch }) => bestEpoch!).sort((a, b) => a - b);
  expect([plan.until, plan.epochs]).toEqual([epochs[1], 4]);
  expect(plan.trials.map(({ seed, setting }) => [seed, setting])).toEqual(
    own.map(({ seed, setting }) => [seed, setting]),
  );
  const [single] = refitPlan(result.study, { method: "sgd", batchSize: 16 }).trials;
  const best = own.toSorted((a, b) => a.bestValidationError! - b.bestValidationError!)[0]!;
  expect(single).toMatchObject({ seed: best.seed, epochs: 4, until: epochs[1] });
});

test("a network on all rows: the same bits for the same seed, others for another, and forecasts after the new end", async () => {
  const options = { study: result.study, series: grown, method: "sgd", model: modelNamed("sgd") };
  const model = await refit(options, { executor });
  expect(await refit(options, { executor })).toEqual(model);
  const other = await refit({ ...options, seed: 99 }, { executor });
  expect(networkIn(other).parameters).not.toEqual(networkIn(model).parameters);
  expect(model.notation).toEqual(notation); // its next table is read as the study's was
  expect(model.training).toEqual({ method: "sgd", source: "daily", validationError: null, testError: null });
  const rows = forecastSeries(model, grown, { kernels });
  expect(rows.at(-1)).toMatchObject({ label: "2024-06-10", step: 2, actual: null }); // day 161
  const square = rows.reduce(
    (sum, { forecast, actual }) => sum + (actual === null ? 0 : (forecast[0]! - actual[0]!) ** 2),
    0,
  );
  expect(Math.sqrt(square / rows.length)).toBeLessThan(1.2);
});

test("intervals are those of the validation part, in the target's unit", async () => {
  const before = modelNamed("sgd");
  const model = await refit({ study: result.study, series: grown, method: "sgd", model: before }, { executor });
  expect(model.intervals.map(({ level }) => level)).toEqual(before.intervals.map(({ level }) => level));
  for (const [k, { halfWidths, testCoverage }] of model.intervals.entries()) {
    expect(testCoverage).toBe(null);
    const own = before.intervals[k]!.halfWidths.map((half) => half * before.targets.sd[0]!);
    for (const [o, half] of halfWidths.entries()) expect(half * model.targets.sd[0]!).toBeCloseTo(own[o]!, 9);
  }
});

test("an ensemble trains all seeds of the study", async () => {
  const model = await refit({ study: result.study, series: grown, method: "sgd", ensemble: true }, { executor });
  expect(model.forecaster.kind === "network" && model.forecaster.members.map(({ seed }) => seed)).toEqual([2, 3, 4]);
});

test("a simple forecast on all rows: the mean of all targets, the linear one of all windows, seasons by their own table", async () => {
  for (const method of ["linear", "mean", "last-value", "seasonal-repeat"]) {
    const model = await refit({ study: result.study, series: grown, method, model: modelNamed(method) });
    const rows = forecastSeries(model, grown);
    expect(rows.at(-1)!.label, method).toBe("2024-06-10");
    expect(rows.at(-1)!.intervals, method).toHaveLength(modelNamed(method).intervals.length);
  }
  const linear = await refit({ study: result.study, series: grown, method: "linear" });
  const { windows, chosenOn, series: derived } = allRows(task.record, grown);
  const { train } = windows;
  const errorOf = (model: typeof linear) => {
    const square = forecastSeries(model, grown).reduce(
      (sum, { forecast, actual }) => sum + (actual === null ? 0 : (forecast[0]! - actual[0]!) ** 2),
      0,
    );
    return Math.sqrt(square / (2 * train.length));
  };
  const kept = { ...windows, train: chosenOn.train, validation: chosenOn.validation };
  const older = fitBaselines({ windows: kept, origin: { series: derived, split: chosenOn.split } });
  const held = older.find(({ name }) => name === "linear")!;
  // Least squares over all rows cannot be beaten there by those of some of them, at the same penalty.
  expect(errorOf(linear)).toBeLessThan(forecastError(held.predict(train), train, windows.errorFactor));
  const mean = forecastSeries(await refit({ study: result.study, series: grown, method: "mean" }), grown)[0]!
    .forecast[0]!;
  const targets = grown.columns[0]!.values.slice(4, 159);
  expect(mean).toBeCloseTo(targets.reduce((sum, value) => sum + value, 0) / targets.length, 4);
});

test("what the verdict leaves is chosen: a better simple forecast, diffusion after a go, else the lowest validation error", () => {
  const { study } = result;
  const decided = (verdict: object) =>
    chosenForecast({ ...study, verdict: { ...study.verdict, reasons: [], ...verdict } });
  const better = { code: "naive-is-better", baseline: "seasonal repeat", baselineError: 1, bestError: 2 } as const;
  expect(decided({ reasons: [better] })).toMatchObject({ kind: "simple", name: "seasonal-repeat" });
  const diffusion = { method: "diffusion", batchSize: 16 };
  expect(decided({ decision: "go", diffusion })).toMatchObject({
    kind: "network",
    name: "diffusion",
    why: "the verdict is go",
  });
  const errors = [...study.summaries, ...study.baselines].map(({ validationError }) => validationError!);
  expect(decided({ decision: "no-go" }).why).toBe(
    `the verdict is no-go, and its validation error is the lowest, ${Math.min(...errors).toPrecision(4)}`,
  );
});

test("a table has changed where it has more rows or another value", () => {
  expect(hasChanged(result.study, series)).toBe(false);
  expect(hasChanged(result.study, grown)).toBe(true);
  const [level, rain] = series.columns;
  const corrected = { ...level!, values: level!.values.with(3, 11) };
  expect(hasChanged(result.study, { ...series, columns: [corrected, rain!] })).toBe(true);
});

test("what cannot be refitted is refused", async () => {
  const { study } = result;
  await expect(refit({ study, series: grown, method: "foo" })).rejects.toThrow(
    /got "foo".* Known: sgd, diffusion, last-value/,
  );
  await expect(refit({ study, series: grown, method: "linear", seed: 3 })).rejects.toThrow(/`seed` is for networks/);
  const other = { ...grown, columns: grown.columns.slice(0, 1) };
  await expect(refit({ study, series: other })).rejects.toThrow(/no column "rain"/);
  const hourly = { ...grown, time: { ...grown.time!, step: DAY / 24 } };
  await expect(refit({ study, series: hourly })).rejects.toThrow(/1 day apart, got daily with rows 1 hour apart/);
  const stop = new AbortController();
  const stopped = refit(
    { study, series: grown, method: "sgd" },
    { executor, signal: stop.signal, onEpoch: () => stop.abort() },
  );
  await expect(stopped).rejects.toThrow(/Stopped: there is no model on all rows yet/);
});
