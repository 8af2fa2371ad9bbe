import { describe, expect, test } from "vitest";
import { randomStream } from "../core/numeric/random.js";
import { huber } from "../loss/huber.js";
import { losses } from "../loss/index.js";
import { squared } from "../loss/squared.js";
import { randomRow } from "../loss/testing/oracle.js";
import { isBetter, type Metric, type MetricRows } from "./contract.js";
import { metrics } from "./index.js";
import { metricOf } from "./metric-of.js";
import { rmse } from "./rmse.js";

const R = 12;
const O = 3;

/** Random outputs with one-hot targets, which every metric takes, and weights of which some are 0. */
function randomRows(weightOf: (row: number) => number): MetricRows {
  const random = randomStream(5);
  const outputs = Float64Array.from({ length: R * O }, () => random.normal());
  const targets = new Float64Array(R * O);
  for (let row = 0; row < R; row++) targets[row * O + Math.floor(3 * random.uniform())] = 1;
  return {
    outputs,
    targets,
    weights: Float64Array.from({ length: R }, (_, row) => weightOf(row)),
    rows: R,
    outputSize: O,
  };
}

function slice({ outputs, targets, weights }: MetricRows, from: number, to: number): MetricRows {
  return {
    outputs: outputs.slice(from * O, to * O),
    targets: targets.slice(from * O, to * O),
    weights: weights.slice(from, to),
    rows: to - from,
    outputSize: O,
  };
}

function measured(metric: Metric, ...parts: readonly MetricRows[]): number {
  const sums = new Float64Array(metric.sums);
  for (const part of parts) metric.add(sums, part);
  return metric.value(sums);
}

describe.each(metrics.items)("$name", (metric) => {
  test("of batches is that of the whole, by adding as by summing over members, to 1e-14", () => {
    const rows = randomRows((row) => 1 + (row % 3));
    const parts = [slice(rows, 0, 5), slice(rows, 5, 6), slice(rows, 6, R)];
    const whole = measured(metric, rows);
    expect(measured(metric, ...parts)).toBeCloseTo(whole, 14);
    const sums = new Float64Array(metric.sums);
    for (const part of parts) {
      const member = new Float64Array(metric.sums);
      metric.add(member, part);
      for (let k = 0; k < sums.length; k++) sums[k]! += member[k]!;
    }
    expect(metric.value(sums)).toBeCloseTo(whole, 14);
  });

  test("weight 0 leaves a row out, NaN or not, and weight 2 counts it twice", () => {
    const rows = randomRows((row) => (row < 4 ? 2 : row < 8 ? 1 : 0));
    rows.outputs.fill(Number.NaN, 8 * O);
    const once = randomRows(() => 1);
    expect(measured(metric, rows)).toBeCloseTo(measured(metric, slice(once, 0, 4), slice(once, 0, 8)), 14);
  });

  test("tells a network that is right from one that is wrong, in its direction", () => {
    const { targets, ...rest } = randomRows(() => 1);
    const right = measured(metric, { ...rest, targets, outputs: targets.map((y) => 4 * y - 1) });
    const wrong = measured(metric, { ...rest, targets, outputs: targets.map((y) => 3 - 4 * y) });
    expect(isBetter(metric.direction, right, wrong)).toBe(true);
    expect(isBetter(metric.direction, wrong, right)).toBe(false);
    expect(isBetter(metric.direction, wrong, wrong)).toBe(false);
  });

  test("of an output that is not a number is not one either: a network that diverged has no good value", () => {
    const rows = randomRows(() => 1);
    rows.outputs[4] = Number.NaN;
    expect(measured(metric, rows)).toBeNaN();
  });

  test("of no row at all is NaN", () => {
    expect(
      measured(
        metric,
        randomRows(() => 0),
      ),
    ).toBeNaN();
  });
});

test("rmse, mae and accuracy are what their names say, written out", () => {
  const rows = {
    outputs: Float64Array.of(1, -2, 0, 4),
    targets: Float64Array.of(0, 0, 1, 1),
    weights: Float64Array.of(1, 1, 1, 3),
    rows: 4,
    outputSize: 1,
  };
  expect(measured(metrics.get("rmse"), rows)).toBe(Math.sqrt((1 + 4 + 1 + 3 * 9) / 6));
  expect(measured(metrics.get("mae"), rows)).toBe((1 + 2 + 1 + 3 * 3) / 6);
  expect(measured(metrics.get("accuracy"), rows)).toBe((0 + 1 + 0 + 3) / 6);
  expect(measured(metrics.get("accuracy"), { ...rows, rows: 2, outputSize: 2 })).toBe(1 / 2); // (1, -2) against (0, 0), (0, 4) against (1, 1)
});

test.each(losses.items)("the metric of $name is the plain loss of all rows at once, for squared its root", (loss) => {
  const random = Array.from({ length: 6 }, (_, seed) => randomRow(loss, { seed, O, sd: 0 }));
  const outputs = Float64Array.from(random.flatMap(({ mean }) => [...mean]));
  const targets = Float64Array.from(random.flatMap((row) => [...row.targets]));
  const plain = loss.evaluate({ mean: outputs, variance: null }, targets, {
    rows: 6,
    gradient: null,
    varianceWeight: 0,
    weights: null,
  });
  const weights = new Float64Array(6).fill(1);
  const value = measured(metricOf(loss), { outputs, targets, weights, rows: 6, outputSize: O });
  expect(value).toBeCloseTo(loss === squared ? Math.sqrt(plain) : plain, 13);
});

test("the squared loss is reported by its root, every other by itself, with its options", () => {
  expect(metricOf(squared)).toBe(rmse);
  const wide = metricOf(huber({ delta: 10 }));
  const rows = {
    outputs: Float64Array.of(4),
    targets: Float64Array.of(0),
    weights: Float64Array.of(1),
    rows: 1,
    outputSize: 1,
  };
  expect(measured(wide, rows)).toBe(8);
});
