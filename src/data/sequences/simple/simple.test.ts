import { describe, expect, test } from "vitest";
import { metrics } from "../../../metric/index.js";
import { measureForecast } from "../../../study/spec/sequences/measure-forecast.js";
import { PART_NAMES } from "../../split.js";
import type { WindowSet } from "../../window-set.js";
import type { SequenceData } from "../contract.js";
import { type SequenceWindows, sequenceWindows } from "../sequence-windows.js";
import { taskOf } from "../task-of.js";
import { classesOf, numbersOf, symbolsOf } from "../testing.js";
import { simpleForecasts } from "./index.js";
import { noisyClasses } from "./testing.js";

const shares = { validationShare: 0.2, testShare: 0.2 };

function fitted(data: SequenceData, window?: number) {
  const task = taskOf(data);
  if (task === "regress") throw new Error("no task of simple forecasts");
  const windows = sequenceWindows({ data, task, ...shares, window });
  return { windows, forecasts: simpleForecasts(task, windows) };
}

function named(data: SequenceData, name: string, window?: number) {
  const { windows, forecasts } = fitted(data, window);
  return { windows, forecast: forecasts.find((forecast) => forecast.name === name)! };
}

/** Rows of a forecast, logits to probabilities that sum to 1. */
function probabilities(logits: Float32Array, O: number): number[][] {
  return Array.from({ length: logits.length / O }, (_, row) =>
    [...logits.subarray(row * O, (row + 1) * O)].map((logit) => Math.exp(logit)),
  );
}

const nats = (outputs: Float32Array, set: WindowSet) =>
  measureForecast(outputs, set, metrics.get("softmax-cross-entropy"));
const errors = (outputs: Float32Array, set: WindowSet) => measureForecast(outputs, set, metrics.get("error-rate"));

const parts = ["train", "train", "train", "validation", "test"] as const;
const five = [[1], [2, 2], [3], [4], [5]];

describe("shares", () => {
  test("of classes: (count + 1) / (windows + classes), whatever is read", () => {
    const data = numbersOf(five, { labels: classesOf("sequence", ["a", "b", "a", "c", "b"]), parts });
    const { windows, forecast } = named(data, "class shares");
    expect(forecast.detail).toBe("shares in the training part");
    const [row, ...others] = probabilities(forecast.predict(windows.test), 3);
    expect(others).toEqual([]);
    for (const [k, p] of [3 / 6, 2 / 6, 1 / 6].entries()) expect(row![k]).toBeCloseTo(p, 6);
  });

  test("of symbols: each by how often it comes next", () => {
    const data = symbolsOf(["aabac", "b", "aac", "ccb"], { parts: ["train", "train", "validation", "test"] });
    const { windows, forecast } = named(data, "symbol shares");
    const [row] = probabilities(forecast.predict(windows.test), 3); // a, b, a, c came next
    for (const [k, p] of [3 / 7, 2 / 7, 2 / 7].entries()) expect(row![k]).toBeCloseTo(p, 6);
  });

  test("of notes: (count + 1) / (frames + 2) each, as log odds", () => {
    const frames = [
      [
        [1, 1],
        [1, 0],
        [0, 0],
        [1, 0],
      ],
      [
        [0, 0],
        [1, 1],
      ],
      [
        [0, 0],
        [0, 1],
      ],
    ];
    const data = numbersOf(frames, { parts: ["train", "validation", "test"] });
    const { windows, forecast } = named(data, "note shares");
    const own = forecast.predict(windows.test).slice(-2); // the last step alone is there
    expect(own[0]).toBeCloseTo(Math.log(3 / 2), 6); // 2 of 3
    expect(own[1]).toBeCloseTo(Math.log(1 / 4), 6); // 0 of 3
  });
});

