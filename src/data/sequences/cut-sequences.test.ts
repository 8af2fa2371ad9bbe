import { describe, expect, test } from "vitest";
import { PART_NAMES, type PartName } from "../split.js";
import type { SequenceData } from "./contract.js";
import { cutSequences, type SequenceCut } from "./cut-sequences.js";
import { classesOf, numbersOf } from "./testing.js";

const shares = { validationShare: 0.2, testShare: 0.2 };
const many = (count: number, steps = 3) => Array.from({ length: count }, (_, k) => Array(steps).fill(k) as number[]);
const counts = (cut: SequenceCut) => PART_NAMES.map((part) => cut[part].length);
const places = (cut: SequenceCut, part: PartName) => cut[part].map(({ sequence }) => sequence);
const ranges = (cut: SequenceCut, part: PartName) => cut[part].map(({ start, end }) => [start, end]);

function labelled(names: readonly string[], more: Partial<SequenceData> = {}): SequenceData {
  return numbersOf(many(names.length), { labels: classesOf("sequence", names), ...more });
}

/** Sequences of each class that a part has. */
function inPart({ labels }: SequenceData, cut: SequenceCut, part: PartName): Record<string, number> {
  const found: Record<string, number> = {};
  if (labels?.kind !== "class") return found;
  for (const k of places(cut, part)) {
    const name = labels.classes[labels.codes[k]!]!;
    found[name] = (found[name] ?? 0) + 1;
  }
  return found;
}

describe("whole sequences", () => {
  const names = Array.from({ length: 100 }, (_, k) => (k < 60 ? "a" : k < 95 ? "b" : "c"));

  test("every class gives its share to each part, to the nearest one, and all of them the whole share", () => {
    const data = labelled(names);
    const cut = cutSequences(data, shares);
    expect(counts(cut)).toEqual([60, 20, 20]);
    for (const part of ["validation", "test"] as const) expect(inPart(data, cut, part)).toEqual({ a: 12, b: 7, c: 1 });
    expect(inPart(data, cut, "train")).toEqual({ a: 36, b: 21, c: 3 });
  });

  test("no sequence is in two parts, none is lost, and each part is in order", () => {
    const cut = cutSequences(labelled(names), shares);
    const all = PART_NAMES.flatMap((part) => places(cut, part));
    expect([...all].sort((a, b) => a - b)).toEqual([...names.keys()]);
    for (const part of PART_NAMES) expect(places(cut, part)).toEqual(places(cut, part).sort((a, b) => a - b));
    expect(ranges(cut, "train").every(([start, end]) => end! - start! === 3)).toBe(true);
  });

  test("the draw is the same every time, and another one where the data differ", () => {
    const cut = cutSequences(labelled(names), shares);
    expect(cutSequences(labelled(names), shares)).toEqual(cut);
    expect(places(cut, "test").some((k, at, all) => at > 0 && k !== all[at - 1]! + 1)).toBe(true);
  });

  test("a class of one member trains, and small classes do not make a part empty: 10 classes of 2, one of 1, one of 4", () => {
    const few = ["d", "d", "d", "d", ...Array.from({ length: 20 }, (_, k) => `c${k >> 1}`), "lonely"];
    const data = labelled(few);
    const cut = cutSequences(data, shares);
    expect(counts(cut)).toEqual([15, 5, 5]);
    expect(Object.keys(inPart(data, cut, "train")).sort()).toEqual([...new Set(few)].sort());
  });

  test("where every class has one member nothing can validate", () => {
    expect(() => cutSequences(labelled(Array.from({ length: 9 }, (_, k) => `c${k}`)), shares)).toThrow(
      "made: the validation part must hold a sequence, got none of 9. Give more sequences, or other shares.",
    );
  });

  test("without classes the shares are those of all: 8 sequences give 2, 2 and 4", () => {
    expect(counts(cutSequences(numbersOf(many(8)), shares))).toEqual([4, 2, 2]);
  });

  test("what is asked for nothing is in no part: no steps, one step before nothing, no label", () => {
    const frames = numbersOf([[], [1], ...many(8)]);
    expect(PART_NAMES.flatMap((part) => places(cutSequences(frames, shares), part))).not.toContain(0);
    expect(PART_NAMES.flatMap((part) => places(cutSequences(frames, shares), part))).not.toContain(1);
    const some = labelled(["", ...names.slice(50, 70)]);
    expect(PART_NAMES.flatMap((part) => places(cutSequences(some, shares), part))).not.toContain(0);
    expect(counts(cutSequences(some, shares)).reduce((sum, n) => sum + n)).toBe(20);
  });
});

