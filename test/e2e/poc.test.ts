import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parseStudy } from "../../src/study/records/parse.js";
import type { StudyRecord } from "../../src/study/records/study.js";
import type { SummaryRecord } from "../../src/study/records/trial.js";
import { withoutTimes } from "../../src/study/times.js";
import { gradus, type RunOptions, sample, scratch, small } from "./command.js";

const readStudy = (out: string) => parseStudy(readFileSync(join(out, "study.json"), "utf8"), "study.json");

test("poc ends with a verdict, a report, records, curves and a model of each method", async () => {
  const out = join(scratch(), "a");
  const { status, stdout, stderr } = await gradus(["poc", sample, ...small, "--out", out]);
  expect(stderr).toContain("18 training runs planned");
  expect(status).toBe(0);
  expect(stdout).toMatch(/^(GO|NO-GO|INCONCLUSIVE)/);
  const study = readStudy(out);
  expect(study.outcome).toBe("complete");
  expect(study.trials).toHaveLength(18);
  expect(study.trials.every(({ epochs }) => epochs.length === 4)).toBe(true);
  for (const { phase, testError } of study.trials) expect(testError === null).toBe(phase !== "evaluation");
  expect(readFileSync(join(out, "report.html"), "utf8")).toContain("<!doctype html>");
  expect(readFileSync(join(out, "curves.csv"), "utf8").trim().split(/\r?\n/)).toHaveLength(1 + 18 * 4);
  for (const method of ["sgd", "momentum", "diffusion"])
    expect(existsSync(join(out, "models", `${method}.json`))).toBe(true);
});

test("the same seed gives the same study.json apart from times, with one worker or two; another seed does not", async () => {
  const folder = scratch();
  const run = async (name: string, ...more: string[]) => {
    await gradus(["poc", sample, ...small, "--out", join(folder, name), ...more]);
    const { plan, ...study } = withoutTimes(readStudy(join(folder, name)));
    return JSON.stringify({ ...study, plan: { ...(plan as object), workers: 0 } });
  };
  const first = await run("first", "--workers", "2");
  expect(await run("second", "--workers", "1")).toBe(first);
  expect(await run("third", "--seed", "2")).not.toBe(first);
  const beside = await run("fourth", "--workers", "2", "--highway", "none");
  expect(beside).not.toBe(first);
  expect(await run("fifth", "--workers", "1", "--highway", "none")).toBe(beside);
  const report = readFileSync(join(folder, "first", "report.html"), "utf8");
  expect(report).toContain("adds to a fixed highway: the best linear forecast of the window");
});

test("three long runs on two workers share their batches one after the other: said in study.json, the same bits twice, and when stopped and taken up on one worker", async () => {
  const large = ["--window", "24", "--hidden", "64", "--batch-sizes", "64", "--seeds", "1", "--tuning-trials", "1"];
  const folder = scratch();
  const run = (name: string, workers: string, options?: RunOptions) =>
    gradus(["poc", sample, ...small, ...large, "--workers", workers, "--out", join(folder, name)], options);
  expect((await run("first", "2")).status).toBe(0);
  const first = readStudy(join(folder, "first"));
  expect(first.trials.map(({ threads }) => threads)).toEqual([2, 2, 2, 2, 2, 2, 2, 2, 2]);
  expect(first.plan).toMatchObject({ workers: 2, threads: 2 });
  expect(readFileSync(join(folder, "first", "report.html"), "utf8")).toContain("1, each on 2 threads");
  let sent = false;
  const stopped = await run("second", "2", {
    onStderr(text, interrupt) {
      if (sent || !/[3-6]0 % of the work/.test(text)) return;
      sent = true;
      interrupt();
    },
  });
  expect(stopped.status).toBe(130);
  expect((await run("second", "1")).status).toBe(0);
  const bits = (study: StudyRecord) => {
    const { plan, ...rest } = withoutTimes(study);
    return { ...rest, plan: { ...(plan as object), workers: 0 } };
  };
  expect(bits(readStudy(join(folder, "second")))).toEqual(bits(first));
});

