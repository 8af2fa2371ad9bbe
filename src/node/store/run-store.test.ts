/** @module-tag slow */

import { execFileSync, spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { sealedJson } from "../../core/stored/seal.js";
import { buildNetwork } from "../../network/build.js";
import { MANIFEST_VERSION } from "../../study/records/manifest.js";
import type { StudyRecord } from "../../study/records/study.js";
import { parseTrialLine, trialLine } from "../../study/records/trial-line.js";
import type { StudyEvent } from "../../study/run/progress.js";
import { networkFor, type StudyOptions } from "../../study/spec/options.js";
import { runSmallStudy, smallStudyOptions } from "../../study/testing/small-study.js";
import { withoutTimes } from "../../study/times.js";
import { runStore } from "./run-store.js";

const folder = mkdtempSync(join(tmpdir(), "gradus-test-"));
const manifestPath = join(folder, "run", "manifest.json");
const trialsPath = join(folder, "run", "trials.jsonl");
const asidePath = join(folder, "run", "set-aside.jsonl");
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
  rmSync(asidePath, { force: true });
  writeFileSync(manifestPath, manifest);
  writeFileSync(trialsPath, trials);
});

const again = (onEvent?: (event: StudyEvent) => void) => runSmallStudy(runStore(folder), {}, onEvent);
const lines = () => trials.split("\n").filter((line) => line !== "");

test("a finished study is taken up without another trial, and ends in the same record", async () => {
  expect(withoutTimes(await again())).toEqual(withoutTimes(study));
  expect(readFileSync(trialsPath, "utf8")).toBe(trials);
});

const expected = () => {
  const { identity, network } = JSON.parse(manifest);
  return { study: identity, parameters: buildNetwork(network).layout.length };
};

/** What a store takes of its trials, and what it says of the rest. */
async function finished() {
  const { results, setAside } = await runStore(folder).finished(expected());
  return { taken: results.size, setAside };
}

test("a line that a crash cut off is run again with a word, wherever it stands; the others are kept", async () => {
  const [first, second, ...rest] = lines();
  const cut = second!.slice(0, 300);
  writeFileSync(trialsPath, [first, cut, ...rest].join("\n"));
  const told: string[] = [];
  expect(withoutTimes(await again((event) => event.kind === "planned" && told.push(...event.setAside)))).toEqual(
    withoutTimes(study),
  );
  expect(told).toEqual([
    `${trialsPath}: line 2 was cut off or is no trial. Moved to ${asidePath}; the trial runs again if the study has it.`,
  ]);
  expect(readFileSync(asidePath, "utf8")).toBe(`${cut}\n`);
  expect(await finished()).toEqual({ taken: lines().length, setAside: [] });
});