describe("parts that the source names", () => {
  const names = Array.from({ length: 20 }, (_, k) => (k % 2 === 0 ? "a" : "b"));
  const withParts = (partOf: (k: number) => PartName) =>
    labelled(names, { parts: Array.from(names, (_, k) => partOf(k)) });
  const last = (from: number, part: PartName) => (k: number) => (k < from ? "train" : part);

  test("test alone: it stays, and validation is cut from training", () => {
    const cut = cutSequences(withParts(last(10, "test")), shares);
    expect(places(cut, "test")).toEqual([10, 11, 12, 13, 14, 15, 16, 17, 18, 19]);
    expect(counts(cut)).toEqual([8, 2, 10]);
    expect(Math.max(...places(cut, "validation"))).toBeLessThan(10);
  });

  test("validation alone: it stays, and test is cut from training", () => {
    const cut = cutSequences(withParts(last(10, "validation")), shares);
    expect(places(cut, "validation")).toEqual([10, 11, 12, 13, 14, 15, 16, 17, 18, 19]);
    expect(counts(cut)).toEqual([8, 10, 2]);
  });

  test("all of them: each as it is, whatever the shares", () => {
    const data = withParts((k) => (k < 10 ? "train" : k < 15 ? "validation" : "test"));
    const cut = cutSequences(data, { validationShare: 0.9, testShare: 0 });
    expect(counts(cut)).toEqual([10, 5, 5]);
    expect(places(cut, "train")).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  test("without a test part, testShare 0 leaves none", () => {
    expect(counts(cutSequences(labelled(names), { ...shares, testShare: 0 }))).toEqual([16, 4, 0]);
  });
});

describe("fewer than 8 sequences", () => {
  test("with something told at each step the last steps of each test, those before validate: no row is in two parts", () => {
    const cut = cutSequences(numbersOf(many(2, 10)), { validationShare: 0.3, testShare: 0.2 });
    expect(ranges(cut, "train")).toEqual([
      [0, 5],
      [10, 15],
    ]);
    expect(ranges(cut, "validation")).toEqual([
      [5, 8],
      [15, 18],
    ]);
    expect(ranges(cut, "test")).toEqual([
      [8, 10],
      [18, 20],
    ]);
  });

  test("with a label each they stay whole: a label stands at a sequence's end alone", () => {
    const data = labelled(["a", "b", "a", "b", "a", "b"]);
    const cut = cutSequences(data, shares);
    expect(counts(cut)).toEqual([4, 1, 1]);
    expect(PART_NAMES.flatMap((part) => places(cut, part)).sort()).toEqual([0, 1, 2, 3, 4, 5]);
    expect(PART_NAMES.flatMap((part) => cut[part]).every(({ start, end }) => end - start === 3)).toBe(true);
  });

  test("a named test part leaves training's last steps to validate", () => {
    const cut = cutSequences(numbersOf(many(3, 10), { parts: ["train", "test", "train"] }), shares);
    expect(ranges(cut, "train")).toEqual([
      [0, 8],
      [20, 28],
    ]);
    expect(ranges(cut, "validation")).toEqual([
      [8, 10],
      [28, 30],
    ]);
    expect(ranges(cut, "test")).toEqual([[10, 20]]);
  });
});

test("shares that leave nothing to train on are refused, and what is no share", () => {
  const data = numbersOf(many(2, 10));
  expect(() => cutSequences(data, { validationShare: 0.6, testShare: 0.6 })).toThrow(
    "sequenceWindows: `validationShare` and `testShare` must sum to less than 1, got 0.6 and 0.6. Leave rows to train on.",
  );
  expect(() => cutSequences(data, { validationShare: -0.1, testShare: 0.2 })).toThrow(
    "sequenceWindows: `validationShare` must be a number in [0, 1), got -0.1",
  );
  expect(() => cutSequences(data, { validationShare: 0.1, testShare: Number.NaN })).toThrow("`testShare` must be");
});
