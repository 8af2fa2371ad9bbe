import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { fixtureStudy } from "../../report/testing/fixture.js";
import { studyJson } from "../../study/records/parse.js";
import type { StudyRecord } from "../../study/records/study.js";
import { keepVerdict, lastKept } from "./kept-verdict.js";

let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "gradus-kept-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
});

const plain = fixtureStudy({ seeds: 2 });

/** A study that was judged at this time, or has not been since. */
function study(at: string, outcome: StudyRecord["outcome"] = "complete"): StudyRecord {
  const { verdict, criteria: _, plan } = plain;
  const opening = {
    startedAt: at,
    runs: 6,
    seeds: 2,
    decision: verdict.decision,
    criteria: "time=25%",
    criteriaHash: "x",
  };
  return { ...plain, outcome, plan: { ...plan, openings: [opening] } };
}

function write(record: StudyRecord): void {
  writeFileSync(join(folder, "study.json"), studyJson(record));
  writeFileSync(join(folder, "report.html"), `report of ${record.plan.openings[0]!.startedAt}`);
}
const kept = (name: string) => readFileSync(join(folder, "verdicts-before", name, "report.html"), "utf8");

test("a verdict is kept with its report before a study that grew and was stopped takes its place, once", async () => {
  const decided = study("2026-01-01");
  write(decided);
  expect(await keepVerdict(folder, study("2026-01-01", "stopped"))).toBe(join("verdicts-before", "2-seeds"));
  expect(await keepVerdict(folder, study("2026-01-01", "stopped"))).toBe(join("verdicts-before", "2-seeds"));
  expect(kept("2-seeds")).toBe("report of 2026-01-01");
  expect(readFileSync(join(folder, "verdicts-before", "2-seeds", "study.json"), "utf8")).toBe(studyJson(decided));
  expect(readdirSync(join(folder, "verdicts-before"))).toEqual(["2-seeds"]);
  expect(await lastKept(folder)).toBe(join("verdicts-before", "2-seeds"));
});

test("another verdict of as many seeds, as by other criteria, is kept beside the first", async () => {
  for (const [at, next] of [
    ["2026-01-01", "2026-01-02"],
    ["2026-01-02", "2026-01-03"],
  ] as const) {
    write(study(at));
    await keepVerdict(folder, study(next));
  }
  expect([kept("2-seeds"), kept("2-seeds-2")]).toEqual(["report of 2026-01-01", "report of 2026-01-02"]);
});

test("nothing is kept of a study that was not judged, of the same verdict, or of a record that cannot be read", async () => {
  expect(await keepVerdict(folder, study("2026-01-02"))).toBeNull();
  write(study("2026-01-01", "stopped"));
  expect(await keepVerdict(folder, study("2026-01-02"))).toBeNull();
  write(study("2026-01-01"));
  expect(await keepVerdict(folder, study("2026-01-01"))).toBeNull();
  writeFileSync(join(folder, "study.json"), "{ cut o");
  expect(await keepVerdict(folder, study("2026-01-02"))).toBeNull();
  expect([readdirSync(folder).sort(), await lastKept(folder)]).toEqual([["report.html", "study.json"], null]);
});
