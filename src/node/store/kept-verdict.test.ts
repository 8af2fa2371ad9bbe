import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { fixtureStudy } from "../../report/testing/fixture.js";
import { inKeptPlace } from "../../study/records/kept-place.js";
import { parseStudy, studyJson } from "../../study/records/parse.js";
import type { StudyRecord } from "../../study/records/study.js";
import { writeWhole } from "../write.js";
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
const keep = (next: StudyRecord) => keepVerdict(folder, next, (page) => page);
const kept = (name: string) => readFileSync(join(folder, "verdicts-before", name, "report.html"), "utf8");

test("a verdict is kept with its report before a study that grew and was stopped takes its place, once", async () => {
  const decided = study("2026-01-01");
  write(decided);
  expect(await keep(study("2026-01-01", "stopped"))).toBe(join("verdicts-before", "2-seeds"));
  expect(await keep(study("2026-01-01", "stopped"))).toBe(join("verdicts-before", "2-seeds"));
  expect(kept("2-seeds")).toBe("report of 2026-01-01");
  const record = parseStudy(
    readFileSync(join(folder, "verdicts-before", "2-seeds", "study.json"), "utf8"),
    "study.json",
  );
  expect(record).toEqual(parseStudy(studyJson(inKeptPlace(decided, "verdicts-before/2-seeds")), "study.json"));
  expect(readdirSync(join(folder, "verdicts-before"))).toEqual(["2-seeds"]);
  expect(await lastKept(folder)).toBe(join("verdicts-before", "2-seeds"));
});

test("another verdict of as many seeds, as by other criteria, is kept beside the first", async () => {
  for (const [at, next] of [
    ["2026-01-01", "2026-01-02"],
    ["2026-01-02", "2026-01-03"],
  ] as const) {
    write(study(at));
    await keep(study(next));
  }
  expect([kept("2-seeds"), kept("2-seeds-2")]).toEqual(["report of 2026-01-01", "report of 2026-01-02"]);
});

test("nothing is kept of a study that was not judged, of the same verdict, or of a record that cannot be read", async () => {
  expect(await keep(study("2026-01-02"))).toBeNull();
  write(study("2026-01-01", "stopped"));
  expect(await keep(study("2026-01-02"))).toBeNull();
  write(study("2026-01-01"));
  expect(await keep(study("2026-01-01"))).toBeNull();
  writeFileSync(join(folder, "study.json"), "{ cut o");
  expect(await keep(study("2026-01-02"))).toBeNull();
  expect([readdirSync(folder).sort(), await lastKept(folder)]).toEqual([["report.html", "study.json"], null]);
});

test("its models stay those that it was of, without room of their own; what its report and record name is what lies beside them", async () => {
  const decided = { ...study("2026-01-01"), place: { folder: "out/a", data: ["a.csv"] } };
  write(decided);
  mkdirSync(join(folder, "models"));
  const model = join(folder, "models", "sgd.json");
  await writeWhole(model, "the first");
  const name = await keepVerdict(folder, study("2026-01-02"), (page, before, now) => {
    expect([before.place, now.place]).toEqual([
      { folder: "out/a", data: ["a.csv"] },
      { folder: "out/a/verdicts-before/2-seeds", data: ["a.csv"] },
    ]);
    return `moved ${page}`;
  });
  const models = join(folder, name!, "models");
  expect(statSync(join(models, "sgd.json")).ino).toBe(statSync(model).ino);
  await writeWhole(model, "the second");
  expect(readFileSync(join(models, "sgd.json"), "utf8")).toBe("the first");
  expect(kept("2-seeds")).toBe("moved report of 2026-01-01");
  const record = parseStudy(readFileSync(join(folder, name!, "study.json"), "utf8"), "study.json");
  expect(record.place!.folder).toBe("out/a/verdicts-before/2-seeds");
});
