import { describe, expect, test } from "vitest";
import { PART_NAMES, type PartName } from "../split.js";
import { column, inputsOf, made, oneHot, targetsOf } from "./testing/windows.js";
import { amountsOf, classesOf, numbersOf, symbolsOf } from "./testing.js";

describe("a label a sequence: its last steps, asked for at the last one", () => {
  const parts: PartName[] = ["train", "train", "validation", "test"];
  const labels = classesOf("sequence", ["a", "b", "b", "a"]);
  const data = numbersOf([[0, 2], [4], [6, 8, 10], [2, 2, 2, 4]], { labels, parts });

  test("values by hand: scaled by mean 2 and sd sqrt(8/3) of the training steps 0, 2 and 4, ends aligned, lengths of their own", () => {
    const { train, validation, test: tested, inputScaler, shape } = made(data);
    const sd = Math.sqrt(8 / 3);
    expect(shape).toEqual({ kind: "ends", window: 4, ahead: 0 });
    expect([inputScaler.mean[0], inputScaler.sd[0]]).toEqual([2, sd]);
    const scaled = (...values: number[]) => values.map((value) => [Math.fround((value - 2) / sd)]);
    expect(inputsOf(train)).toEqual([scaled(0, 2), scaled(4)]);
    expect(inputsOf(validation)).toEqual([scaled(6, 8, 10)]);
    expect(inputsOf(tested)).toEqual([scaled(2, 2, 2, 4)]);
    expect([...train.lengths!]).toEqual([2, 1]);
    expect(targetsOf(train)).toEqual([oneHot(2, 0), oneHot(2, 1)]);
    expect(targetsOf(validation)).toEqual([oneHot(2, 1)]);
    expect(targetsOf(tested)).toEqual([oneHot(2, 0)]);
  });

  test("a smaller window reads the last steps alone and says so; a larger one than any sequence is that of the longest, and is told", () => {
    const small = made(data, { window: 2 });
    expect(inputsOf(small.validation)[0]).toHaveLength(2);
    expect(inputsOf(small.validation)[0]).toEqual(inputsOf(made(data).validation)[0]!.slice(1));
    expect(small.notes).toContain("of 2 sequences the last 2 steps alone are read");
    const large = made(data, { window: 9 });
    expect(large.train.window).toBe(4);
    expect(large.notes).toContain("windows have 4 steps, as many as the longest sequence, where 9 were asked for");
  });

  test("sequences without steps or without a label have no window, and move no label of their neighbours", () => {
    const holes = numbersOf([[], [0, 2], [], [4], [6, 8], [2], [5, 5]], {
      labels: classesOf("sequence", ["b", "a", "b", "b", "a", "", "a"]),
      parts: ["train", "train", "train", "train", "validation", "train", "test"],
    });
    const { train, validation, stretches, notes } = made(holes);
    expect(stretches.train.map(({ sequence }) => sequence)).toEqual([1, 3]);
    expect(targetsOf(train)).toEqual([oneHot(2, 0), oneHot(2, 1)]);
    expect(targetsOf(validation)).toEqual([oneHot(2, 0)]);
    expect(notes).toContain("2 of 7 sequences left out: they have no steps");
  });

  test("a class that training has not is asked for in the test part, and the reader is told", () => {
    const unseen = { ...data, labels: classesOf("sequence", ["a", "b", "b", "c"]) };
    const { test: tested, notes } = made(unseen);
    expect(targetsOf(tested)).toEqual([oneHot(3, 2)]);
    expect(notes).toContain('"c" of the test part: no training sequence has that class, so it cannot be told');
  });

  test("labels of training that are all the same are refused", () => {
    expect(() => made({ ...data, labels: classesOf("sequence", ["a", "a", "b", "b"]) })).toThrow(
      'made: the training part must hold two classes of "class" or more, got "a". Choose another target, or other parts.',
    );
  });

  test("fewer than 8 sequences in all: whole ones, and every target is a label", () => {
    const few = numbersOf([[1, 2], [3], [4, 5], [6], [7, 8, 9], [1]], {
      labels: classesOf("sequence", ["a", "b", "a", "b", "a", "b"]),
    });
    const windows = made(few);
    for (const part of PART_NAMES) {
      const labelOf = (k: number) => oneHot(2, k % 2);
      expect(targetsOf(windows[part])).toEqual(windows.stretches[part].map(({ sequence }) => labelOf(sequence)));
    }
  });

  test("a part that is named and has no label is refused, with the way out", () => {
    const blank = { ...data, labels: classesOf("sequence", ["a", "b", "b", ""]) };
    expect(() => made(blank)).toThrow(
      "made: the test part must hold a sequence with steps and a label, got none. Leave it out, so that a share of the training part takes its place.",
    );
  });
});

