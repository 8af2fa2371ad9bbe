import { expect, test } from "vitest";
import { NO_CLASS, type SequenceData, type SequenceLabels } from "../../../data/sequences/contract.js";
import { sequenceWindows } from "../../../data/sequences/sequence-windows.js";
import type { PartName } from "../../../data/split.js";
import { describeSequences } from "./describe-sequences.js";

/** Ten sequences of 3 to 7 steps. */
const N = 10;
const lengths = Array.from({ length: N }, (_, k) => 3 + (k % 5));
const offsets = Uint32Array.from([0, ...lengths.map((_, k) => lengths.slice(0, k + 1).reduce((a, b) => a + b, 0))]);
const steps = offsets[N]!;
const partOf = (k: number): PartName => (k < 6 ? "train" : k < 8 ? "validation" : "test");

function dataOf(labels: SequenceLabels | null): SequenceData {
  return {
    ...{ source: "toy", columns: ["x"], offsets, labels, notes: [] },
    names: lengths.map((_, k) => String(k)),
    steps: {
      kind: "numbers",
      values: Float64Array.from({ length: steps }, (_, k) => (labels === null ? k % 2 : k % 7)),
    },
    parts: lengths.map((_, k) => partOf(k)),
  };
}

const shares = { validationShare: 0.2, testShare: 0.2 };

test("a window a sequence: classes of sequences are counted once each, sequences without one not at all", () => {
  const codes = Uint16Array.from({ length: N }, (_, k) => (k === 5 ? NO_CLASS : k % 2));
  const data = dataOf({ name: "y", of: "sequence", kind: "class", classes: ["a", "b"], codes });
  expect(describeSequences(data, sequenceWindows({ data, task: "classify", ...shares }))).toEqual({
    ...{ count: 9, shortest: 3, longest: 7, windows: "ends" },
    train: { sequences: 5, told: 5, classes: [3, 2] },
    validation: { sequences: 2, told: 2, classes: [1, 1] },
    test: { sequences: 2, told: 2, classes: [1, 1] },
  });
});

test("windows that slide: the label of each one's last step counts", () => {
  const codes = Uint16Array.from({ length: steps }, (_, k) => k % 2);
  const data = dataOf({ name: "y", of: "step", kind: "class", classes: ["a", "b"], codes });
  const found = describeSequences(data, sequenceWindows({ data, task: "tag", window: 2, ...shares }));
  expect(found.windows).toBe("sliding");
  const all = lengths.slice(0, 6).reduce((a, b) => a + b, 0);
  expect(found.train).toEqual({ sequences: 6, told: all, classes: [Math.ceil(all / 2), Math.floor(all / 2)] });
});

test("pieces: every step but the last is told, and no classes are counted where frames are", () => {
  const data = dataOf(null);
  const found = describeSequences(data, sequenceWindows({ data, task: "frames", window: 2, ...shares }));
  expect(found.windows).toBe("pieces");
  expect(found.test).toEqual({ sequences: 2, told: lengths[8]! + lengths[9]! - 2, classes: [] });
});
