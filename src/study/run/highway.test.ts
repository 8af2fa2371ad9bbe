import { describe, expect, test } from "vitest";
import { randomStream } from "../../core/numeric/random.js";
import { forecastError } from "../../data/baselines/index.js";
import { seriesOf } from "../../data/testing.js";
import { forecastSeries } from "../../model/forecast.js";
import { networkIn } from "../../model/network-in.js";
import { methodsNamed } from "../spec/methods/index.js";
import { networkFor, type StudyOptions } from "../spec/options.js";
import { seriesTask } from "../spec/series-task.js";
import { contextsOf } from "../spec/task.js";
import { FROM_DRAWN } from "../testing/from-drawn.js";
import { keptStore } from "../testing/kept.js";
import { smallStudyOptions } from "../testing/small-study.js";
import { surroundings } from "../testing/surroundings.js";
import { withoutTimes } from "../times.js";
import { runStudy } from "./run-study.js";

const random = randomStream(4);
const series = seriesOf({
  level: Array.from({ length: 320 }, (_, k) => 30 + 4 * Math.sin(k / 4) + random.normal()),
  rain: Array.from({ length: 320 }, () => random.normal()),
});
const read = { notes: [], missing: "none", window: 5, horizon: 1, validationShare: 0.2, testShare: 0.2 } as const;
const task = seriesTask({ series, inputs: ["level", "rain"], targets: ["level"], folds: 2, ...read });
const options: StudyOptions = {
  ...smallStudyOptions,
  task,
  network: networkFor(task, { hiddenSizes: [4], highway: "linear" }),
  methods: methodsNamed(["sgd", "diffusion", "penalty"], { ...FROM_DRAWN, sigma: "tuned" }),
};
const kept = keptStore();
const { study, models } = await runStudy(options, surroundings({ store: kept.store }));

test("every fold has a highway of its own, the record its kind, every trial at least the linear forecast's error in reach", () => {
  const [first, second] = contextsOf(task, options.network);
  expect(first!.highway!.coefficients).not.toEqual(second!.highway!.coefficients);
  expect(study.network.highway).toBe("linear");
  expect(study.outcome).toBe("complete");
  const linear = task.baselines.find(({ name }) => name === "linear")!.validationError;
  const last = study.trials.filter(({ phase, fold }) => phase === "evaluation" && fold === 2);
  for (const { bestValidationError } of last) expect(bestValidationError!).toBeLessThan(1.1 * linear);
});

test("a model forecasts as it was scored: its highway is the last fold's", () => {
  const { test } = task.windows;
  for (const { model } of models) {
    expect(networkIn(model).network.spec.highway).toBe("linear");
    const rows = forecastSeries(model, series);
    const { mean, sd } = task.windows.targetScaler;
    const scaled = Float32Array.from(test.starts, (start) => (rows[start]!.forecast[0]! - mean[0]!) / sd[0]!);
    expect(forecastError(scaled, test, task.windows.errorFactor)).toBeCloseTo(model.training.testError!, 4);
  }
});

test("it goes on where it was left, to the same record; another highway is another study", async () => {
  const left = keptStore();
  for (const [trial, result] of [...kept.results].slice(0, 7)) left.results.set(trial, result);
  const again = await runStudy(options, surroundings({ store: left.store }));
  expect(withoutTimes(again.study)).toEqual(withoutTimes(study));
  const plain = { ...options, network: { ...options.network, highway: "none" } } as const;
  const other = await runStudy(plain, surroundings());
  expect(other.study.identity).not.toBe(study.identity);
  expect(other.models.every(({ model }) => networkIn(model).network.highway === null)).toBe(true);
});

test("one that is trained has its coefficients among the parameters, in record, threads and model", async () => {
  const network = networkFor(task, { hiddenSizes: [4], highway: "trained" });
  expect(network).toMatchObject({ highway: "trained", highwayFeatures: 10 });
  const trained = await runStudy({ ...options, network }, surroundings());
  expect(trained.study.parameters).toBe(study.parameters + 10);
  const { test } = task.windows;
  for (const { method, model } of trained.models) {
    const moved = networkIn(model).parameters.subarray(-10);
    expect(moved.some((value) => value !== 0)).toBe(method !== "penalty"); // which holds it
    const rows = forecastSeries(model, series);
    const { mean, sd } = task.windows.targetScaler;
    const scaled = Float32Array.from(test.starts, (start) => (rows[start]!.forecast[0]! - mean[0]!) / sd[0]!);
    expect(forecastError(scaled, test, task.windows.errorFactor)).toBeCloseTo(model.training.testError!, 4);
  }
  const wrong = { ...options, network: { ...network, highwayFeatures: 9 } };
  await expect(runStudy(wrong, surroundings())).rejects.toThrow(
    'runStudy: `network.highway` "trained" must have 10 `highwayFeatures` on these windows, got 9. Use networkFor(task, { hiddenSizes }).',
  );
});

describe("a highway that cannot be is refused before anything runs", () => {
  const blind = seriesTask({ series, inputs: ["rain"], targets: ["level"], ...read });
  const message =
    ' "last" adds the last value of each target, so every target must be among the inputs, got inputs without "level". ' +
    'Add it to `inputs`, or take "linear" or "none".';

  test("the last value of a target that is no input", async () => {
    expect(() => networkFor(blind, { hiddenSizes: [4], highway: "last" })).toThrow(`networkFor: \`highway\`${message}`);
    const network = { ...networkFor(blind, { hiddenSizes: [4] }), highway: "last" } as const;
    await expect(runStudy({ ...options, task: blind, network }, surroundings())).rejects.toThrow(
      `runStudy: \`network.highway\`${message}`,
    );
  });

  test("an unknown kind", () => {
    expect(() => networkFor(blind, { hiddenSizes: [4], highway: "lats" as never })).toThrow(
      'networkFor: `highway` must be "none" or "last" or "linear" or "trained" or "auto", got "lats". Did you mean "last"?',
    );
  });
});

test("auto is a kind by the time it is a network's: that of the first fold, on which methods are tuned", () => {
  expect(networkFor(task, { hiddenSizes: [4], highway: "auto" }).highway).toBe("linear");
  expect(networkFor({ windows: task.windows }, { hiddenSizes: [4] }).highway).toBe("none");
});
