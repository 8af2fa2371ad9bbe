import { spawn } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parseStudy } from "../../src/study/records/parse.js";
import { withoutTimes } from "../../src/study/times.js";
import { gradus, root, sample, scratch, small } from "./command.js";

const studyOf = (out: string) => withoutTimes(parseStudy(readFileSync(join(out, "study.json"), "utf8"), "study.json"));

test("of two processes that begin on one folder at once, one runs the study and the other is refused", async () => {
  for (let round = 0; round < 4; round++) {
    const out = join(scratch(), "a");
    const both = await Promise.all([0, 1].map(() => gradus(["poc", sample, ...small, "--epochs", "60", "--out", out])));
    expect(both.map(({ status }) => status).sort()).toEqual([0, 2]);
    const refused = both.find(({ status }) => status === 2)!;
    expect(refused.stderr).toMatch(/run\/lock: in use by process \d+ since .*Wait for it, or choose another folder/);
    expect(existsSync(join(out, "run", "lock"))).toBe(false);
  }
});

test("a study that was killed is taken up by the same command, whatever lock and half-written line it left", async () => {
  const folder = scratch();
  const slow = [...small, "--epochs", "20"];
  const whole = join(folder, "whole");
  await gradus(["poc", sample, ...slow, "--out", whole]);
  const out = join(folder, "killed");
  for (const milliseconds of [500, 700, 900]) {
    const child = spawn(process.execPath, [join(root, "bin", "gradus.js"), "poc", sample, ...slow, "--out", out]);
    await new Promise((done) => setTimeout(done, milliseconds));
    child.kill("SIGKILL");
    await new Promise((done) => child.once("close", done));
  }
  const trials = join(out, "run", "trials.jsonl");
  if (existsSync(trials)) writeFileSync(trials, readFileSync(trials, "utf8").trimEnd().slice(0, -40));
  const resumed = await gradus(["poc", sample, ...slow, "--out", out]);
  expect(resumed.status).toBe(0);
  if (existsSync(join(out, "run", "set-aside.jsonl"))) expect(resumed.stderr).toMatch(/set aside: .* was cut off/);
  expect(studyOf(out)).toEqual(studyOf(whole));
});
