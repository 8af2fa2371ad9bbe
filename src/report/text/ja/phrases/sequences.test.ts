import { expect, test } from "vitest";
import type { SequenceData } from "../../../../data/sequences/contract.js";
import { sequenceWindows } from "../../../../data/sequences/sequence-windows.js";
import { simpleForecasts } from "../../../../data/sequences/simple/index.js";
import { taskOf } from "../../../../data/sequences/task-of.js";
import { read } from "../../../../node/sequences/testing.js";
import { expectJapanese } from "../../testing/expect-japanese.js";
import { recorded } from "./index.js";

const shares = { validationShare: 0.2, testShare: 0.2 };
const sktime = (lines: readonly string[], head = "@timeStamps false\n@classLabel true a b") =>
  `@problemName Toy\n${head}\n@data\n${lines.join("\n")}\n`;
const lines = (count: number, line: (k: number) => string) => Array.from({ length: count }, (_, k) => line(k));
const words = (count: number) => lines(count, (k) => String.fromCodePoint(0x4e00 + (k % 300))).join("");
const song = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((k) => [[60], [60, 64], [64], k % 2 ? [-1] : [60], [67]]);

const table = (rows: readonly string[]) => `${rows.join("\n")}\n`;
const steps = lines(80, (k) => `s${k >> 2},${k % 4},${k % 7},${(k >> 2) % 2 ? "a" : "b"}`);

const files: readonly (readonly [name: string, file: string, content: string, notes: number])[] = [
  [
    "steps that are missing, one step alone, constant inputs",
    "toy.ts",
    sktime(["1,2,?:1,1,1:a", "3:1:b", ...lines(18, (k) => `${k},2,${k}:1,1,1:${k % 2 ? "a" : "b"}`)]),
    3,
  ],
  [
    "a label that is missing, labels that are whole numbers",
    "toy.ts",
    sktime(["1,2:?", ...lines(20, (k) => `${k},2:${k % 3}`)], "@targetLabel true"),
    2,
  ],
  [
    "the times of steps",
    "toy.ts",
    sktime(
      lines(20, (k) => `(0,${k}),(1,2):${k % 2 ? "a" : "b"}`),
      "@timeStamps true\n@classLabel true a b",
    ),
    1,
  ],
  ["a table of steps", "steps.csv", table(["id,t,x,label", ...steps]), 2],
  [
    "a table of sequences",
    "rows.csv",
    table(["a,b,c,label", ...lines(20, (k) => `${k},${k % 4},${k % 2 ? k : ""},${k % 2}`)]),
    2,
  ],
  ["music with silence", "song.json", JSON.stringify(song), 2],
  ["a piece of one frame", "song.json", JSON.stringify([...song, [[60]]]), 3],
  ["a text of rare characters", "text.txt", words(900), 2],
];

test.each(files)(
  "%s: every note, and how every simple forecast is made, is told in Japanese",
  async (_, file, content, count) => {
    const data = await read(file, content);
    const task = taskOf(data);
    const windows = sequenceWindows({ data, task, ...shares });
    const notes = [...data.notes, ...windows.notes];
    expect(notes.length, notes.join("\n")).toBeGreaterThanOrEqual(count);
    for (const note of notes) expectJapanese(note, recorded.note(note));
    if (task === "regress") return;
    for (const { detail } of simpleForecasts(task, windows)) expectJapanese(detail, recorded.simpleDetail(detail));
  },
);

const codes = (count: number, of: (k: number) => number) => Uint16Array.from({ length: count }, (_, k) => of(k));
/** Sequences of 4 steps, labelled step by step. */
const tagged = (n: number): SequenceData => ({
  source: "tags",
  columns: ["x"],
  names: lines(n, String),
  offsets: Uint32Array.from({ length: n + 1 }, (_, k) => 4 * k),
  steps: { kind: "numbers", values: Float64Array.from({ length: 4 * n }, (_, k) => k % 7) },
  labels: {
    name: "tag",
    of: "step",
    kind: "class",
    classes: ["a", "b", "c"],
    codes: codes(4 * n, (k) => (k < 4 * n - 4 ? k % 2 : 2)),
  },
  parts: lines(n, String).map((_, k) => (k < n - 1 ? "train" : "test")),
  notes: [],
});

