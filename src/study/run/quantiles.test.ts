import { beforeAll, expect, test } from "vitest";
import { randomStream } from "../../core/numeric/random.js";
import { withOneOutput } from "../../data/outputs-per-target.js";
import { seriesOf } from "../../data/testing.js";
import { referenceKernels } from "../../kernels/reference/index.js";
import { pinball } from "../../loss/quantile.js";
import { forecastSeries } from "../../model/forecast.js";
import { parseModel } from "../../model/record.js";
import { refit } from "../refit/refit.js";
import { defaultCriteria } from "../spec/criteria.js";
import { methodsNamed } from "../spec/methods/index.js";
import { networkFor } from "../spec/options.js";
import { withLoss } from "../spec/sequences/with-loss.js";
import { seriesTask } from "../spec/series-task.js";
import { contextOf } from "../spec/task.js";
import { surroundings } from "../testing/surroundings.js";
import type { StudyResult } from "./phases/conclude.js";
import { runStudy } from "./run-study.js";

const TAUS = [0.1, 0.4, 0.5, 0.9, 0.95];
const ROWS = 400;
const random = randomStream(8);
const wave = (k: number) => 20 + 6 * Math.sin(k / 6);
const series = seriesOf({
  a: Array.from({ length: ROWS }, (_, k) => wave(k) + (1 + Math.sin(k / 6)) * random.normal()),
  b: Array.from({ length: ROWS }, (_, k) => 2 * wave(k + 9) + Math.exp(random.normal())),
});

function taskOf(change: object = {}) {
  return seriesTask({
    ...{ series, inputs: ["a", "b"], targets: ["a"], notes: [], missing: "none" as const, window: 6, horizon: 1 },
    ...{ validationShare: 0.2, testShare: 0.25, loss: { name: "quantile", tau: TAUS } },
    ...change,
  });
}

function optionsOf(task: ReturnType<typeof taskOf>, names: readonly string[]) {
  return {
    task,
    network: networkFor(task, { hiddenSizes: [4], highway: "linear" }),
    methods: withLoss(methodsNamed(names), task.loss!),
    criteria: defaultCriteria,
    size: { batchSizes: [16], epochs: 6, tuningTrials: 1, seeds: 2 },
    ...{ seed: 1, targetError: null, timeBudgetSeconds: null },
  };
}

/** Mean pinball loss of forecasts of the test rows, in the target's unit, of one target. */
function lossOf(rows: ReturnType<typeof forecastSeries>): number {
  const all = rows.flatMap(({ quantiles, actual }) =>
    quantiles.map(({ tau, values }) => pinball(actual![0]! - values[0]!, tau)),
  );
  return all.reduce((sum, value) => sum + value, 0) / all.length;
}

const task = taskOf();
const testRows = (model: StudyResult["models"][number]["model"], of: typeof task) => {
  const rows = forecastSeries(model, series, { kernels: referenceKernels() });
  const { horizon } = of.record;
  const steps = horizon.to - horizon.from + 1;
  return Array.from(of.windows.test.starts, (start) => rows[start * steps]!);
};

let result: StudyResult;
beforeAll(async () => {
  result = await runStudy(optionsOf(task, ["sgd", "soap-linear", "diffusion"]), { ...surroundings(), ensemble: true });
});

test("a study is judged by the mean pinball loss over all quantiles: that of what its models forecast, the ensemble too", () => {
  const { study, models, ensembles } = result;
  expect(study.task.metric).toEqual({ name: "quantile:0.1,0.4,0.5,0.9,0.95", direction: "lower", unit: "target" });
  expect(study.network.outputSize).toBe(5);
  expect([...models, ...ensembles]).toHaveLength(6);
  for (const { model } of [...models, ...ensembles]) {
    expect(lossOf(testRows(model, task))).toBeCloseTo(model.training.testError!, 4);
  }
});

