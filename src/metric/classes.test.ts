import { expect, test } from "vitest";
import { randomStream } from "../core/numeric/random.js";
import { accuracy } from "./accuracy.js";
import { bitsASymbol } from "./bits-a-symbol.js";
import { calibrationError } from "./calibration-error.js";
import type { Metric, MetricRows } from "./contract.js";
import { errorRate } from "./error-rate.js";
import { macroF1 } from "./macro-f1.js";
import { natsAStep } from "./nats-a-step.js";

function measured(metric: Metric, rows: MetricRows): number {
  const sums = new Float64Array(metric.sums);
  metric.add(sums, rows);
  return metric.value(sums);
}

/** Classes that are told and that are true, as outputs of the logits' size. */
function rowsOf(O: number, pairs: readonly (readonly [told: number, real: number])[], logit = 1): MetricRows {
  const outputs = new Float64Array(pairs.length * O);
  const targets = new Float64Array(pairs.length * O);
  for (const [row, [told, real]] of pairs.entries()) {
    outputs[row * O + told] = logit;
    targets[row * O + real] = 1;
  }
  return { outputs, targets, weights: new Float64Array(pairs.length).fill(1), rows: pairs.length, outputSize: O };
}

/** Random logits, classes that go with them, and weights. */
function randomRows(rows: number, O: number): MetricRows {
  const stream = randomStream(3);
  const outputs = Float64Array.from({ length: rows * O }, () => 2 * stream.normal());
  const targets = new Float64Array(rows * O);
  for (let row = 0; row < rows; row++) {
    const own = [...outputs.subarray(row * O, (row + 1) * O)].map((logit) => logit + 2 * stream.normal());
    targets[row * O + own.indexOf(Math.max(...own))] = 1;
  }
  return { outputs, targets, weights: Float64Array.from({ length: rows }, (_, k) => k % 4), rows, outputSize: O };
}

const largest = (values: readonly number[]) => values.indexOf(Math.max(...values));
const rowAt = (values: ArrayLike<number>, row: number, O: number) => Array.from(values).slice(row * O, (row + 1) * O);

test("accuracy and error rate: 2 of 3 right; a tie is the first class", () => {
  const rows = rowsOf(3, [
    [0, 0],
    [2, 1],
    [1, 1],
  ]);
  expect(measured(accuracy, rows)).toBe(2 / 3);
  expect(measured(errorRate, rows)).toBe(1 - 2 / 3);
  expect(
    measured(
      accuracy,
      rowsOf(
        3,
        [
          [0, 0],
          [0, 1],
        ],
        0,
      ),
    ),
  ).toBe(1 / 2);
});

test("macro F1 by hand: F1 of a 2/3, of b 1/2, of c, told and never true, 0; a class that is neither is left out", () => {
  const pairs = [
    [0, 0],
    [0, 0],
    [1, 0],
    [2, 1],
    [1, 1],
    [0, 1],
  ] as const;
  // a: 2 right, 3 told, 3 true. b: 1 right, 2 told, 3 true. c: 0 right, 1 told, 0 true.
  const expected = (2 / 3 + 2 / 5 + 0) / 3;
  expect(measured(macroF1, rowsOf(3, pairs))).toBeCloseTo(expected, 15);
  expect(measured(macroF1, rowsOf(7, pairs))).toBeCloseTo(expected, 15);
});

test("macro F1 is that of precision and recall, class by class, with weights, to 1e-14", () => {
  const O = 5;
  const rows = randomRows(200, O);
  const f1 = Array.from({ length: O }, (_, c) => {
    let [both, told, real] = [0, 0, 0];
    for (let row = 0; row < rows.rows; row++) {
      const weight = rows.weights[row]!;
      const isTold = largest(rowAt(rows.outputs, row, O)) === c;
      const isReal = largest(rowAt(rows.targets, row, O)) === c;
      if (isTold) told += weight;
      if (isReal) real += weight;
      if (isTold && isReal) both += weight;
    }
    const [precision, recall] = [both / told, both / real];
    return (2 * precision * recall) / (precision + recall);
  });
  expect(measured(macroF1, rows)).toBeCloseTo(f1.reduce((sum, value) => sum + value) / O, 14);
});