test("windows that slide, are cut, or end long sequences; classes that training lacks", () => {
  const made = [
    sequenceWindows({ data: tagged(20), task: "tag", ...shares }),
    sequenceWindows({ data: tagged(20), task: "tag", window: 2, ...shares }),
    sequenceWindows({
      data: {
        ...tagged(20),
        labels: {
          ...tagged(20).labels!,
          of: "sequence",
          kind: "class",
          classes: ["a", "b"],
          codes: codes(20, (k) => k % 2),
        },
        parts: null,
      },
      task: "classify",
      window: 2,
      ...shares,
    }),
  ];
  const notes = new Set(made.flatMap((windows) => windows.notes));
  expect(notes.size).toBeGreaterThanOrEqual(5);
  for (const note of notes) expectJapanese(note, recorded.note(note));
  for (const { detail } of simpleForecasts("tag", made[0]!)) expectJapanese(detail, recorded.simpleDetail(detail));
});

test("what readers of files beside, folders and tables of sequences say", () => {
  const notes = [
    "The test part is X_TEST.ts, which lies beside; `testData` names another.",
    "Of the folder, X_TRAIN.ts was read; name another file to read that.",
    "3 numbers of steps are missing.",
    "1 number of a step is missing.",
    "2 of 9 sequences left out: they have no two steps",
    "windows have 12 steps, as many as the longest sequence, where 100 were asked for",
    "validation, test parts: whole sequences, drawn at random",
    'A row was taken as a step, "t" counts them, of the sequence that "id" names; `sequence` names another column.',
    'A row was taken as a step of the sequence that "id" names; `sequence` names another column.',
    'The table was taken for sequences, as "label" has one text for each "id"; `task: "forecast"` takes it for series to forecast.',
    "A row was taken as a sequence; `sequence` takes it as a step of the one that a column names.",
    'Labels are those of "y", a row is a sequence; `target` names another column.',
    'Labels are those of "y"; `target` names another column.',
    "The table was taken as one sequence, a row a step.",
    'The table was taken as one sequence, a row a step, which "t" counts; `channels` takes each row as a sequence.',
    "Labels were read from labels.csv; `labels` names another table.",
    "2 of 9 rows end in missing values, which were taken for their end.",
    'The sequences are called as "id" says.',
    "3 rows are another one of the sequence over again, time and all, and were left out: first row 5 of t.csv.",
    '"x": an input that has one value for each class of "y", as a copy of the label; take it out of `inputs` unless it is known before the label',
    "2 of 4 sequences of the test part stand in the training part too, step for step: its error tells what was learned by heart",
    'the test part has none of the class "b": its error says nothing of it',
    '"x" holds 1.600e+31, at step 4 of sequence "s3", and 4 such numbers in all, where most lie within 1.0 of 0.5: if it is a slip, mend it',
    'No time was found, and the model learned from rows in the order of "t": those of the file are trusted to be in that order.',
    "No time was found: the rows of a sequence are trusted to be in the order of the file.",
    'labels.csv names 1 sequence that is not there: "z".',
    'labels.csv has no row for 2 of 9 sequences: "a", "b".',
    'Rows of one sequence stood apart and were brought together by "id".',
    'What looks like a time in "t" was not read: rows are in the order of the file. `time` and `timeFormat` say how it is written.',
    'Rows were put in the order of "t"; `time: "none"` keeps that of the file.',
    'The rows of 2 of 9 sequences were put in the order of "t"; `time: "none"` keeps that of the file.',
    "The target is the number of steps left until the sequence ends; `cap: 125` would tell no more than 125, as published figures of engines do.",
    "The target is the number of steps left until the sequence ends, 125 at most.",
    "Test sequences are scored at their last step alone, against the numbers in RUL_FD001.txt.",
  ];
  for (const note of notes) expectJapanese(note, recorded.note(note));
  const detail = "class shares, as no ridge on 29 x 12 inputs tells more";
  expectJapanese(detail, recorded.simpleDetail(detail));
  expect(recorded.note(notes[6]!)).toBe("検証データとテストデータの分け方：系列全体を無作為に選択。");
  expect(recorded.rowLabel("speech, step 64")).toBe("speech、64 ステップ目");
});
