import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command } from "commander";
import { expect, test } from "vitest";
import { contradictions } from "./contradictions.js";
import { addFoldsOption, addTransformOption, addWindowOptions } from "./data-options.js";
import type { StudyFileError } from "./study-file/problems.js";
import { readStudyFile } from "./study-file/read.js";
import { addStudyOptions } from "./study-options.js";

const folder = mkdtempSync(join(tmpdir(), "gradus-contradictions-"));

/** All that is said of a study file, a line each, beside typed flags. */
async function said(fields: string, flags: readonly string[] = []): Promise<readonly string[]> {
  const command = addStudyOptions(addFoldsOption(addTransformOption(addWindowOptions(new Command().exitOverride()))));
  command.parse(flags, { from: "user" });
  const file = join(folder, "study.json");
  writeFileSync(file, `{ "data": { "file": "a.csv" },\n${fields} }`);
  const lines = await readStudyFile(file, (sound) => contradictions(command, sound, sound)).then(
    (given) => contradictions(command, given),
    (error: StudyFileError) => error.lines,
  );
  return lines.map((line) => line.replaceAll(file, "study.json"));
}

const EVERY_STEP = 'study.json:2: task.everyStep goes with one task.horizon, got "2..3". Leave one of them out.';
const task = '"task": { "everyStep": true, "horizon": { "from": 2, "to": 3 } }';

test("independent contradictions are told all at once", async () => {
  const lines = await said(
    [
      task,
      '"split": { "testShare": 0.6, "validationShare": 0.5 }',
      '"criteria": { "minTimeSaving": -1 }',
      '"budget": { "epochs": 1, "tuningSeeds": 3, "tuningTrials": 4 }',
    ].join(",\n"),
  );
  expect(lines).toEqual([
    EVERY_STEP,
    expect.stringMatching(/^study\.json:3: split\.validationShare and split\.testShare must sum to less than 1/),
    expect.stringMatching(/^study\.json:4: criteria must ask for a gain/),
    expect.stringMatching(/^study\.json:5: budget\.epochs must be >= 2 for "diffusion", got 1/),
    expect.stringMatching(/^study\.json:5: budget\.tuningSeeds must fit into budget\.tuningTrials/),
  ]);
});

test("a contradiction is told beside fields that are wrong by themselves, but not of such a field", async () => {
  const wrong = '"seeds": "3",\n"split": { "testShare": 2, "validationShare": 0.9 }';
  expect(await said(`${task},\n${wrong}`)).toEqual([
    expect.stringMatching(/^study\.json:3: seeds must be an integer/),
    expect.stringMatching(/^study\.json:4: split\.testShare must be a share between 0 and 1/),
    EVERY_STEP,
  ]);
  expect(await said('"methods": ["sgd", "nope"],\n"budget": { "epochs": 1 }')).toHaveLength(1);
});

test("another highway than the last value beside differences is a contradiction of two fields", async () => {
  const fields = '"task": { "transform": ["difference"] },\n"network": { "highway": "linear" }';
  expect(await said(fields)).toEqual([
    'study.json:3: network.highway must be "last" with "difference" in task.transform, which is that highway, got "linear". Leave one of them out.',
  ]);
  expect(await said(fields, ["--transform", "log"])).toEqual([]);
});

test("a typed flag settles what its field contradicts", async () => {
  expect(await said(task, ["--horizon", "3"])).toEqual([]);
  expect(await said('"budget": { "epochs": 1 }', ["--epochs", "9"])).toEqual([]);
  expect(await said('"budget": { "epochs": 9 }', ["--epochs", "1"])).toEqual([
    expect.stringMatching(/^--epochs must be >= 2|^study\.json:\d+: --epochs must be >= 2/),
  ]);
});

test("a study that agrees with itself has none", async () => {
  expect(await said('"seeds": 5')).toEqual([]);
});
