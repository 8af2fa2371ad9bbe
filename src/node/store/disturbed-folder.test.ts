/** @module-tag slow */

import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sealedJson } from "../../core/stored/seal.js";
import type { StudyRecord } from "../../study/records/study.js";
import { runSmallStudy } from "../../study/testing/small-study.js";
import { withoutTimes } from "../../study/times.js";
import { runStore } from "./run-store.js";

const folder = mkdtempSync(join(tmpdir(), "gradus-test-"));
let study: StudyRecord;
let manifest: string;
beforeAll(async () => {
  study = await runSmallStudy(runStore(folder));
  manifest = readFileSync(join(folder, "run", "manifest.json"), "utf8");
});
afterAll(() => rmSync(folder, { recursive: true }));

test("seconds of all commands are kept; a file of them that was changed or cut off is set aside with a word", async () => {
  const other = mkdtempSync(join(tmpdir(), "gradus-test-"));
  const store = runStore(other);
  const path = join(other, "run", "seconds.json");
  const release = await store.lock();
  expect(await store.secondsSpent()).toEqual({ seconds: 0, setAside: null });
  await store.writeSeconds(3.5);
  expect(await runStore(other).secondsSpent()).toEqual({ seconds: 3.5, setAside: null });
  const text = readFileSync(path, "utf8");
  for (const damaged of [text.replace("3.5", "93.5"), text.slice(0, 9), "", "null", text.replace("3.5", "-1")]) {
    writeFileSync(path, damaged);
    const { seconds, setAside } = await store.secondsSpent();
    expect(seconds).toBe(0);
    expect(setAside).toMatch(/seconds\.json: damaged, or changed by something else\. Moved to .*set-aside/);
    expect(readFileSync(`${path}.set-aside`, "utf8")).toBe(damaged);
  }
  await release();
  rmSync(other, { recursive: true });
});

/** A study whose folder something happens to once its first trial is kept. */
async function disturbed(
  happens: (folder: string) => void,
): Promise<{ readonly place: string; readonly run: Promise<StudyRecord> }> {
  const place = mkdtempSync(join(tmpdir(), "gradus-test-"));
  let isOver = false;
  const run = runSmallStudy(runStore(place), {}, ({ kind }) => {
    if (isOver || kind !== "trial") return;
    isOver = true;
    rmSync(place, { recursive: true });
    happens(place);
  });
  return { place, run };
}

test("a study whose folder is removed and taken by another command stops at its next write, and writes nothing there", async () => {
  const mark = { host: hostname(), pid: process.ppid, start: null, since: "2026-01-01" };
  const { place, run } = await disturbed((folder) => {
    mkdirSync(join(folder, "run"), { recursive: true });
    writeFileSync(join(folder, "run", "lock"), JSON.stringify(mark));
  });
  await expect(run).rejects.toThrow(
    new RegExp(`run/lock: must be of this process while its study runs, got one of process ${process.ppid} since `),
  );
  expect(readdirSync(join(place, "run"))).toEqual(["lock"]);
});

test("a study whose folder another one used in the meantime stops as well", async () => {
  const { place, run } = await disturbed((folder) => {
    mkdirSync(join(folder, "run"), { recursive: true });
    const other = sealedJson({ ...JSON.parse(manifest), seed: 99, checksum: undefined });
    writeFileSync(join(folder, "run", "manifest.json"), other);
  });
  await expect(run).rejects.toThrow(
    /manifest\.json: must be of the study that runs, got another's: .* Choose another folder/,
  );
  expect(readdirSync(join(place, "run"))).toEqual(["manifest.json"]);
});

test("a study whose folder is removed and taken by nobody goes on there, and what it keeps is of use to the same command", async () => {
  const { place, run } = await disturbed(() => {});
  expect(withoutTimes(await run)).toEqual(withoutTimes(study));
  expect(readdirSync(join(place, "run")).sort()).toEqual(["manifest.json", "seconds.json", "trials.jsonl"]);
  expect(withoutTimes(await runSmallStudy(runStore(place)))).toEqual(withoutTimes(study));
});