test("simple forecasts are moved to each quantile, and sorted by that", () => {
  for (const { predict } of task.baselines) {
    const outputs = predict(task.windows.train);
    const { train } = task.windows;
    TAUS.forEach((tau, k) => {
      const row = (at: number) => train.targets[train.starts[at]! + train.targetOffsets[0]!]!;
      const below = Array.from({ length: train.length }, (_, at) => Number(row(at) <= outputs[at * 5 + k]!));
      expect(Math.abs(below.reduce((sum, one) => sum + one, 0) / train.length - tau)).toBeLessThan(0.01);
    });
    for (let at = 1; at < outputs.length; at++) {
      if (at % 5 !== 0) expect(outputs[at]).toBeGreaterThanOrEqual(outputs[at - 1]!);
    }
  }
  expect(result.simpleModels).toEqual([]);
});

test("scores are those of the median, the naive scale that of single forecasts", () => {
  const { study, models } = result;
  const rows = testRows(models[0]!.model, task);
  const absolute = rows.map(({ forecast, actual }) => Math.abs(forecast[0]! - actual![0]!));
  const best = models[0]!.model.forecaster;
  expect(best.kind === "network" && best.members).toHaveLength(1);
  const single = study.scores!.rows.find(({ name }) => name === "last value")!;
  const { test: part, errorFactor } = task.windows;
  const outputs = task.baselines.find(({ name }) => name === "last value")!.predict(part);
  const errors = Array.from({ length: part.length }, (_, k) => {
    const truth = part.targets[part.starts[k]! + part.targetOffsets[0]!]!;
    return errorFactor * Math.abs(outputs[5 * k + 2]! - truth);
  });
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  expect(single.mae.value).toBeCloseTo(mean(errors), 5);
  const sgd = study.scores!.rows.find(({ name }) => name === models[0]!.method)!;
  expect(sgd.mae.value / mean(absolute)).toBeGreaterThan(0.7); // the mean over two seeds, of which this is one
  expect(sgd.mae.value / mean(absolute)).toBeLessThan(1.5);
  expect(study.scores!.season).not.toBeNull();
});

test("the interval between 0.1 and 0.9 is the one there is, its coverage of the test part that of the forecasts", () => {
  const { study, models } = result;
  for (const { method, model } of models) {
    const rows = testRows(model, task);
    for (const { forecast, intervals, quantiles } of rows) {
      expect(intervals.map(({ level }) => level)).toEqual([0.8]);
      const values = quantiles.map((own) => own.values[0]!);
      expect(values).toEqual([...values].sort((a, b) => a - b));
      expect([forecast[0], intervals[0]!.low[0], intervals[0]!.high[0]]).toEqual([values[2], values[0], values[3]]);
    }
    const held = rows.filter(
      ({ actual, intervals: [own] }) => own!.low[0]! <= actual![0]! && actual![0]! <= own!.high[0]!,
    );
    const { testCoverage } = model.intervals[0]!;
    expect(Math.abs(held.length / rows.length - testCoverage!)).toBeLessThan(0.011); // one window on an end, to rounding
    const shown = study.forecast!.forecasts.find(({ name }) => name === method)!;
    expect(shown.intervals).toEqual([{ level: 0.8, coverage: testCoverage }]);
    expect(shown.values.at(-1)).toBeCloseTo(rows.at(-1)!.forecast[0]!, 4);
  }
});

test("a model goes to JSON and back; one whose quantiles, intervals or outputs were changed is refused", () => {
  const { model } = result.models[0]!;
  expect(parseModel(JSON.stringify(model), "m.json")).toEqual(model);
  const changed = (fields: object) => () => parseModel(JSON.stringify({ ...model, ...fields }), "m.json");
  expect(changed({ quantiles: [0.1, 0.5, 0.9] })).toThrow("outputSize");
  expect(changed({ quantiles: [0.4, 0.1, 0.5, 0.9, 0.95] })).toThrow("must be in ascending order");
  expect(changed({ quantile: 0.5 })).toThrow("must be left out with `quantiles`");
  expect(changed({ intervals: [{ level: 0.95, halfWidths: [], testCoverage: null }] })).toThrow(
    "must be of levels between `quantiles`, 0.8, without half widths",
  );
  const { quantiles: _, ...without } = model;
  expect(() => parseModel(JSON.stringify(without), "m.json")).toThrow(/m\.json: /);
});

