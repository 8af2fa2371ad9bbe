/** @module-tag slow */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { StudyRecord } from "../../src/study/records/study.js";
import { gradus, sample, scratch } from "./command.js";

const small = ["--target", "temp_max", "--window", "8", "--hidden", "4", "--epochs", "3", "--tuning-trials", "2"];
const tiny = [...small, "--batch-sizes", "64", "--methods", "sgd,diffusion"];

const readStudy = (out: string): StudyRecord => JSON.parse(readFileSync(join(out, "study.json"), "utf8"));

test("without --out a study has a folder after its data, its own when it goes on, another one for another study", async () => {
  const cwd = scratch();
  const poc = (...flags: string[]) => gradus(["poc", sample, ...tiny, ...flags], { cwd });
  const first = await poc("--seeds", "2");
  expect(first.stderr).toContain("Report: out/seattle-weather/report.html");
  const more = await poc("--seeds", "3", "--methods", "sgd,momentum,diffusion", "--criteria", "test=-5%");
  expect(more.stderr).toContain("the study goes on with --seeds: 3 (before: 2)");
  expect(more.stderr).toContain("the study goes on with --methods: sgd, momentum, diffusion (before: sgd, diffusion)");
  expect(more.stderr).toMatch(/training runs planned, 11 of them done by an earlier run/);
  expect(more.stderr).toContain("Report: out/seattle-weather/report.html");
  const study = readStudy(join(cwd, "out", "seattle-weather"));
  expect(study.plan.changes.map(({ name }) => name)).toEqual(["seeds", "methods", "criteria"]);
  expect(more.stdout).toContain("after the test part had been read: seeds, 2 before, 3");
  const kept = join("verdicts-before", "2-seeds");
  expect(more.stderr).toContain(
    `The verdict that stood before is kept with its report in ${join("out", "seattle-weather", kept)}`,
  );
  const before = join(cwd, "out", "seattle-weather", kept);
  expect(readStudy(before).plan.seeds).toBe(2);
  const named = readStudy(before).place!.folder;
  expect(named).toBe("out/seattle-weather/verdicts-before/2-seeds");
  const shown = await gradus(["predict", join(named, "models", "diffusion.json"), sample], { cwd });
  expect(shown.status, shown.stderr).toBe(0);
  const dry = await poc("--seeds", "4", "--methods", "sgd,momentum,diffusion", "--criteria", "test=-5%", "--dry-run");
  expect(dry.stdout).toMatch(
    /^21 training runs .*\n18 of the 21 are done in out\/seattle-weather; the others would take about/,
  );
  expect(dry.stderr).toContain("the study goes on with --seeds: 4 (before: 3)");
  const other = await poc("--seeds", "2", "--seed", "9");
  expect(other.stderr).toContain("Report: out/seattle-weather-2/report.html");
  expect(readStudy(join(cwd, "out", "seattle-weather"))).toEqual(study);
});

test("report writes a study's page again, in another language, and keeps all of its record", async () => {
  const cwd = scratch();
  await gradus(["poc", sample, ...tiny, "--seeds", "2", "--out", "a"], { cwd });
  const before = readFileSync(join(cwd, "a", "study.json"), "utf8");
  const { status, stdout, stderr } = await gradus(["report", "a", "--lang", "ja"], { cwd });
  expect(status).toBe(0);
  expect(stdout).toContain("判断保留");
  expect(stderr).toContain("報告書：a/report.html");
  expect(readFileSync(join(cwd, "a", "report.html"), "utf8")).toContain('<html lang="ja">');
  expect(readFileSync(join(cwd, "a", "study.json"), "utf8")).toBe(before);
  const none = await gradus(["report", "b"], { cwd });
  expect(none.status).toBe(2);
  expect(none.stderr).toMatch(/^gradus: .*b\/study\.json" must be a file that can be read/m);
});

test("the same command on a study that is done keeps its beginning, seconds and machine", async () => {
  const cwd = scratch();
  const poc = () => gradus(["poc", sample, ...tiny, "--seeds", "2", "--out", "a"], { cwd });
  await poc();
  const { startedAt, secondsTotal, machine } = readStudy(join(cwd, "a"));
  await poc();
  expect(readStudy(join(cwd, "a"))).toMatchObject({ startedAt, secondsTotal, machine });
});

test("compare prints studies side by side, and writes them as a page", async () => {
  const cwd = scratch();
  await gradus(["poc", sample, ...tiny, "--calendar", "none", "--seeds", "2", "--out", "one"], { cwd });
  await gradus(["poc", sample, ...tiny, "--calendar", "none", "--seeds", "2", "--seed", "2", "--out", "two"], { cwd });
  const { status, stdout } = await gradus(["compare", "one", "two", "--out", "page.html"], { cwd });
  expect(status).toBe(0);
  expect(stdout).toMatch(/^one +Inconclusive /m);
  expect(stdout).toMatch(/^two +Inconclusive /m);
  expect(stdout).toContain("one: 2 finished seeds of each method cannot decide");
  const page = readFileSync(join(cwd, "page.html"), "utf8");
  expect(page.match(/<tr>|<tr /g)).toHaveLength(3);
  for (const place of ["study.json", "curves.csv", "run/trials.jsonl", "models/sgd.json", "models/new.html"]) {
    const onto = await gradus(["compare", "two", "one", "--out", `./one/../one/${place}`], { cwd });
    expect(onto.status, place).toBe(2);
    expect(onto.stderr).toContain('--out must not be of what the study in "one" keeps');
  }
  expect(() => readStudy(join(cwd, "one"))).not.toThrow();
  const alike = await gradus(["compare", "one", "./one"], { cwd });
  expect(alike.stdout).toMatch(/^\.\/one +Inconclusive /m);
});
