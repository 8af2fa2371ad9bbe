import { expect, test } from "vitest";
import { randomStream } from "../core/numeric/random.js";
import { pairsOf } from "../core/quantiles.js";
import { quantile } from "../loss/quantile.js";
import { lossOf } from "../loss/testing/oracle.js";
import { coverageBetween } from "./coverage.js";
import { mae } from "./mae.js";
import { metricNamed } from "./metric-named.js";
import { ofMiddle } from "./of-middle.js";
import { pinballLoss } from "./pinball-loss.js";
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

test("the metric of several quantiles is their mean plain loss after sorting, which never makes it larger", () => {
  const taus = [0.1, 0.4, 0.9];
  const random = randomStream(4);
  for (let trial = 0; trial < 50; trial++) {
    const outputs = Float64Array.from({ length: 12 }, () => random.normal());
    const targets = Float64Array.from({ length: 12 }, (_, k) => Math.sin(Math.floor(k / 3) + trial));
    const crossing = { outputs, targets, weights: Float64Array.of(1, 3), rows: 2, outputSize: 6 };
    const measured = (values: Float64Array) => {
      const at = (row: number) => {
        const part = (of: Float64Array) => of.subarray(6 * row, 6 * row + 6);
        return lossOf(quantile({ tau: taus }), { mean: part(values), targets: part(targets), variance: null });
      };
      return (at(0) + 3 * at(1)) / 4;
    };
    const sorted = Float64Array.from(
      [0, 3, 6, 9].flatMap((from) => [...outputs.slice(from, from + 3)].sort((a, b) => a - b)),
    );
    const metric = pinballLoss(taus);
    const sums = new Float64Array(2);
    metric.add(sums, crossing);
    expect(metric.value(sums)).toBeCloseTo(measured(sorted), 14);
    expect(metric.value(sums)).toBeLessThanOrEqual(measured(outputs) + 1e-15);
  }
});

test("coverage is the share of targets between two quantiles, ends included, by the rows' weights", () => {
  const taus = [0.1, 0.5, 0.9];
  const outputs = Float64Array.of(...[3, 1, 2], ...[0, 1, 2], ...[4, 5, 6]);
  const targets = Float64Array.of(...[3, 3, 3], ...[-0.1, -0.1, -0.1], ...[5, 5, 5]); // on an end, below, inside
  const { add, value, sums } = coverageBetween(taus, pairsOf(taus)[0]!);
  const own = new Float64Array(sums);
  add(own, { outputs, targets, weights: Float64Array.of(2, 1, 1), rows: 3, outputSize: 3 });
  expect(value(own)).toBe(0.75);
});

test("of several quantiles the middle one, sorted, is the forecast that other metrics look at", () => {
  const taken = ofMiddle([0.1, 0.5, 0.9])({ ...rows, outputs: Float64Array.of(3, 1, 2, 7, 9, 8), targets: Float64Array.of(1, 1, 1, 4, 4, 4), rows: 1, outputSize: 6 }); // biome-ignore format: one line
  expect([...taken.outputs]).toEqual([2, 8]);
  expect([...taken.targets]).toEqual([1, 4]);
  expect(taken.outputSize).toBe(2);
  expect(ofMiddle(null)(rows)).toBe(rows);
  expect(ofMiddle([0.9])(rows)).toBe(rows);
});

test("other names are those of the registry, and an unknown one is refused with the nearest", () => {
  expect(metricNamed("rmse")).toBe(rmse);
  expect(metricNamed("mae")).toBe(mae);
  for (const name of ["quantile:", "quantile:2", "quantile:x", "rmze"])
    expect(() => metricNamed(name)).toThrow("Unknown metric");
});