test("refit trains all quantiles on all rows, with their intervals; a simple forecast is refused", async () => {
  const { study, models } = result;
  const { model } = models.find(({ method }) => method === "soap-linear")!;
  const all = await refit({ study, series, method: "soap-linear", model });
  expect(all.quantiles).toEqual(TAUS);
  expect(all.intervals).toEqual([{ level: 0.8, halfWidths: [], testCoverage: null }]);
  const rows = forecastSeries(all, series, { kernels: referenceKernels() });
  expect(lossOf(rows.filter(({ actual }) => actual !== null))).toBeLessThan(1.2 * model.training.testError!);
  await expect(refit({ study, series, method: "linear" })).rejects.toThrow(
    "must be a network where quantiles are forecast",
  );
});

test("several targets and rows ahead, logarithms: a forecast of each, undone by its own target", {
  tags: ["slow"],
}, async () => {
  const tau = [0.1, 0.5, 0.9];
  const wide = taskOf({ targets: ["b", "a"], horizon: { from: 1, to: 2 }, transform: ["log", "non-negative"], loss: { name: "quantile", tau } }); // biome-ignore format: one line
  const { models } = await runStudy(optionsOf(wide, ["soap-linear"]), surroundings());
  const [{ model }] = models as [StudyResult["models"][number]];
  const rows = forecastSeries(model, series, { kernels: referenceKernels() }).filter(({ actual }) => actual !== null);
  for (const c of [0, 1]) {
    for (const step of [1, 2]) {
      const own = rows.filter((row) => row.step === step);
      const below = (k: number) =>
        own.filter(({ actual, quantiles }) => actual![c]! <= quantiles[k]!.values[c]!).length / own.length;
      tau.forEach((share, k) => {
        expect(Math.abs(below(k) - share), `target ${c}, step ${step}, ${share}`).toBeLessThan(0.1);
      });
    }
  }
});

test("highways are moved to each quantile: about that share of the training targets lies below them", () => {
  for (const kind of ["last", "linear", "trained"] as const) {
    const { highway, train } = contextOf(task, networkFor(task, { hiddenSizes: [3], highway: kind }));
    const { coefficients, rows } = highway!;
    const at = (k: number, o: number) => {
      const first = (train.starts[k]! + train.window - rows) * train.inputSize;
      let sum = coefficients[coefficients.length - 5 + o]!;
      for (let f = 0; f < rows * train.inputSize; f++) sum += train.inputs[first + f]! * coefficients[f * 5 + o]!;
      return sum;
    };
    TAUS.forEach((tau, o) => {
      let below = 0;
      for (let k = 0; k < train.length; k++) {
        if (train.targets[train.starts[k]! + train.targetOffsets[0]!]! <= at(k, o) + 1e-6) below++;
      }
      expect(Math.abs(below / train.length - tau), `${kind} ${tau}`).toBeLessThan(0.01);
    });
  }
});

test("the linear start begins at the linear forecast of each quantile: no worse than the simple one by 5 %", () => {
  const linear = task.baselines.find(({ name }) => name === "linear")!;
  const starts = result.study.trials.filter(({ method, phase }) => method === "soap-linear" && phase === "evaluation");
  expect(starts.length).toBeGreaterThan(0);
  for (const { initialValidationError } of starts) {
    expect(initialValidationError!).toBeLessThan(1.05 * linear.validationError);
  }
  expect(withOneOutput(task.windows.train).outputSize).toBe(1);
});
