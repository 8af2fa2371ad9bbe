import { expect, test } from "vitest";
import { referenceKernels } from "../../kernels/reference/index.js";
import { forecastSeries } from "../../model/forecast.js";
import { smallSeries } from "../../model/testing/small-model.js";
import { defaultCriteria } from "../spec/criteria.js";
import { methodsNamed } from "../spec/methods/index.js";
import { networkFor } from "../spec/options.js";
import { seriesTask } from "../spec/series-task.js";
import { surroundings } from "../testing/surroundings.js";
import { runStudy } from "./run-study.js";

test.each([
  ["as they are", []],
  ["as logarithms", ["log"]],
] as const)("an ensemble's test error and coverage are those of its forecasts, targets %s", async (_, transform) => {
  const series = smallSeries(140);
  const common = { inputs: ["level", "flow"], targets: ["level"], notes: [], missing: "none" } as const;
  const shares = { validationShare: 0.25, testShare: 0.25 };
  const task = seriesTask({ series, ...common, transform, window: 4, horizon: 1, ...shares });
  const options = {
    task,
    network: networkFor(task, { hiddenSizes: [3] }),
    methods: methodsNamed(["sgd", "diffusion"]),
    criteria: defaultCriteria,
    size: { batchSizes: [16], epochs: 2, tuningTrials: 1, seeds: 3 },
    ...{ seed: 1, targetError: null, timeBudgetSeconds: null },
  };
  expect((await runStudy(options, surroundings())).ensembles).toEqual([]);
  const { ensembles, models } = await runStudy(options, { ...surroundings(), ensemble: true });
  expect(ensembles.map(({ method }) => method)).toEqual(["sgd-ensemble", "diffusion-ensemble"]);
  for (const { model } of ensembles) {
    const { forecaster, training, intervals } = model;
    expect(forecaster.kind === "network" && forecaster.members.map(({ seed }) => seed)).toEqual([2, 3, 4]);
    const { starts } = task.windows.test;
    const rows = forecastSeries(model, series, { kernels: referenceKernels() });
    const tested = Array.from(starts, (start) => rows[start]!);
    const square = tested.reduce((sum, { forecast, actual }) => sum + (forecast[0]! - actual![0]!) ** 2, 0);
    expect(Math.sqrt(square / tested.length)).toBeCloseTo(training.testError!, 4);
    for (const [k, { testCoverage }] of intervals.entries()) {
      const held = tested.filter(
        ({ actual, intervals: own }) => own[k]!.low[0]! <= actual![0]! && actual![0]! <= own[k]!.high[0]!,
      );
      expect(held.length / tested.length).toBeCloseTo(testCoverage!, 1);
    }
  }
  expect(models).toHaveLength(2);
});
