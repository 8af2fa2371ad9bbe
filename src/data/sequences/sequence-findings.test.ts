import { expect, it } from "vitest";
import type { SequenceData } from "./contract.js";
import type { SequenceCut } from "./cut-sequences.js";
import { sequenceFindings } from "./sequence-findings.js";

const STEPS = 4;
const COUNT = 20;

/** 20 sequences of 4 steps, classes in turn; the first 12 train, 4 validate, 4 test. */
function made({
  at = () => null,
  code = (k) => k % 2,
}: {
  at?: (k: number, row: number) => number | null;
  code?: (k: number) => number;
} = {}) {
  const names = Array.from({ length: COUNT }, (_, k) => `s${k}`);
  const offsets = Uint32Array.from({ length: COUNT + 1 }, (_, k) => k * STEPS);
  const values = Float64Array.from(
    { length: COUNT * STEPS },
    (_, row) => at(Math.floor(row / STEPS), row) ?? Math.sin(row * row),
  );
  const data: SequenceData = {
    ...{ source: "s.csv", columns: ["x"], names, offsets, steps: { kind: "numbers", values }, parts: null, notes: [] },
    labels: {
      name: "y",
      of: "sequence",
      kind: "class",
      classes: ["a", "b"],
      codes: Uint16Array.from(names, (_, k) => code(k)),
    },
  };
  const stretches = names.map((_, k) => ({ sequence: k, start: k * STEPS, end: (k + 1) * STEPS }));
  const cut: SequenceCut = {
    train: stretches.slice(0, 12),
    validation: stretches.slice(12, 16),
    test: stretches.slice(16),
  };
  return sequenceFindings(data, cut);
}

it("data without faults have no findings", () => {
  expect(made()).toEqual([]);
});

it("an input that goes with the class is a copy of the label", () => {
  expect(made({ at: (k) => 7 - (k % 2) })[0]).toMatch(/^"x": an input that has one value for each class of "y"/);
  expect(made({ at: (k, row) => (row === 5 ? 3 : 7 - (k % 2)) }).join()).not.toContain("copy");
});

it("sequences of training that a part has again are counted", () => {
  const findings = made({ at: (k, row) => (k === 13 || k === 17 || k === 18 ? Math.sin((row % STEPS) ** 2) : null) });
  expect(findings.map((text) => text.slice(0, 73))).toEqual([
    "1 of 4 sequences of the validation part stand in the training part too, s",
    "2 of 4 sequences of the test part stand in the training part too, step fo",
  ]);
});

it("a class that a part lacks is named", () => {
  expect(made({ code: (k) => (k < 2 || k === 12 ? 1 : 0) })).toEqual([
    'the test part has none of the class "b": its error says nothing of it',
  ]);
});

it("a number that is far off is named with its place, and a heavy tail is not", () => {
  expect(made({ at: (k, row) => (k === 3 ? 1e30 * (row + 1) : null) })).toEqual([
    expect.stringMatching(
      /^"x" holds 1.600e\+31, at step 4 of sequence "s3", and 4 such numbers in all, where most lie within /,
    ),
  ]);
  expect(made({ at: (_, row) => Math.exp(6 * Math.sin(row * row)) })).toEqual([]);
});