describe("numbers that are missing", () => {
  const data = numbersOf(
    [
      [
        [Number.NaN, 1],
        [2, Number.NaN],
        [Number.NaN, 3],
      ],
      [[4, 5]],
      [
        [Number.NaN, Number.NaN],
        [6, 1],
      ],
    ],
    { labels: classesOf("sequence", ["a", "b", "a"]), parts: ["train", "train", "validation"] },
  );

  test("are the last one of their sequence, before the first the mean, and do not count for the scale", () => {
    const { train, validation, inputScaler, notes } = made(data, { testShare: 0 });
    expect([...inputScaler.mean]).toEqual([3, 3]);
    expect([...inputScaler.sd]).toEqual([1, Math.sqrt(8 / 3)]);
    const of = (value: number) => Math.fround((value - 3) / Math.sqrt(8 / 3));
    expect(inputsOf(train)[0]).toEqual([
      [0, of(1)],
      [-1, of(1)],
      [-1, 0],
    ]);
    expect(inputsOf(validation)[0]).toEqual([
      [0, 0],
      [3, of(1)],
    ]);
    expect(notes).toContain("5 missing numbers: the last one of the sequence stands there, before the first the mean");
  });

  test("a column that training has not at all is constant, and said", () => {
    const none = numbersOf([[[Number.NaN, 1]], [[Number.NaN, 2]], [[7, 1]]], {
      labels: classesOf("sequence", ["a", "b", "a"]),
      parts: ["train", "train", "validation"],
    });
    const { inputScaler, notes } = made(none, { testShare: 0 });
    expect(inputScaler.constant).toEqual(["x0"]);
    expect(notes).toContain("1 of 2 inputs have one value over the training part");
  });
});

describe("a label a step", () => {
  const steps = (count: number, from = 0) => Array.from({ length: count }, (_, k) => from + k);
  const names = (count: number) => Array.from({ length: count }, (_, k) => (k % 3 === 0 ? "a" : "b"));

  test("of 8 training sequences or more: pieces of every sequence, each step asked for once", () => {
    const data = numbersOf(
      Array.from({ length: 12 }, (_, k) => steps(5, k)),
      {
        labels: classesOf("step", names(60)),
        parts: Array.from({ length: 12 }, (_, k) => (k < 8 ? "train" : k < 10 ? "validation" : "test")),
      },
    );
    const windows = made(data);
    expect(windows.shape).toEqual({ kind: "pieces", window: 5, ahead: 0 });
    expect(windows.train.lengths).toBeNull();
    expect(windows.train.scored).toBe("all");
    expect(targetsOf(windows.train).flat()).toEqual(oneHot(2, ...names(40).map((name) => (name === "a" ? 0 : 1))));
    expect(targetsOf(windows.test)[0]).toEqual(
      oneHot(
        2,
        ...names(60)
          .slice(50, 55)
          .map((name) => (name === "a" ? 0 : 1)),
      ),
    );
  });

  test("of one long table: a window for every labelled step, none reading over the end of its part", () => {
    const data = numbersOf([steps(20)], { labels: classesOf("step", names(20)) });
    const windows = made(data, { window: 3 });
    expect(windows.shape).toEqual({ kind: "sliding", window: 3, ahead: 0 });
    expect(PART_NAMES.map((part) => windows[part].length)).toEqual([12, 4, 4]);
    expect([...windows.validation.lengths!]).toEqual([1, 2, 3, 3]);
    const { mean, sd } = windows.inputScaler;
    const raw = inputsOf(windows.test).map((rows) => column(rows).map((x) => Math.round(x! * sd[0]! + mean[0]!)));
    expect(raw).toEqual([[16], [16, 17], [16, 17, 18], [17, 18, 19]]);
    expect(mean[0]).toBe(5.5); // of 0 .. 11, each once, though most of them are in three windows
    expect(windows.notes).toContain("each step with a label is an example, told from the 3 steps that end there");
  });

  test("steps without a label are read, but not asked for", () => {
    const some = Array.from({ length: 20 }, (_, k) => (k % 2 === 0 ? "" : k % 3 === 0 ? "a" : "b"));
    const windows = made(numbersOf([steps(20)], { labels: classesOf("step", some) }), { window: 2 });
    expect(windows.stretches.train.map(({ end }) => end - 1)).toEqual([1, 3, 5, 7, 9, 11]);
    expect(inputsOf(windows.train).every((rows) => rows.length === 2)).toBe(true);
  });

  test("several numbers a step: scaled by their own training steps, each counted once", () => {
    const rows = steps(10).map((k) => [k, 100 - 10 * k]);
    const windows = made(numbersOf([steps(10)], { labels: amountsOf("step", rows) }), { window: 4 });
    expect([...windows.targetScaler.mean]).toEqual([2.5, 75]); // of 0 .. 5
    expect(windows.errorUnit).toBe("standard-deviations");
    expect(windows.errorFactor).toBe(1);
    const sd = Math.sqrt(35 / 12);
    expect(targetsOf(windows.test)).toEqual([8, 9].map((k) => [[(k - 2.5) / sd, (2.5 - k) / sd].map(Math.fround)]));
  });
});

