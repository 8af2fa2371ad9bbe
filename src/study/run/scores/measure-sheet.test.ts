import { expect, test } from "vitest";
import { metrics } from "../../../metric/index.js";
import { metricRecord } from "../../spec/metric-record.js";
import { MeasureSheet } from "./measure-sheet.js";

const measures = ["accuracy", "macro-f1"].map((name) => metricRecord(metrics.get(name)));
const logLoss = metricRecord(metrics.get("softmax-cross-entropy"));

test("a row for each forecast and batch size, means over its runs, in the order in which they came", () => {
  const sheet = new MeasureSheet({ metric: logLoss, measures });
  expect(sheet.metrics.map(({ name }) => name)).toEqual(["accuracy", "macro-f1"]);
  sheet.add("sgd", 16, [1, 0.5, 0.25]);
  sheet.add("class shares", null, [2, 0.1, 0.2]);
  sheet.add("sgd", 16, [3, 0.7, 0.75]);
  sheet.add("sgd", 64, [5, 1, 1]);
  expect(sheet.record()).toEqual([
    { name: "sgd", batchSize: 16, values: [2, 0.6, 0.5] },
    { name: "class shares", batchSize: null, values: [2, 0.1, 0.2] },
    { name: "sgd", batchSize: 64, values: [5, 1, 1] },
  ]);
});

test("a forecast whose measures are not all numbers has no row, and errors of numbers alone none at all", () => {
  const sheet = new MeasureSheet({ metric: logLoss, measures });
  sheet.add("sgd", 16, [1, Number.NaN, 0.5]);
  sheet.add("diffusion", 16, [1, 0.5, 0.5]);
  expect(sheet.record().map(({ name }) => name)).toEqual(["diffusion"]);
  const none = new MeasureSheet({ metric: metricRecord(metrics.get("rmse")), measures: [] });
  none.add("sgd", 16, [1]);
  expect(none.record()).toEqual([]);
});
