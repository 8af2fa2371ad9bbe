import { describe, expect, test } from "vitest";
import { randomStream } from "../../core/numeric/random.js";
import { seriesOf } from "../../data/testing.js";
import { seriesTask } from "./series-task.js";

const ROWS = 600;

/** A wave with errors that are skewed: most of them small, some far above. */
function skewed() {
  const random = randomStream(5);
  const value = (k: number) => 10 + 3 * Math.sin(k / 5) + Math.exp(random.normal());
  return seriesOf({ y: Array.from({ length: ROWS }, (_, k) => value(k)) });
}

function taskWith(options: object) {
  return seriesTask({
    series: skewed(),
    ...{ inputs: ["y"], targets: ["y"], notes: [], missing: "none" as const, window: 8, horizon: { from: 1, to: 2 } },
    ...{ validationShare: 0.2, testShare: 0.2 },
    ...options,
  });
}

describe.each([0.1, 0.5, 0.9])("at the quantile %d", (tau) => {
  const { baselines, record, windows } = taskWith({ loss: { name: "quantile", tau } });
  const plain = taskWith({});

  test("every simple forecast has about that share of the training targets below it, at each row ahead", () => {
    const { train } = windows;
    expect(baselines.length).toBeGreaterThan(2);
    for (const { predict } of baselines) {
      const outputs = predict(train);
      for (let o = 0; o < 2; o++) {
        let below = 0;
        for (let k = 0; k < train.length; k++) {
          const row = train.starts[k]! + train.targetOffsets[o]!;
          if (train.targets[row]! <= outputs[2 * k + o]!) below++;
        }
        expect(Math.abs(below / train.length - tau)).toBeLessThan(0.01);
      }
    }
  });

  test("it is judged by the mean pinball loss in the target's unit, and better than without being moved", () => {
    expect(record.metric).toEqual({ name: `quantile:${tau}`, direction: "lower", unit: "target" });
    expect(record.notes.at(-1)).toContain(`moved to the quantile ${tau}`);
    const { validation, errorFactor } = windows;
    for (const [k, { name, predict, validationError }] of baselines.entries()) {
      const [moved, middle] = [predict(validation), plain.baselines[k]!.predict(validation)].map((outputs) => {
        let sum = 0;
        for (let at = 0; at < outputs.length; at++) {
          const row = validation.starts[at >> 1]! + validation.targetOffsets[at & 1]!;
          const z = validation.targets[row]! - outputs[at]!;
          sum += Math.max(tau * z, (tau - 1) * z);
        }
        return (errorFactor * sum) / outputs.length;
      });
      expect(plain.baselines[k]!.name).toBe(name);
      expect(validationError).toBeCloseTo(moved!, 6);
      if (tau !== 0.5) expect(moved).toBeLessThan(middle!);
    }
  });
});

test("without a loss, and with the squared one, nothing is changed; by Huber's loss forecasts stay and are judged by mae", () => {
  const plain = taskWith({});
  const squared = taskWith({ loss: { name: "squared" } });
  const huber = taskWith({ loss: { name: "huber", delta: 2 } });
  expect(squared.record).toEqual(plain.record);
  expect(plain.loss).toBeUndefined();
  expect(huber.loss).toEqual({ name: "huber", delta: 2 });
  expect(huber.record.metric.name).toBe("mae");
  for (const [k, { predict, validationError, fitted }] of huber.baselines.entries()) {
    const [same] = [plain.baselines[k]!];
    expect(squared.baselines[k]!.validationError).toBe(same.validationError);
    expect(predict(plain.windows.test)).toEqual(same.predict(plain.windows.test));
    expect(fitted).toEqual(same.fitted);
    expect(validationError).toBeLessThan(same.validationError); // the mean of absolute errors is below their root mean square
  }
});

test("a loss of classes is refused", () => {
  expect(() => taskWith({ loss: { name: "binary-cross-entropy" } })).toThrow("must be one of numbers");
});