describe("numbers a sequence", () => {
  const parts: PartName[] = ["train", "train", "train", "validation", "test"];
  const steps = [[1], [2, 2], [3], [4], [5]];

  test("one is in its own unit: the error factor is its sd over the training sequences", () => {
    const windows = made(numbersOf(steps, { labels: amountsOf("sequence", [[0], [3], [6], [100], [-100]]), parts }));
    expect(windows.targetScaler.mean[0]).toBe(3);
    expect(windows.errorFactor).toBe(Math.sqrt(6));
    expect(windows.errorUnit).toBe("target");
    expect(targetsOf(windows.validation)).toEqual([[[Math.fround(97 / Math.sqrt(6))]]]);
  });

  test("a sequence that lacks one of several numbers is not asked for", () => {
    const labels = amountsOf("sequence", [
      [0, 1],
      [3, Number.NaN],
      [6, 2],
      [9, 1],
      [1, 1],
    ]);
    expect(made(numbersOf(steps, { labels, parts })).stretches.train.map(({ sequence }) => sequence)).toEqual([0, 2]);
  });

  test("one that does not vary in training is refused", () => {
    const labels = amountsOf("sequence", [[2], [2], [2], [3], [4]]);
    expect(() => made(numbersOf(steps, { labels, parts }))).toThrow(
      'made: the target "y0" must vary over the training part, got 2 throughout. Choose another, or other shares.',
    );
  });
});

describe("what comes next", () => {
  test("frames: every step but the last reads itself and is asked for the next one, values as they are", () => {
    const frames = (...rows: number[][]) => rows;
    const data = numbersOf([frames([1, 0], [0, 1], [1, 1]), frames([0, 0], [1, 0]), frames([1, 1], [0, 0], [1, 0])], {
      parts: ["train", "validation", "test"],
    });
    const windows = made(data);
    expect(windows.shape).toEqual({ kind: "pieces", window: 2, ahead: 1 });
    expect(inputsOf(windows.train)).toEqual([frames([1, 0], [0, 1])]);
    expect(targetsOf(windows.train)).toEqual([frames([0, 1], [1, 1])]);
    expect(inputsOf(windows.validation)).toEqual([frames([0, 0])]);
    expect(targetsOf(windows.test)).toEqual([frames([0, 0], [1, 0])]);
    expect(windows.train.targets).toBe(windows.train.inputs);
  });

  test("a text in pieces: every character but each part's first is asked for once, none over the end of a part", () => {
    const text = "abcabcabcabcabcabcab"; // 20: 12 train, 4 validate, 4 test
    const windows = made(symbolsOf([text]), { window: 5 });
    expect(windows.train.window).toBe(5);
    const asked = (part: PartName) =>
      targetsOf(windows[part])
        .flat()
        .map((row) => "abc"[row.indexOf(1)])
        .join("");
    expect([asked("train"), asked("validation"), asked("test")]).toEqual([
      text.slice(1, 12),
      text.slice(13, 16),
      text.slice(17),
    ]);
    expect([...windows.train.lengths!]).toEqual([5, 5, 1]);
    expect(windows.notes).toContain(
      "1 of 3 stretches are cut into pieces of 5 steps, each read from its own beginning",
    );
  });

  test("64 characters where no window is asked for", () => {
    expect(made(symbolsOf(["ab".repeat(500)])).train.window).toBe(64);
  });
});
