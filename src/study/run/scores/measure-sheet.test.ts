import { expect, test } from "vitest";
import { metrics } from "../../../metric/index.js";
import { metricRecord } from "../../spec/metric-record.js";
import { MeasureSheet } from "./measure-sheet.js";

const recordOf = (name: string) => metricRecord(metrics.get(name));
const classes = { metric: recordOf("softmax-cross-entropy"), measures: ["accuracy", "macro-f1"].map(recordOf) };

test("a row for each forecast and batch size, means over its runs, in the order in which they came", () => {
  const sheet = new MeasureSheet(classes);
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

test("a forecast whose measures are not all numbers has no row", () => {
  const sheet = new MeasureSheet(classes);
  sheet.add("sgd", 16, [1, Number.NaN, 0.5]);
  sheet.add("diffusion", 16, [1, 0.5, 0.5]);
  expect(sheet.record().map(({ name }) => name)).toEqual(["diffusion"]);
});

test("of one measure there are rows where it is no error of numbers", () => {
  const rowsOf = (metric: string) => {
    const sheet = new MeasureSheet({ metric: recordOf(metric), measures: [] });
    sheet.add("sgd", 16, [1]);
    return sheet.record();
  };
  expect(rowsOf("nats-a-step")).toEqual([{ name: "sgd", batchSize: 16, values: [1] }]);
  expect(rowsOf("rmse")).toEqual([]);
});
