import { expect, test } from "vitest";
import { asTrained } from "./class-training.js";
import { sequenceWindows } from "./sequence-windows.js";
import { classesOf, numbersOf } from "./testing.js";

const shares = { validationShare: 0.2, testShare: 0 };
const { train, validation } = sequenceWindows({
  data: numbersOf([[1], [2], [3], [4], [5]], {
    labels: classesOf("sequence", ["a", "b", "b", "b", "a"], ["a", "b", "c"]),
    parts: ["train", "train", "train", "train", "validation"],
  }),
  task: "classify",
  ...shares,
});

test("smoothed labels are (1 - s) y + s / C of training alone", () => {
  const own = asTrained(train, { isOfClasses: true, labelSmoothing: 0.3 });
  const [right, wrong] = [Math.fround(0.7 + 0.1), Math.fround(0.1)];
  expect([...own.targets.slice(3, 9)]).toEqual([right, wrong, wrong, wrong, right, wrong]);
  expect(own.weights).toBeNull();
  expect([...validation.targets.slice(-3)]).toEqual([1, 0, 0]);
});

test("balanced weights are n / (C n_c) over the classes that are there: each class weighs the same, all of them n", () => {
  const { weights, targets } = asTrained(train, { isOfClasses: true, classWeights: "balanced" });
  expect([...weights!]).toEqual([4 / 2, 4 / 6, 4 / 6, 4 / 6].map(Math.fround));
  expect(targets).toBe(train.targets);
  expect(validation.weights).toBeNull();
});

test("neither leaves the very part", () => {
  expect(asTrained(train, { isOfClasses: true })).toBe(train);
  expect(asTrained(train, { isOfClasses: false, labelSmoothing: 0, classWeights: "none" })).toBe(train);
});

test("memory is the one that windows are kept in", () => {
  const taken: number[] = [];
  const allocate = (bytes: number) => {
    taken.push(bytes);
    return new SharedArrayBuffer(bytes);
  };
  const own = asTrained(train, { isOfClasses: true, labelSmoothing: 0.1, classWeights: "balanced", allocate });
  expect(taken).toEqual([4 * train.targets.length, 16]);
  expect(own.targets.buffer).toBeInstanceOf(SharedArrayBuffer);
});

test("what is no task of classes is refused, a share beyond its range, and weights of steps", () => {
  expect(() => asTrained(train, { isOfClasses: false, labelSmoothing: 0.1 })).toThrow(
    "sequenceDataTask: the task must tell classes, got another with `labelSmoothing` 0.1. Leave it out.",
  );
  expect(() => asTrained(train, { isOfClasses: false, classWeights: "balanced" })).toThrow(
    'got another with `classWeights` "balanced". Leave it out.',
  );
  for (const labelSmoothing of [-0.1, 1, Number.NaN]) {
    expect(() => asTrained(train, { isOfClasses: true, labelSmoothing })).toThrow(
      `sequenceDataTask: \`labelSmoothing\` must lie in [0, 1), got ${labelSmoothing}. Give e.g. 0.1.`,
    );
  }
  expect(() => asTrained({ ...train, scored: "all" }, { isOfClasses: true, classWeights: "balanced" })).toThrow(
    "Give a `window`, so that each step is an example of its own.",
  );
});
