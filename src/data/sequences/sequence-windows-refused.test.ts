import { describe, expect, test } from "vitest";
import { inputsOf, made, targetsOf } from "./testing/windows.js";
import { amountsOf, classesOf, numbersOf } from "./testing.js";

describe("nothing of the test part reaches training", () => {
  const base = (last: number) =>
    numbersOf(
      [
        [1, 2],
        [3, 5],
        [5, 6],
        [2, 9],
        [last, -last],
      ],
      {
        labels: amountsOf("sequence", [[1], [2], [4], [3], [last]]),
        parts: ["train", "train", "train", "validation", "test"],
      },
    );

  test("other test steps and labels leave scalers and the other parts' numbers as they are, bit by bit", () => {
    const [some, other] = [made(base(7)), made(base(-3000))];
    expect(other.inputScaler).toEqual(some.inputScaler);
    expect(other.targetScaler).toEqual(some.targetScaler);
    for (const part of ["train", "validation"] as const) {
      expect(inputsOf(other[part])).toEqual(inputsOf(some[part]));
      expect(targetsOf(other[part])).toEqual(targetsOf(some[part]));
    }
    expect(inputsOf(other.test)).not.toEqual(inputsOf(some.test));
  });

  test("nor do other steps at the end of one long table", () => {
    const table = (last: number) => [...Array.from({ length: 16 }, (_, k) => (k * 7) % 5), last, last, last, last];
    const of = (last: number) =>
      made(
        numbersOf([table(last)], {
          labels: amountsOf(
            "step",
            table(last).map((x) => [x]),
          ),
        }),
        { window: 6 },
      );
    const [some, other] = [of(1), of(1e6)];
    for (const part of ["train", "validation"] as const) {
      expect(inputsOf(other[part])).toEqual(inputsOf(some[part]));
      expect(targetsOf(other[part])).toEqual(targetsOf(some[part]));
    }
  });
});

describe("refused", () => {
  const data = numbersOf([[1], [2], [3]], {
    labels: classesOf("sequence", ["a", "b", "a"]),
    parts: ["train", "train", "validation"],
  });

  test("a task that the data are not for", () => {
    expect(() => made(data, { task: "frames" })).toThrow(
      'sequenceWindows: `task` of made must be "classify", by its labels and steps, got "frames".',
    );
  });

  test("a window of no step", () => {
    expect(() => made(data, { window: 0, testShare: 0 })).toThrow(
      "sequenceWindows: `window` must be an integer >= 1, got 0",
    );
  });

  test("more classes than are told apart, and more numbers than memory holds, of inputs and of targets, before any is taken", () => {
    const names = Array.from({ length: 60_000 }, (_, k) => String(k));
    const long = { ...data, offsets: Uint32Array.of(0, 9000, 9001, 9002) };
    const wide = {
      ...{ ...data, offsets: Uint32Array.of(0, 600_000, 600_001, 600_002) },
      labels: classesOf("sequence", ["0", "1", "0"], names.slice(0, 1000)),
    };
    const kinds = { ...data, labels: classesOf("sequence", ["0", "1", "0"], names) };
    const allocate = () => {
      throw new Error("memory was taken");
    };
    expect(() => made(wide, { testShare: 0, allocate })).toThrow(
      /^made: steps times classes or targets must be at most \d+, got 601002 x 1000\. Take fewer/,
    );
    expect(() => made(kinds, { testShare: 0, allocate })).toThrow(
      'made: there must be at most 1024 classes, got 60000 of "class". Take "regress" if they are amounts.',
    );
    expect(() => made({ ...long, columns: names }, { testShare: 0, allocate })).toThrow(
      /^made: steps times inputs must be at most/,
    );
  });
});
