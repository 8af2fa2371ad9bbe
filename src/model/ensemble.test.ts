import { expect, test } from "vitest";
import { referenceKernels } from "../kernels/reference/index.js";
import { ensembleRecord } from "./ensemble.js";
import { forecastSeries } from "./forecast.js";
import { networkIn } from "./network-in.js";
import { modelRecord, parseModel } from "./record.js";
import { smallModel, smallParts, smallSeries } from "./testing/small-model.js";

const training = { method: "sgd", source: "small", validationError: 0.5, testError: null };
const parts = smallParts();
const models = [1, -1, 0.5].map((factor, k) =>
  modelRecord({
    ...parts,
    training: { ...parts.training, seed: k + 1 },
    parameters: parts.parameters.map((value) => factor * value),
  }),
);
const kernels = referenceKernels();

test("an ensemble forecasts the mean of its members' forecasts, with intervals of its own", () => {
  const series = smallSeries(5000);
  const intervals = [{ level: 0.8, halfWidths: [0.5], testCoverage: null }];
  const ensemble = parseModel(JSON.stringify(ensembleRecord(models, { training, intervals })), "a.json");
  const rows = forecastSeries(ensemble, series, { kernels });
  const own = models.map((model) => forecastSeries(model, series, { kernels }));
  expect(rows).toHaveLength(own[0]!.length);
  rows.forEach(({ label, forecast, intervals: [interval] }, k) => {
    expect(label).toBe(own[0]![k]!.label);
    const mean = own.reduce((sum, all) => sum + all[k]!.forecast[0]!, 0) / 3;
    expect(forecast[0]!).toBeCloseTo(mean, 5);
    expect(interval!.high[0]! - interval!.low[0]!).toBeCloseTo(2 * 0.5 * 0.7, 5);
  });
});

test("it holds each member's seed, and gives its network for further training", () => {
  const ensemble = ensembleRecord(models, { training });
  expect(networkIn(ensemble, 2).parameters).toEqual(parts.parameters.map((value) => value / 2));
  expect(() => networkIn(ensemble, 3)).toThrow("`member` must be one of the model's 3, from 0, got 3");
  const { forecaster } = ensemble;
  expect(forecaster.kind === "network" && forecaster.members.map(({ seed }) => seed)).toEqual([1, 2, 3]);
});

test("models of another network, window or scale make no ensemble, nor do none", () => {
  const others = [smallModel({ hiddenSizes: [4] }), smallModel({ window: 4 })];
  for (const other of others)
    expect(() => ensembleRecord([models[0]!, other], { training })).toThrow(/differ in their weights alone/);
  expect(() => ensembleRecord([], { training })).toThrow(/must hold a model, got none/);
});