test.each([
  ["a changed seed", (line: string) => line.replace('"seed":', '"seed":1')],
  ["a changed rate", (line: string) => line.replace(/"learningRate":0?\.?/, "$&1")],
  ["a flipped digit of the weights", (line: string) => line.replace(/"parameters":"./, '"parameters":"~')],
  ["null", () => "null"],
  ["an array", () => "[1, 2]"],
  ["nothing of a trial", () => "{}"],
])("a line with %s is set aside, and its trial runs again", async (_name, change) => {
  const at = lines().findIndex((line) => !line.includes('"parameters":null'));
  const changed = change(lines()[at]!);
  expect(changed).not.toBe(lines()[at]);
  writeFileSync(trialsPath, lines().with(at, changed).join("\n"));
  expect(withoutTimes(await again())).toEqual(withoutTimes(study));
  expect(readFileSync(asidePath, "utf8")).toBe(`${changed}\n`);
  expect(await finished()).toEqual({ taken: lines().length, setAside: [] });
});

test("what is set aside keeps its bytes, those that are no text too", async () => {
  const bytes = Buffer.from(trials);
  bytes[20] = 0xff;
  const damaged = bytes.subarray(1, bytes.indexOf(10, 20));
  writeFileSync(trialsPath, bytes);
  await finished();
  expect(readFileSync(asidePath).includes(damaged)).toBe(true);
});

test("a folder in the place of the lock is said in a word", async () => {
  const lock = join(folder, "run", "lock");
  mkdirSync(lock);
  await expect(again()).rejects.toThrow(/run\/lock: must be a file that gradus made, got a folder\. Remove it/);
  rmSync(lock, { recursive: true });
});

test("after its manifest is lost, a study's own trials are taken up and another one's are set aside", async () => {
  rmSync(manifestPath);
  expect(withoutTimes(await again())).toEqual(withoutTimes(study));
  expect(readFileSync(trialsPath, "utf8")).toBe(trials);
  rmSync(manifestPath);
  const other = networkFor(smallStudyOptions.task, { hiddenSizes: [5] });
  const told: string[] = [];
  const onEvent = (event: StudyEvent) => event.kind === "planned" && told.push(...event.setAside);
  const { network } = await runSmallStudy(runStore(folder), { network: other }, onEvent);
  expect(network.hiddenSizes).toEqual([5]);
  expect(told.join()).toMatch(/12 lines .* each is of another study: other data, another network or another engine/);
  expect(readFileSync(asidePath, "utf8").trim().split("\n")).toEqual(lines());
});

test("only the trials of this plan count as done earlier: of another seed's, the runs of the seed that both evaluate", async () => {
  const told: number[] = [];
  const onEvent = (event: StudyEvent) => event.kind === "planned" && told.push(event.resumed);
  const run = (change: Partial<StudyOptions>) => {
    rmSync(manifestPath);
    return runSmallStudy(runStore(folder), change, onEvent);
  };
  await run({ seed: 2 });
  await run({ seed: 2 });
  writeFileSync(trialsPath, `${readFileSync(trialsPath, "utf8").trim().split("\n").slice(0, -1).join("\n")}\n`);
  await run({ seed: 2 });
  writeFileSync(
    trialsPath,
    lines()
      .filter((line) => !line.includes("tune/sgd"))
      .join("\n"),
  );
  await run({});
  expect(told).toEqual([3, 12, 11, 11]);
});

test("the same table in another unit is another study", async () => {
  const rescaled = { ...smallStudyOptions.task };
  const { windows } = rescaled;
  const targetScaler = { ...windows.targetScaler, mean: windows.targetScaler.mean.map((m) => 1.8 * m + 32) };
  await expect(
    runSmallStudy(runStore(folder), { task: { ...rescaled, windows: { ...windows, targetScaler } } }),
  ).rejects.toThrow("holds another study, which differs in the values of its data.");
});

test("two runs never share a store: the second one is refused by the process that has it", async () => {
  const release = await runStore(folder).lock();
  await expect(again()).rejects.toThrow(
    new RegExp(`run/lock: in use by process ${process.pid} since .* Wait for it, or choose another folder`),
  );
  await release();
  expect(withoutTimes(await again())).toEqual(withoutTimes(study));
  expect(existsSync(join(folder, "run", "lock"))).toBe(false);
});

test("what a killed run has left is removed: half-written files, and a lock of a process that is no more", async () => {
  const child = spawnSync(process.execPath, ["-e", "0"]);
  const mark = { host: hostname(), pid: child.pid, start: null, since: "2026-01-01" };
  writeFileSync(join(folder, "run", "lock"), JSON.stringify(mark));
  const left = ["study.json", "run/manifest.json", "models/sgd.json", `run/.gradus-probe.${child.pid}`];
  mkdirSync(join(folder, "models"), { recursive: true });
  const parts = left.map((name) => join(folder, `${name}.gradus-${child.pid}.part`));
  parts.push(join(folder, `.gradus-probe.${child.pid}`));
  for (const part of parts) writeFileSync(part, "{");
  expect(withoutTimes(await again())).toEqual(withoutTimes(study));
  expect(parts.filter(existsSync)).toEqual([]);
});

test("what a running process is about to write stays, and so do the user's own files", async () => {
  const ended = spawnSync(process.execPath, ["-e", "0"]).pid;
  const names = [
    `study.json.gradus-${process.ppid}.part`,
    ...["mine.csv", "sgd.json", "manifest.json", "run/notes.json"].map((name) => `${name}.gradus-${ended}.part`),
    `study.json.${ended}.part`,
    ...["notes.part", "study.json", `study.json.${ended}`, "study.json.part"],
  ];
  const kept = names.map((name) => join(folder, name));
  for (const path of kept) writeFileSync(path, "mine");
  await (await runStore(folder).lock())();
  expect(kept.filter((path) => !existsSync(path))).toEqual([]);
  for (const path of kept) rmSync(path);
});

test.runIf(process.platform !== "win32")(
  "a pipe in the place of set-aside.jsonl is refused, and no line lost",
  async () => {
    execFileSync("mkfifo", [asidePath]);
    const damaged = `nonsense\n${trials}`;
    writeFileSync(trialsPath, damaged);
    await expect(again()).rejects.toThrow(/`store`: ".*set-aside.jsonl" must be writable, got a pipe or a device/);
    expect(readFileSync(trialsPath, "utf8")).toBe(damaged);
  },
);

test.each([
  [
    "an older version",
    { version: 1 },
    `reads version ${MANIFEST_VERSION} of it, got 1. The trials beside it are of that version too, and of no use here: choose another folder ` +
      "for the study, or remove the whole folder that this file lies in and start anew.",
  ],
  [
    "a version as text",
    { version: `${MANIFEST_VERSION}` },
    `reads version ${MANIFEST_VERSION} of it, got "${MANIFEST_VERSION}". Remove this file`,
  ],
  ["another schema", { schema: "gradus.model" }, '"schema" must be "gradus.manifest", got "gradus.model". Remove'],
])("a manifest of %s is refused in a word, and the folder left alone", async (_name, change, message) => {
  const other = JSON.stringify({ ...JSON.parse(manifest), ...change });
  writeFileSync(manifestPath, other);
  await expect(again()).rejects.toThrow(message);
  expect(readFileSync(manifestPath, "utf8")).toBe(other);
});

test.each(["", "null", "[]", '"text"', "{"])("a manifest that holds %j is refused", async (text) => {
  writeFileSync(manifestPath, text);
  await expect(again()).rejects.toThrow(/manifest\.json: .* Remove this file/);
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
    await expect(budgeted()).rejects.toThrow(
      /evaluation\.json: "checksum" is not that of the other fields, .* Remove this file/,
    );
    writeFileSync(file("evaluation.json"), evaluation.slice(0, 60));
    await expect(budgeted()).rejects.toThrow(/evaluation\.json: must be JSON, .* Remove this file/);
    const { checksum: _, ...size } = JSON.parse(evaluation);
    writeFileSync(file("evaluation.json"), sealedJson({ ...size, size: { ...size.size, seeds: 3 } }));
    await expect(budgeted()).rejects.toThrow(/evaluation must be a part of its manifest's, .* Remove it and repeat/);
    writeFileSync(file("evaluation.json"), sealedJson({ ...size, size: { ...size.size, seeds: "2" } }));
    await expect(budgeted()).rejects.toThrow(/evaluation\.json: "size.seeds" is wrong: .* got "2"\. Remove this file/);
  } finally {
    rmSync(other, { recursive: true });
  }
});

test("checkpoints of finished trials go when the trials are read, half-written ones with the lock; others stay", async () => {
  const underWay = join(folder, "run", "under-way");
  const ended = spawnSync(process.execPath, ["-e", "0"]).pid;
  const { trial } = JSON.parse(lines()[0]!);
  const other = "f".repeat(64);
  const names = [trial, other].map((name) => `${name}.checkpoint`);
  mkdirSync(underWay, { recursive: true });
  for (const name of [...names, `${names[1]}.gradus-${ended}.part`, "mine"]) writeFileSync(join(underWay, name), "x");
  await finished();
  await (await runStore(folder).lock())();
  expect(readdirSync(underWay).sort()).toEqual([names[1], "mine"].sort());
  rmSync(underWay, { recursive: true });
});

test("three thousand trials of 100 epochs are read in a few milliseconds each, on a busy machine too", async () => {
  const { record, parameters, ...key } = parseTrialLine(
    lines().find((line) => !line.includes('"parameters":null'))!,
    expected(),
  );
  const epochs = Array.from({ length: 100 }, (_, k) => ({ ...record.epochs[record.bestEpoch! - 1]!, epoch: k + 1 }));
  const count = 3000;
  const line = (k: number) => trialLine({ ...key, trial: `trial ${k}`, record: { ...record, epochs }, parameters });
  writeFileSync(trialsPath, Array.from({ length: count }, (_, k) => line(k)).join("\n"));
  const started = performance.now();
  expect((await finished()).taken).toBe(count);
  expect((performance.now() - started) / count).toBeLessThan(20); // some 1.5 ms on a quiet machine
});