describe("changes", () => {
  test("symbol pairs by hand: after each symbol what came next in training, one more of each", () => {
    const data = symbolsOf(["aabab", "ab", "ba"], { parts: ["train", "validation", "test"] });
    const { windows, forecast } = named(data, "symbol pairs");
    const validation = probabilities(forecast.predict(windows.validation), 2).at(-1)!; // reads a: a, b, b came after it
    expect(validation[0]).toBeCloseTo(2 / 5, 6);
    expect(validation[1]).toBeCloseTo(3 / 5, 6);
    const tested = probabilities(forecast.predict(windows.test), 2).at(-1)!; // reads b: a came after it
    expect(tested[0]).toBeCloseTo(2 / 3, 6);
  });

  test("note changes by hand: each note after frames with it and without it", () => {
    const row = (...notes: number[]) => notes.map((note) => [note]);
    const data = numbersOf([row(0, 0, 1, 1, 1, 0), row(0, 0), row(1, 1, 1)], {
      parts: ["train", "validation", "test"],
    });
    const { windows, forecast } = named(data, "note changes");
    const off = forecast.predict(windows.validation).at(-1)!; // after 0 came 0, 1
    const on = forecast.predict(windows.test).at(-1)!; // after 1 came 1, 1, 0
    expect(off).toBeCloseTo(Math.log(2 / 2), 6);
    expect(on).toBeCloseTo(Math.log(3 / 2), 6);
  });

  test("the last label is that of the step before, within a part alone", () => {
    const tags = [..."aabbaabbaabbaabbaabb"];
    const data = numbersOf([tags.map((_, k) => k)], { labels: classesOf("step", tags) });
    const { windows, forecast } = named(data, "last label", 4);
    const rows = probabilities(forecast.predict(windows.test), 2); // steps 16 .. 19: a a b b, of 12 training steps
    const after = { a: [4 / 8, 4 / 8], b: [3 / 7, 4 / 7] }; // a a 3, a b 3; b b 3, b a 2
    expect(rows[0]![0]).toBeCloseTo(2 / 3, 6); // nothing is before it: as the first training step, an a
    expect(rows[1]![0]).toBeCloseTo(after.a[0]!, 6);
    expect(rows[2]![0]).toBeCloseTo(after.a[0]!, 6);
    expect(rows[3]![0]).toBeCloseTo(after.b[0]!, 6);
  });

  test("a step before that has no label is as none", () => {
    const tags = Array.from({ length: 40 }, (_, k) => (k % 2 === 0 ? "" : k % 3 === 0 ? "a" : "b"));
    const data = numbersOf([tags.map((_, k) => k)], { labels: classesOf("step", tags) });
    const { windows, forecast } = named(data, "last label", 4);
    const rows = probabilities(forecast.predict(windows.test), 2);
    expect(new Set(rows.map(([p]) => p)).size).toBe(1);
    expect(rows[0]![0]! + rows[0]![1]!).toBeCloseTo(1, 6);
  });
});

describe("nearest neighbour", () => {
  /** By comparing with every training window, number by number. */
  function bruteForce(windows: SequenceWindows, set: WindowSet): number[] {
    const { train } = windows;
    const flat = ({ starts, window: T, inputSize: I, inputs, lengths }: WindowSet, k: number) =>
      Array.from({ length: T * I }, (_, at) => (at < (T - (lengths?.[k] ?? T)) * I ? 0 : inputs[starts[k]! * I + at]!));
    const classOf = (k: number) => {
      const at = (train.starts[k]! + train.window - 1) * train.targetSize;
      return train.targets.subarray(at, at + train.targetSize).indexOf(1);
    };
    return Array.from({ length: set.length }, (_, k) => {
      const own = flat(set, k);
      const distances = Array.from({ length: train.length }, (_, n) =>
        flat(train, n).reduce((sum, value, at) => sum + (value - own[at]!) ** 2, 0),
      );
      return classOf(distances.indexOf(Math.min(...distances)));
    });
  }

  const names = Array.from({ length: 300 }, (_, k) => "abc"[k % 3]!);

  test.each([0.3, 1, 3])("tells the class that a look at every training window finds, with noise %d", (noise) => {
    const { windows, forecast } = named(noisyClasses(names, { noise }), "nearest neighbour");
    const own = probabilities(forecast.predict(windows.test), 3).map((row) => row.indexOf(Math.max(...row)));
    expect(own).toEqual(bruteForce(windows, windows.test));
  });

  test("its probability is the share of validation windows that are right, one more of each", () => {
    const { windows, forecast } = named(noisyClasses(names), "nearest neighbour");
    const { validation } = windows;
    const right = Math.round(validation.length * (1 - errors(forecast.predict(validation), validation)));
    const [row] = probabilities(forecast.predict(validation), 3);
    expect(Math.max(...row!)).toBeCloseTo((right + 1) / (validation.length + 2), 6);
    expect(row!.reduce((sum, p) => sum + p)).toBeCloseTo(1, 6);
  });

  test("that is always wrong on validation still tells its neighbour's class", () => {
    const data = numbersOf([[1], [-1], [1.1], [1.2], [-1.2]], {
      labels: classesOf("sequence", ["a", "b", "a", "b", "b"]),
      parts: ["train", "train", "validation", "validation", "test"].map((part) => part as "train"),
    });
    const wrong = { ...data, labels: classesOf("sequence", ["a", "b", "b", "b", "b"]) };
    const { windows, forecast } = named(wrong, "nearest neighbour");
    expect(errors(forecast.predict(windows.test), windows.test)).toBe(0);
  });
});

