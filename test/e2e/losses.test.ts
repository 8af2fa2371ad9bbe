import { existsSync, readFileSync, writeFileSync } from "node:fs";
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

test("a study of several quantiles has one model of all, a median with intervals: judged, stated, predicted, fitted anew and exported", async () => {
  const out = join(scratch(), "a");
  const loss = "quantile:0.05,0.1,0.5,0.7,0.9";
  const words = ["poc", sample, ...small.slice(0, -2), "--loss", loss, "--ensemble", "--out", out];
  const { status, stdout, stderr } = await gradus([...words, "--methods", "sgd,soap-linear,diffusion"]);
  expect(status).toBe(0);
  expect(stderr).toContain("The forecast is the median; RMSE, MAE, MASE and R² are of it.");
  expect(stdout).toContain("mean pinball loss at quantiles");
  const { task, methods, network, scores, forecast } = readStudy(out);
  expect(task.metric).toEqual({ name: loss, direction: "lower", unit: "target" });
  expect(methods[0]!.recipe.loss).toEqual({ name: "quantile", tau: [0.05, 0.1, 0.5, 0.7, 0.9] });
  expect(network.outputSize).toBe(5);
  expect(scores!.rows.length).toBeGreaterThan(4);
  const report = readFileSync(join(out, "report.html"), "utf8");
  const { coverage } = forecast!.forecasts[0]!.intervals[0]!;
  expect(report).toContain(`80% intervals hold ${Math.round(100 * coverage)}% of the test values`);
  for (const model of ["diffusion", "diffusion-ensemble"]) {
    const predicted = await gradus(["predict", join(out, "models", `${model}.json`), sample]);
    expect(predicted.stderr).not.toContain("interval");
    const { names, rows } = table(predicted.stdout);
    const spread = ["80 % low", "80 % high", "quantile 0.05", "quantile 0.7"];
    expect(names).toEqual(["when", ...["forecast", "actual", ...spread].map((word) => `temp_max ${word}`)]);
    for (const [middle, , low, high, least, upper] of rows) {
      expect([least, low, middle, upper, high]).toEqual([least, low, middle, upper, high].sort((a, b) => a! - b!));
    }
    const held = rows.filter(([, actual, low, high]) => low! <= actual! && actual! <= high!).length / rows.length;
    expect(Math.abs(held - 0.8)).toBeLessThan(0.1);
  }
  expect((await gradus(["refit", out, "--method", "soap-linear"])).status).toBe(0);
  const ahead = await gradus(["predict", join(out, "refit", "soap-linear.json"), sample, "--ahead", "all"]);
  expect(ahead.stdout.split("\n")[0]).toContain("temp_max 80 % low");
  const exported = join(out, "model.ts");
  const asModule = ["export", join(out, "models", "diffusion.json"), "--format", "typescript", "--out", exported];
  expect((await gradus(asModule)).status).toBe(0);
  expect(readFileSync(exported, "utf8")).toContain('"temp_max quantile 0.05"');
});

test("sequences told by several quantiles, and what is wrong with a list of them", async () => {
  const folder = scratch();
  const file = join(folder, "amounts.csv");
  const rows = Array.from({ length: 240 }, (_, k) => [`s${k >> 2}`, Math.sin(k), Math.cos(k >> 2) + (k >> 2) / 60]);
  writeFileSync(file, `id,x,amount\n${rows.map((row) => `${row.join(",")}\n`).join("")}`);
  const model = join(folder, "m.json");
  const about = ["--series", "id", "--target", "amount", "--task", "regress", "--epochs", "2", "--out", model];
  const trained = await gradus(["train", file, ...about, "--loss", "quantile:0.1,0.5,0.9"]);
  expect(trained.stdout).toContain("(mean pinball loss at quantiles 0.1, 0.5, 0.9)");
  const [head, first] = (await gradus(["predict", model, file])).stdout.split("\n");
  expect(head).toBe("sequence,amount forecast,amount actual,amount 80 % low,amount 80 % high");
  const [, middle, , low, high] = first!.split(",").map(Number);
  expect(low).toBeLessThanOrEqual(middle!);
  expect(middle).toBeLessThanOrEqual(high!);
  const wrong = await gradus(["train", file, ...about, "--loss", "quantile:0.9,0.1"]);
  expect(wrong.status).toBe(2);
  expect(wrong.stderr.trim()).toBe(
    "gradus: quantile: `tau` must be in ascending order, got [0.9, 0.1]. Give e.g. [0.1, 0.5, 0.9].",
  );
  const studyFile = join(folder, "study.json");
  writeFileSync(studyFile, JSON.stringify({ data: { file }, task: { loss: "quantile:0.5,0.5" } }));
  const refused = await gradus(["poc", studyFile]);
  expect(refused.stderr).toContain(
    'task.loss must be a loss of numbers, got "quantile:0.5,0.5". quantile: `tau` must be all different',
  );
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