test("macro F1 of an output that is not a number is not one, whatever class is told and true", () => {
  const rows = rowsOf(3, [[2, 2]]);
  rows.outputs[1] = Number.NaN;
  expect(measured(macroF1, rows)).toBeNaN();
});

test("calibration error by hand: 4 rows told at p = 3/4, 3 of them right, are calibrated; of 2 right it is 1/4", () => {
  const logit = Math.log(3); // of 2 classes, 3 : 1
  const told = (right: number) =>
    rowsOf(
      2,
      Array.from({ length: 4 }, (_, k) => [0, k < right ? 0 : 1] as const),
      logit,
    );
  expect(measured(calibrationError, told(3))).toBeCloseTo(0, 14);
  expect(measured(calibrationError, told(2))).toBeCloseTo(1 / 4, 14);
  expect(measured(calibrationError, told(4))).toBeCloseTo(1 / 4, 14);
});

test("calibration error is the sum over 15 bins of |accuracy - mean p| by weight, to 1e-14", () => {
  const O = 4;
  const rows = randomRows(300, O);
  const bins = Array.from({ length: 15 }, () => ({ weight: 0, right: 0, p: 0 }));
  for (let row = 0; row < rows.rows; row++) {
    const exps = rowAt(rows.outputs, row, O).map(Math.exp);
    const p = Math.max(...exps) / exps.reduce((sum, value) => sum + value);
    const bin = bins.find((_, k) => p < (k + 1) / 15)!;
    const weight = rows.weights[row]!;
    bin.weight += weight;
    bin.p += weight * p;
    if (largest(exps) === largest(rowAt(rows.targets, row, O))) bin.right += weight;
  }
  const all = bins.reduce((sum, { weight }) => sum + weight, 0);
  const gap = bins
    .filter(({ weight }) => weight > 0)
    .reduce((sum, { weight, right, p }) => sum + (weight / all) * Math.abs(right / weight - p / weight), 0);
  expect(measured(calibrationError, rows)).toBeCloseTo(gap, 14);
});

test("calibration error of one output is of its logistic function: 0.8 told as 1, right half the time", () => {
  const rows = {
    outputs: Float64Array.of(Math.log(4), Math.log(4), -Math.log(4), -Math.log(4)),
    targets: Float64Array.of(1, 0, 0, 1),
    weights: new Float64Array(4).fill(1),
    rows: 4,
    outputSize: 1,
  };
  expect(measured(calibrationError, rows)).toBeCloseTo(0.3, 14);
});

test("nats a step are the sum over a frame's notes: of even odds, ln 2 each", () => {
  const rows = {
    outputs: new Float64Array(6),
    targets: Float64Array.of(0, 1, 0, 1, 1, 0),
    weights: Float64Array.of(1, 3),
    rows: 2,
    outputSize: 3,
  };
  expect(measured(natsAStep, rows)).toBeCloseTo(3 * Math.LN2, 14);
  const certain = { ...rows, rows: 1, outputs: Float64Array.of(Math.log(3), Math.log(3), 0) };
  expect(measured(natsAStep, certain)).toBeCloseTo(Math.log(4) + Math.log(4 / 3) + Math.LN2, 14);
});

test("bits a symbol: of 8 equal ones 3, of p = 1/4 2", () => {
  expect(measured(bitsASymbol, rowsOf(8, [[0, 5]], 0))).toBeCloseTo(3, 14);
  expect(measured(bitsASymbol, rowsOf(2, [[0, 1]], Math.log(3)))).toBeCloseTo(2, 14);
});