describe("logistic regression", () => {
  const names = Array.from({ length: 400 }, (_, k) => "abcd"[k % 4]!);

  test("learns what a line tells", () => {
    const { windows, forecast } = named(noisyClasses(names, { noise: 0.05 }), "logistic regression");
    expect(forecast.detail).toMatch(/^ridge 1e-[1-4] on 4 x 2 inputs$/);
    expect(errors(forecast.predict(windows.test), windows.test)).toBeLessThan(0.05);
  });

  test.each([1, 2, 3, 4, 5])("of noise it tells no less on validation than the class shares, seed %d", (seed) => {
    const { windows, forecasts } = fitted(noisyClasses(names.slice(0, 60), { noise: 1e3, seed, columns: 20 }));
    const { validation } = windows;
    const [shares, , logistic] = forecasts;
    expect(logistic!.name).toBe("logistic regression");
    expect(nats(logistic!.predict(validation), validation)).toBeLessThanOrEqual(
      nats(shares!.predict(validation), validation) + 1e-6,
    );
  });
});

describe("every forecast", () => {
  const names = Array.from({ length: 40 }, (_, k) => "ab"[k % 2]!);
  const tags = Array.from({ length: 40 }, (_, k) => "ab"[(k >> 1) % 2]!);
  const table = (last: number) => tags.map((_, k) => (k < 32 ? (k * 7) % 5 : last));
  const data: Readonly<Record<string, (last: number) => SequenceData>> = {
    classify: (last) =>
      numbersOf(
        names.map((_, k) => (k < 30 ? [k % 5, (k * k) % 7] : [last])),
        {
          labels: classesOf("sequence", names),
          parts: names.map((_, k) => (k < 20 ? "train" : k < 30 ? "validation" : "test")),
        },
      ),
    tag: (last) => numbersOf([table(last)], { labels: classesOf("step", tags) }),
    frames: (last) => numbersOf([table(last).map((x) => [x % 2, Number(x > 2)])]),
    chars: (last) => symbolsOf([`${"abcabcab".repeat(4)}${last > 0 ? "cccccccc" : "aaaaaaaa"}`]),
  };

  test.each(Object.keys(data))("of %s is the same whatever the test part holds", (task) => {
    const [some, other] = [fitted(data[task]!(0)), fitted(data[task]!(4))];
    expect(some.forecasts.length).toBeGreaterThanOrEqual(2);
    for (const [k, { name, detail, predict }] of some.forecasts.entries()) {
      expect(other.forecasts[k]).toMatchObject({ name, detail });
      expect(other.forecasts[k]!.predict(other.windows.validation)).toEqual(predict(some.windows.validation));
    }
  });

  test.each(Object.keys(data))(
    "of %s has logits for every window and scored step of every part, all finite",
    (task) => {
      const { windows, forecasts } = fitted(data[task]!(1));
      for (const part of PART_NAMES) {
        const set = windows[part];
        const rows = set.length * (set.scored === "all" ? set.window : 1);
        for (const { predict } of forecasts) {
          const outputs = predict(set);
          expect(outputs).toHaveLength(rows * set.outputSize);
          expect(outputs.every(Number.isFinite)).toBe(true);
        }
      }
    },
  );
});
