import { describe, expect, test } from "vitest";
import { targetsOf } from "../data/gather.js";
import type { WindowSet } from "../data/window-set.js";
import type { Loss } from "../loss/contract.js";
import { losses } from "../loss/index.js";
import { squared } from "../loss/squared.js";
import { isBetter, type Metric } from "../metric/contract.js";
import { metrics } from "../metric/index.js";
import { metricOf } from "../metric/metric-of.js";
import { buildNetwork } from "../network/build.js";
import { plain } from "../objective/plain.js";
import { weights } from "../objective/weights.js";
import { adam } from "../optim/recipes.js";
import { annealed } from "../schedule/sigma.js";
import { predict } from "./predict.js";
import { easySet } from "./testing/sequences.js";
import { train } from "./train.js";

/** The easy task with targets of the kind that the loss takes: a number, whether it is > 0, or which third it lies in. */
function setFor(loss: Loss, options: { readonly length: number; readonly seed?: number }): WindowSet {
  const set = easySet(options);
  switch (loss.targets) {
    case "number":
      return set;
    case "zero-or-one":
      return { ...set, targets: set.targets.map((y) => (y > 0 ? 1 : 0)) };
    case "shares": {
      const classOf = (y: number) => (y < -0.4 ? 0 : y < 0.4 ? 1 : 2);
      const oneHot = (y: number) => [0, 1, 2].map((k) => (k === classOf(y) ? 1 : 0));
      return {
        ...set,
        outputSize: 3,
        targetSize: 3,
        targets: Float32Array.from(Array.from(set.targets).flatMap(oneHot)),
      };
    }
    default:
      return loss.targets satisfies never;
  }
}

function runOf(loss: Loss, options: { readonly metric?: Metric; readonly learningRate?: number } = {}) {
  const data = { train: setFor(loss, { length: 120 }), validation: setFor(loss, { length: 60, seed: 2 }) };
  const network = buildNetwork({ inputSize: 2, hiddenSizes: [6], outputSize: data.train.outputSize });
  return {
    data,
    network,
    run: train({ network, data, loss, optimizer: adam(), epochs: 25, learningRate: 0.02, ...options }),
  };
}

/** The metric of given weights on the validation windows, row by row. */
function metricAt(metric: Metric, { network, data }: ReturnType<typeof runOf>, parameters: Float32Array): number {
  const { validation: set } = data;
  const O = set.outputSize;
  const outputs = predict(network, parameters, set);
  const targets = targetsOf(set);
  const sums = new Float64Array(metric.sums);
  const weights = new Float64Array(set.length).fill(1);
  metric.add(sums, { outputs, targets, weights, rows: set.length, outputSize: O });
  return metric.value(sums);
}

describe.each(losses.items)("training by the loss $name", (loss) => {
  test("learns, and the best weights are those of the best epoch by the loss's own metric", async () => {
    const made = runOf(loss);
    const { records, best } = await made.run.result();
    const values = records.map(({ validation }) => validation);
    expect(records.at(-1)!.trainObjective).toBeLessThan(0.5 * records[0]!.trainObjective);
    expect(values.at(-1)).toBeLessThan(0.7 * values[0]!);
    expect(best!.validation).toBe(Math.min(...values));
    expect(best!.epoch).toBe(values.indexOf(best!.validation) + 1);
    expect(best!.epoch).toBeGreaterThan(10);
    expect(metricAt(metricOf(loss), made, best!.parameters)).toBeCloseTo(best!.validation, 6);
  });

  test("learns by diffusion too", async () => {
    const { data, network } = runOf(loss);
    const diffused = { objective: weights(), sigma: annealed({ sigma0: 0.3 }), optimizer: adam(), learningRate: 0.02 };
    const { records } = await train({ network, data, loss, ...diffused, epochs: 25 }).result();
    expect(records.at(-1)!.validation).toBeLessThan(0.7 * records[0]!.validation);
  });
});

test.each([
  ["binary-cross-entropy", "accuracy"],
  ["softmax-cross-entropy", "accuracy"],
  ["squared", "mae"],
])("trained by %s, the best by %s is the best of its epochs in its direction", async (lossName, metricName) => {
  const metric = metrics.get(metricName);
  const made = runOf(losses.get(lossName), { metric, learningRate: 0.1 });
  const { records, best } = await made.run.result();
  expect(records.some(({ validation }) => isBetter(metric.direction, validation, best!.validation))).toBe(false);
  expect(isBetter(metric.direction, best!.validation, records[0]!.validation)).toBe(true);
  expect(metricAt(metric, made, best!.parameters)).toBeCloseTo(best!.validation, 6);
});

test("errorScale turns a metric in the targets' unit into the data's and leaves others alone", async () => {
  const data = { train: easySet({ length: 40 }), validation: easySet({ length: 20, seed: 2 }) };
  const options = {
    network: buildNetwork({ inputSize: 2, hiddenSizes: [3] }),
    data,
    objective: plain(),
    loss: squared,
    epochs: 1,
  };
  const of = async (name: string, errorScale: number) =>
    (await train({ ...options, metric: metrics.get(name), errorScale }).result()).best!.validation;
  expect(await of("rmse", 10)).toBeCloseTo(10 * (await of("rmse", 1)), 12);
  expect(await of("mae", 10)).toBeCloseTo(10 * (await of("mae", 1)), 12);
  expect(await of("squared", 10)).toBe(await of("squared", 1));
});

test("a metric from outside decides which epoch is the best", async () => {
  let calls = 0;
  const late: Metric = {
    name: "late",
    direction: "higher",
    unit: "none",
    sums: 1,
    add: () => {},
    value: () => [0, 1, 3, 2, 3][calls++]!, // the first one before the first step
  };
  const data = { train: easySet({ length: 40 }), validation: easySet({ length: 20, seed: 2 }) };
  const { best } = await train({
    network: buildNetwork({ inputSize: 2, hiddenSizes: [3] }),
    data,
    metric: late,
    epochs: 4,
  }).result();
  expect(best).toMatchObject({ epoch: 2, validation: 3 });
});
