/** @module-tag slow */

import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { GradusError } from "../core/errors.js";
import { MANIFEST_VERSION } from "../study/records/manifest.js";
import type { StudyRecord } from "../study/records/study.js";
import { trialLine } from "../study/records/trial-line.js";
import { runSmallStudy } from "../study/testing/small-study.js";
import { withoutTimes } from "../study/times.js";
import { runStore } from "./run-store.js";

const folder = mkdtempSync(join(tmpdir(), "gradus-test-"));
const manifestPath = join(folder, "run", "manifest.json");
const trialsPath = join(folder, "run", "trials.jsonl");
let study: StudyRecord;
let manifest: string;
let trials: string;

beforeAll(async () => {
  study = await runSmallStudy(runStore(folder));
  manifest = readFileSync(manifestPath, "utf8");
  trials = readFileSync(trialsPath, "utf8");
});
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(() => {
  writeFileSync(manifestPath, manifest);
  writeFileSync(trialsPath, trials);
});

const again = () => runSmallStudy(runStore(folder));
const lines = () => trials.split("\n").filter((line) => line !== "");

test("a finished study is taken up without another trial, and ends in the same record", async () => {
  expect(withoutTimes(await again())).toEqual(withoutTimes(study));
  expect(readFileSync(trialsPath, "utf8")).toBe(trials);
});

test("a line that a crash cut off is run again, wherever it stands; the others are kept", async () => {
  const [first, second, ...rest] = lines();
  writeFileSync(trialsPath, [first, second!.slice(0, 300), ...rest].join("\n"));
  expect((await runStore(folder).finished()).size).toBe(lines().length - 1);
  expect(withoutTimes(await again())).toEqual(withoutTimes(study));
  expect((await runStore(folder).finished()).size).toBe(lines().length);
});

test("a whole line that does not fit is refused by file, line, place and value", async () => {
  writeFileSync(trialsPath, [lines()[0], lines()[1]!.replace('"batchSize":16', '"batchSize":"16"')].join("\n"));
  const refused = again();
  await expect(refused).rejects.toThrow(GradusError);
  await expect(refused).rejects.toThrow(
    `${trialsPath}, line 2: "record.batchSize" is wrong: invalid input: expected number, received string, got "16". Choose another folder`,
  );
});

test.each([
  ["null", "null"],
  ["an array", "[1, 2]"],
  ["a number", "7"],
  ["an object of nothing", "{}"],
])("a line that is %s is refused", async (_name, line) => {
  appendFileSync(trialsPath, `${line}\n`);
  await expect(again()).rejects.toThrow(/trials\.jsonl, line \d+: .* is wrong: .* Choose another folder/);
});

test("a trial that the plan does not have so is refused by its name, both values and what to do", async () => {
  const changed = trials.replace('"seed":2,', '"seed":9,');
  expect(changed).not.toBe(trials);
  writeFileSync(trialsPath, changed);
  await expect(again()).rejects.toThrow(/trial "run\/.*" must have "seed" 2 by the plan, got 9\. Choose another place/);
});

test("trials of other epochs than the manifest decided on are refused", async () => {
  const changed = JSON.parse(manifest);
  changed.decided.size.epochs += 1;
  writeFileSync(manifestPath, JSON.stringify(changed));
  await expect(again()).rejects.toThrow(/trial ".*" must have "epochs" \d+ by the plan, got \d+/);
});

test("trials without the manifest of their study are refused, not taken for this one's", async () => {
  rmSync(manifestPath);
  await expect(again()).rejects.toThrow(/trials\.jsonl must stand beside the manifest\.json .* Choose another folder/);
  expect(readFileSync(trialsPath, "utf8")).toBe(trials);
});

test.each([
  ["an older version", { version: 1 }, `reads version ${MANIFEST_VERSION} of it, got 1. Choose another folder`],
  [
    "a version as text",
    { version: `${MANIFEST_VERSION}` },
    `reads version ${MANIFEST_VERSION} of it, got "${MANIFEST_VERSION}". Choose another folder`,
  ],
  ["another schema", { schema: "gradus.model" }, '"schema" must be "gradus.manifest", got "gradus.model". Choose'],
])("a manifest of %s is refused in a word, and the folder left alone", async (_name, change, message) => {
  const other = JSON.stringify({ ...JSON.parse(manifest), ...change });
  writeFileSync(manifestPath, other);
  await expect(again()).rejects.toThrow(message);
  expect(readFileSync(manifestPath, "utf8")).toBe(other);
});

test.each(["", "null", "[]", '"text"', "{"])("a manifest that holds %j is refused", async (text) => {
  writeFileSync(manifestPath, text);
  await expect(again()).rejects.toThrow(/manifest\.json: .* Choose another folder/);
});

test("under a time budget the evaluation's size is a record of its own; nothing that was written is written again", async () => {
  const other = mkdtempSync(join(tmpdir(), "gradus-test-"));
  const file = (name: string) => join(other, "run", name);
  const budgeted = () => runSmallStudy(runStore(other), { timeBudgetSeconds: 600 });
  try {
    const first = await budgeted();
    const records = ["manifest.json", "evaluation.json", "trials.jsonl"].map(file);
    const written = records.map((path) => statSync(path).mtimeMs);
    expect(withoutTimes(await budgeted())).toEqual(withoutTimes(first));
    expect(records.map((path) => statSync(path).mtimeMs)).toEqual(written);

    const evaluation = readFileSync(file("evaluation.json"), "utf8");
    writeFileSync(file("evaluation.json"), evaluation.replace('"seeds": 2', '"seeds": 3'));
    await expect(budgeted()).rejects.toThrow(/evaluation must be a part of its manifest's, .* Choose another place/);
    writeFileSync(file("evaluation.json"), evaluation.slice(0, 60));
    await expect(budgeted()).rejects.toThrow(/evaluation\.json: must be JSON, .* Choose another folder/);
    writeFileSync(file("evaluation.json"), evaluation.replace('"seeds": 2', '"seeds": "2"'));
    await expect(budgeted()).rejects.toThrow(
      /evaluation\.json: "size.seeds" is wrong: .* got "2"\. Choose another folder/,
    );
  } finally {
    rmSync(other, { recursive: true });
  }
});

test("three thousand trials of 100 epochs are read in less than a millisecond each", async () => {
  const finished = [...(await runStore(folder).finished()).values()];
  const { record, parameters } = finished.find((trial) => trial.parameters !== null)!;
  const epochs = Array.from({ length: 100 }, (_, k) => ({ ...record.epochs[record.bestEpoch! - 1]!, epoch: k + 1 }));
  const line = trialLine({ record: { ...record, epochs }, parameters });
  const count = 3000;
  writeFileSync(trialsPath, Array.from({ length: count }, (_, k) => line.replace(record.id, `trial ${k}`)).join("\n"));
  const started = performance.now();
  expect((await runStore(folder).finished()).size).toBe(count);
  expect((performance.now() - started) / count).toBeLessThan(1);
});