test("the default engine is the fast one and comes to the reference's result: learning rates, success rates, errors to 1e-4", async () => {
  const results = [];
  // One epoch: in several, a rate at which training is chaotic makes a large difference of a rounding error.
  // Of one epoch, a method that diffuses would be refused.
  const brief = [...small, "--epochs", "1", "--methods", "sgd,momentum"];
  for (const engine of ["reference", "wasm"]) {
    const out = join(scratch(), engine);
    const choice = engine === "wasm" ? [] : ["--engine", engine];
    await gradus(["poc", sample, ...brief, ...choice, "--out", out]);
    const { software, summaries } = readStudy(out);
    expect(software.engine).toContain(engine);
    results.push(summaries);
  }
  const [reference, wasm] = results as [SummaryRecord[], SummaryRecord[]];
  const counted = ({ method, learningRate, successes, epochsToTarget }: SummaryRecord) => ({
    ...{ method, learningRate, successes, epochsToTarget: epochsToTarget?.toPrecision(4) },
  });
  expect(wasm.map(counted)).toEqual(reference.map(counted));
  wasm.forEach(({ testError }, k) => {
    expect(Math.abs(testError! / reference[k]!.testError! - 1)).toBeLessThan(1e-4);
  });
});

test("Ctrl-C keeps finished trials and writes a report that says so; the same command goes on to the same result", async () => {
  const folder = scratch();
  const slow = [...small, "--epochs", "40"];
  const whole = join(folder, "whole");
  await gradus(["poc", sample, ...slow, "--out", whole]);
  const out = join(folder, "stopped");
  let sent = false;
  const stopped = await gradus(["poc", sample, ...slow, "--out", out], {
    onStderr(text, interrupt) {
      if (sent || !/[3-6]0 % of the work/.test(text)) return;
      sent = true;
      interrupt();
    },
  });
  expect(stopped.status).toBe(130);
  expect(stopped.stderr).toContain("The same command goes on");
  const before = readStudy(out);
  expect(before.outcome).toBe("stopped");
  expect(before.trials.every(({ testError }) => testError === null)).toBe(true); // the test part stays closed
  expect([before.baselines, before.forecast]).toEqual([[], null]);
  expect(before.trials.length).toBeGreaterThan(0);
  expect(before.trials.length).toBeLessThan(15);
  expect(before.verdict.decision).toBe("inconclusive");
  const resumed = await gradus(["poc", sample, ...slow, "--out", out]);
  expect(resumed.stderr).toContain(`${before.trials.length} of them done by an earlier run`);
  expect(resumed.status).toBe(0);
  expect(withoutTimes(readStudy(out))).toEqual(withoutTimes(readStudy(whole)));
});

test("a folder with another study is refused and left alone", async () => {
  const out = join(scratch(), "a");
  await gradus(["poc", sample, ...small, "--out", out]);
  const before = readFileSync(join(out, "study.json"), "utf8");
  const { status, stderr } = await gradus(["poc", sample, ...small, "--window", "9", "--out", out]);
  expect(status).toBe(2);
  expect(stderr).toMatch(/--out holds another study, which differs in --window \(\d+, here 9\)\. Repeat its options/);
  expect(readFileSync(join(out, "study.json"), "utf8")).toBe(before);
});

test("a time budget is kept within a quarter and its cuts are said and recorded", async () => {
  const out = join(scratch(), "a");
  const started = performance.now();
  const { status, stderr } = await gradus([
    "poc",
    sample,
    "--target",
    "temp_max",
    "--time-budget",
    "15s",
    "--out",
    out,
  ]);
  expect(status).toBe(0);
  expect((performance.now() - started) / 1000).toBeLessThan(15 * 1.25 + 2);
  expect(stderr).toMatch(/time budget: /);
  expect(readStudy(out).plan.budget?.cuts.length).toBeGreaterThan(0);
});

test("--json prints the study and nothing else to stdout; --lang ja writes a Japanese report", async () => {
  const out = join(scratch(), "a");
  const { stdout } = await gradus(["poc", sample, ...small, "--json", "--lang", "ja", "--out", out]);
  expect(stdout).toBe(readFileSync(join(out, "study.json"), "utf8"));
  expect(readFileSync(join(out, "report.html"), "utf8")).toMatch(/<html lang="ja"/);
});

test("the adding problem runs as a study", async () => {
  const out = join(scratch(), "a");
  const sizes = ["--train-size", "200", "--validation-size", "50", "--test-size", "50", "--length", "6"];
  const { status, stdout } = await gradus(["demo", "adding", ...sizes, ...small.slice(4), "--out", out]);
  expect(status).toBe(0);
  expect(stdout).toMatch(/diffusion/);
  expect(readStudy(out).task.kind).toBe("adding");
});
