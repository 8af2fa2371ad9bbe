import { describe, expect, test } from "vitest";
import { GradusError } from "../../core/errors.js";
import { sealedJson } from "../../core/stored/seal.js";
import { PLAIN_NOTATION } from "../../data/table-notation.js";
import { seriesOf } from "../../data/testing.js";
import type { ReadTable } from "../../poc/read-table.js";
import { withoutOwner } from "../../refusals/owner.js";
import { refusalParts } from "../../refusals/refusal-parts.js";
import { fixtureStudy } from "../../report/testing/fixture.js";
import { MANIFEST_SCHEMA, MANIFEST_VERSION } from "../../study/records/manifest.js";
import { parseManifest, parseStudy, studyJson } from "../../study/records/parse.js";
import { STUDY_VERSION } from "../../study/records/study.js";
import type { ProofChoice } from "../contract/proof.js";
import { askedStudyOf } from "../work/asked.js";
import { inPageWords, withLabels } from "./page-words.js";

const textOf = (message: string) =>
  refusalParts(message)
    .map(({ text }) => text)
    .join("");
const english = (message: string) => refusalParts(message).filter(({ language }) => language === "en");

const rows = 400;
const values = Array.from({ length: rows }, (_, row) => (row * 37) % 101);
const read = {
  series: seriesOf({ a: values, b: values.map((value) => value ** 2) }),
  ...{ targets: ["a"], inputs: ["a", "b"], seriesColumn: null, constants: [], notes: [] },
  ...{ missing: "none", notation: PLAIN_NOTATION },
} as unknown as ReadTable;
const choice: ProofChoice = {
  ...{ read: {}, horizon: 1, everyStep: false, window: 24, minutes: 5 },
  ...{ seeds: 5, seed: 1, epochs: 40, tuningTrials: 8, workers: null },
};

describe("choices that the page's form can make", () => {
  const cases: readonly (readonly [Partial<ProofChoice>, string])[] = [
    [{ horizon: 0 }, "0"],
    [{ horizon: -2 }, "-2"],
    [{ horizon: 5000 }, "5000"],
    [{ window: 0 }, "0"],
    [{ window: 3000 }, "3000"],
    [{ window: 1.5 }, "1.5"],
    [{ window: 60, horizon: 60 }, "60"],
    [{ seeds: 0 }, "0"],
    [{ seeds: 1e9 }, "1000000000"],
    [{ seed: -1 }, "-1"],
    [{ epochs: 0 }, "0"],
    [{ epochs: 1 }, "1"],
    [{ epochs: 1e8 }, "100000000"],
    [{ tuningTrials: Number.NaN }, "NaN"],
    [{ seeds: 10_000, tuningTrials: 10_000 }, "10000"],
    [{ validationShare: 1.5 }, "1.5"],
    [{ testShare: 0 }, "0"],
    [{ validationShare: 0.6, testShare: 0.5 }, "0.6"],
    [{ minutes: -3 }, "-180"],
    [{ minutes: 1e6 }, "60000000"],
  ];
  test.each(cases)("%j", (part, value) => {
    const message = refusalOf(() => askedStudyOf(read, { ...choice, ...part }, false));
    expect(english(message), message).toEqual([]);
    expect(textOf(message)).toContain(value);
    // What stands at a field of the form speaks of fields, and of nothing that cannot be typed there.
    const told = [withoutOwner(message), textOf(message)].map((text) =>
      withLabels(inPageWords(text), (name) => `<${name}>`),
    );
    for (const text of told) expect(text).not.toMatch(/[`{}]|null|\bfrom は|size\./);
  });
});

describe("cells that no network can learn from", () => {
  test.each([Number.NaN, 1e305, 1e40])("%d", (value) => {
    const own = values.slice();
    own[17] = value;
    const series = seriesOf({ a: own, b: values });
    const message = refusalOf(() => askedStudyOf({ ...read, series } as ReadTable, choice, false));
    expect(english(message), message).toEqual([]);
    expect(textOf(message)).toContain("18 行目");
  });
});

describe("a message is parted into its place and its sentences", () => {
  test.each([
    [
      't.csv, row 3, column "b": a finite number is needed, got "x". Fix the row.',
      't.csv、3 行目、列 "b"：有限の数値が必要です："x"。行を直してください。',
    ],
    [
      'a: b.csv, column "x: y. Z": `target` must vary, got 1.5 in all rows; choose another `target`.',
      'a: b.csv、列 "x: y. Z"：`target` には値の変わる列が必要ですが、全行で 1.5 です。別の `target` を選んでください。',
    ],
    [
      'my. File.csv: `inputs` must name each column once, got "a. B" twice. Leave one out.',
      'my. File.csv：`inputs` に "a. B" が 2 回指定されています。一方を外してください。',
    ],
    ["A table must be read first, got none. Choose a file.", "先に表を読む必要があります。ファイルを選んでください。"],
    [
      "readTable: `skipRows` must be an integer >= 0, got -1. Leave it out for the default.",
      "`skipRows` は 0 以上の整数である必要があります（値：-1）。外すと既定値になります。",
    ],
  ])("%s", (message, japanese) => {
    expect(textOf(message)).toBe(japanese);
  });

  test("a sentence that no entry knows stays as it is, and is told apart", () => {
    expect(refusalParts("t.csv: the file is purple. Choose a file.")).toEqual([
      { text: "t.csv：", language: "ja" },
      { text: "the file is purple.", language: "en" },
      { text: "ファイルを選んでください。", language: "ja" },
    ]);
    expect(refusalParts("something else")).toEqual([{ text: "something else", language: "en" }]);
  });

  test("words of the library are translated where they stand, those of the user never", () => {
    expect(textOf('t.csv: `inputs` must name each column once, got "more rows" twice.')).toContain('"more rows"');
    expect(textOf('t.csv: `target` names a column that is not there: "an empty cell". Columns: train, test.')).toBe(
      't.csv：`target` で指定した列 "an empty cell" がありません。ある列：train, test。',
    );
  });
});

function refusalOf(misuse: () => unknown): string {
  try {
    misuse();
  } catch (error) {
    if (error instanceof GradusError) return error.message;
    throw error;
  }
  throw new Error("nothing was refused");
}

describe("records of studies that cannot be read", () => {
  const whole = studyJson(fixtureStudy({ seeds: 2 }));
  const manifest = (fields: object) =>
    JSON.stringify({ schema: MANIFEST_SCHEMA, version: MANIFEST_VERSION, ...fields });
  test.each([
    [parseStudy, "study.json", whole.slice(0, 2000)],
    [parseStudy, "study.json", whole.replace(`"version": ${STUDY_VERSION}`, '"version": 99')],
    [parseStudy, "study.json", whole.replace('"seed": 1', '"seed": 2')],
    [parseStudy, "study.json", '{"schema":"another"}'],
    [parseStudy, "study.json", sealedJson({ ...JSON.parse(whole), checksum: undefined, seed: "one" })],
    [parseManifest, "run/manifest.json", ""],
    [parseManifest, "run/manifest.json", manifest({})],
    [parseManifest, "run/manifest.json", manifest({ version: 1 })],
  ] as const)("%#", (parse, file, text) => {
    const message = refusalOf(() => parse(text, file));
    expect(english(message), message).toEqual([]);
    expect(textOf(message)).toMatch(new RegExp(`^${file}：`));
  });
});
