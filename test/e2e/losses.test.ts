import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parseStudy } from "../../src/study/records/parse.js";
import { gradus, sample, scratch, small } from "./command.js";

const readStudy = (out: string) => parseStudy(readFileSync(join(out, "study.json"), "utf8"), "study.json");

/** Columns of a table of forecasts, and its rows that have an actual value. */
function table(csv: string): { names: string[]; rows: number[][] } {
  const [head = "", ...lines] = csv.trim().split("\n");
  const rows = lines.map((line) => line.split(",")).filter(([, , actual]) => actual !== "");
  return { names: head.split(","), rows: rows.map((row) => row.slice(1).map(Number)) };
}

test("a study of a quantile is judged by its pinball loss, beside simple forecasts of that quantile, and its models forecast it by name", async () => {
  const out = join(scratch(), "a");
  const words = ["poc", sample, ...small.slice(0, -2), "--loss", "quantile:0.9", "--ensemble", "--out", out];
  const { status, stdout, stderr } = await gradus([...words, "--methods", "sgd,soap-cosine,diffusion"]);
  expect(status).toBe(0);
  expect(stderr).toContain("Simple forecasts are moved to the quantile 0.9");
  expect(stdout).toContain("mean pinball loss at quantile 0.9");
  const { task, methods, trials, baselines, scores } = readStudy(out);
  expect(task.metric).toEqual({ name: "quantile:0.9", direction: "lower", unit: "target" });
  expect(methods.map(({ recipe }) => recipe.loss)).toEqual(Array(3).fill({ name: "quantile", tau: 0.9 }));
  for (const { phase, testError } of trials) if (phase === "evaluation") expect(testError).toBeGreaterThan(0);
  expect(baselines.length).toBeGreaterThan(2);
  for (const { testError } of baselines) expect(testError).toBeLessThan(1.5);
  expect(scores).toBeNull();
  expect(readFileSync(join(out, "report.html"), "utf8")).toContain("mean pinball loss at quantile 0.9");
  expect(existsSync(join(out, "models", "linear.json"))).toBe(false);
  for (const model of ["diffusion", "diffusion-ensemble"]) {
    const predicted = await gradus(["predict", join(out, "models", `${model}.json`), sample]);
    expect(predicted.stderr).not.toContain("interval");
    const { names, rows } = table(predicted.stdout);
    expect(names).toEqual(["when", "temp_max quantile 0.9", "temp_max actual"]);
    const below = rows.filter(([forecast, actual]) => actual! <= forecast!).length / rows.length;
    expect(below).toBeGreaterThan(0.8);
    expect(below).toBeLessThan(0.98);
  }
});

test("default methods leave out the linear start, which these losses have not, and say so", async () => {
  const words = ["poc", sample, ...small.slice(0, -2), "--loss", "huber", "--dry-run", "--out", join(scratch(), "a")];
  const { status, stderr } = await gradus(words);
  expect(status).toBe(0);
  expect(stderr).toContain('Left out of the methods: soap-linear, as the loss "huber" has no linear start.');
});

test("Huber's loss is judged by the mean absolute error, and its models have intervals", async () => {
  const folder = scratch();
  const model = join(folder, "m.json");
  const words = ["--target", "temp_max", "--window", "8", "--epochs", "3", "--out", model];
  const { status, stdout } = await gradus(["train", sample, ...words, "--loss", "huber:0.5"]);
  expect(status).toBe(0);
  expect(stdout).toContain("(mean absolute error)");
  const { names } = table((await gradus(["predict", model, sample])).stdout);
  expect(names).toEqual(expect.arrayContaining(["temp_max forecast", "temp_max 80 % low"]));
});

test("what cannot be: another loss in the same folder, a loss of classes, a loss that is none", async () => {
  const out = join(scratch(), "a");
  const words = ["poc", sample, ...small, "--out", out];
  expect((await gradus([...words, "--loss", "quantile:0.5"])).status).toBe(0);
  const other = await gradus([...words, "--loss", "quantile:0.6"]);
  expect(other.status).toBe(2);
  expect(other.stderr).toContain("--out holds another study");
  const unknown = await gradus([...words, "--loss", "pinball"]);
  expect(unknown.status).toBe(2);
  expect(unknown.stderr.trim().split("\n")).toEqual([
    'gradus: --loss must be like squared, huber:1, quantile:0.9, got "pinball".',
  ]);
});
