import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { SeveralFaults } from "../several-faults.js";
import { ofSuiteFile } from "./suite-file.js";

const folder = mkdtempSync(join(tmpdir(), "gradus-suite-file-"));
let files = 0;

function written(text: string | Buffer): string {
  const file = join(folder, `s${files++}.json`);
  writeFileSync(file, text);
  return file;
}

async function refusal(text: string | Buffer): Promise<string[]> {
  const file = written(text);
  const error = await ofSuiteFile(file).then(
    () => new Error("accepted"),
    (reason: Error) => reason,
  );
  const { lines = [error.message] } = error as Partial<SeveralFaults>;
  return lines.map((line) => line.replaceAll(file, "FILE"));
}

test.each<[string | Buffer, ...string[]]>([
  [
    '{"studies": [\n  "a.csv"\n  "b.csv"]}',
    "FILE:3:3: must be JSON, got what no JSON has at this place. Look there for a comma",
  ],
  ['{"studies": [a.csv]}', "FILE:1:14: must be JSON"],
  [
    '{"studies": ["é", // all\n]}',
    "FILE:1:19: must be JSON, got what no JSON has at this place. JSON has no comments: take them out.",
  ],
  ["", "FILE: must be JSON, got an empty file."],
  [Buffer.from('\ufeff{"studies": []}', "utf16le"), "FILE: must be text in UTF-8, got UTF-16"],
  ["[]", "FILE: must be a suite file, an object with the field studies, got []. Give e.g."],
  [
    '{"schema": "gradus.suite"}',
    'got the record "gradus.suite" of gradus. Name the file or folder that the suite was made of.',
  ],
  ['{"data": {"file": "a.csv"}}', "got a study file. gradus poc runs it."],
  ['{"studies": []}', 'FILE:1: studies must be a list of at least one study. A suite file is JSON: {"studies":'],
  ['{"studies": "a.csv"}', "FILE:1: studies must be a list of at least one study."],
  ["{}", "FILE:1: studies must be a list of at least one study."],
  ['{\n"study": ["a.csv"]}', "FILE:2: study is no field of a suite file. Did you mean studies? Known: studies."],
  [
    '{"studies": ["a.csv",\n{"fil": "b.csv"}]}',
    "FILE:2: studies[1].fil is no field of studies[1]. Did you mean studies[1].file? Known: file, name, flags.",
  ],
  [
    '{"studies": [{"name": "b"}]}',
    "FILE:1: studies[0].file must be a text of at least one character, got nothing. Give the path",
  ],
  ['{"studies": [3]}', "FILE:1: studies[0] must be an object with file, name, flags, got 3."],
  [
    '{"studies": [{"file": "a.csv", "name": ""}]}',
    'FILE:1: studies[0].name must be a text of at least one character, got "".',
  ],
  [
    '{"studies": [{"file": "a.csv", "name": " "}]}',
    'FILE:1: studies[0].name must be a text of at least one character, got " ".',
  ],
  [
    '{"studies": [{"file": "a.csv", "flags": "--horizon 7"}, {"file": 3}]}',
    'FILE:1: studies[0].flags must be a list of texts, each a word of the command line, got "--horizon 7". Give e.g. ["--horizon", "7"].',
    "FILE:1: studies[1].file must be a text of at least one character, got 3.",
  ],
])("%s is refused in words, with its place", async (text, ...starts) => {
  const lines = await refusal(text);
  expect(lines).toHaveLength(starts.length);
  starts.forEach((start, k) => {
    expect(lines[k]).toContain(start);
  });
});

test("a mark that some editors put first is passed over, and paths are seen from the file", async () => {
  const entries = await ofSuiteFile(
    written('\ufeff{"studies": [\n"a.csv.gz",\n{"file": "../b.ts", "name": "b", "flags": ["--seed", "1"]}]}'),
  );
  expect(entries).toEqual([
    {
      name: "a",
      file: join(folder, "a.csv.gz"),
      flags: [],
      place: expect.stringMatching(/s\d+\.json:2: studies\[0\]$/),
    },
    {
      name: "b",
      file: join(folder, "..", "b.ts"),
      flags: ["--seed", "1"],
      place: expect.stringMatching(/\.json:3: studies\[1\]$/),
    },
  ]);
});
