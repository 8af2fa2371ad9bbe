import { expect, test } from "vitest";
import { quantile } from "../loss/quantile.js";
import { lossOf } from "../loss/testing/oracle.js";
import { mae } from "./mae.js";
import { metricNamed } from "./metric-named.js";
import { rmse } from "./rmse.js";

const rows = {
  outputs: Float64Array.of(1, -2, 0.5, 4),
  targets: Float64Array.of(2, -3, 0.5, -1),
  weights: Float64Array.of(1, 1),
  rows: 2,
  outputSize: 2,
};

function valueOfRows(name: string): number {
  const metric = metricNamed(name);
  const sums = new Float64Array(metric.sums);
  metric.add(sums, rows);
  return metric.value(sums);
}

test("the metric of a quantile is the plain quantile loss, in the targets' unit; that of one half is half of mae", () => {
  for (const tau of [0.05, 0.5, 0.9]) {
    const plain = lossOf(quantile({ tau }), { mean: rows.outputs, targets: rows.targets, variance: null });
    expect(valueOfRows(`quantile:${tau}`)).toBeCloseTo(plain, 14);
    expect(metricNamed(`quantile:${tau}`).unit).toBe("target");
  }
  expect(valueOfRows("quantile:0.5")).toBeCloseTo(valueOfRows("mae") / 2, 14);
});

test("other names are those of the registry, and an unknown one is refused with the nearest", () => {
  expect(metricNamed("rmse")).toBe(rmse);
  expect(metricNamed("mae")).toBe(mae);
  for (const name of ["quantile:", "quantile:2", "quantile:x", "rmze"])
    expect(() => metricNamed(name)).toThrow("Unknown metric");
});
