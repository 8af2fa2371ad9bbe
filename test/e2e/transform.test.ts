import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { gradus, sample, scratch } from "./command.js";

const target = (name: string) => ["--target", name, "--window", "8", "--epochs", "3", "--method", "momentum"];
const model = join(scratch(), "rain.json");

test("rain by its logarithm: the model's forecasts are millimetres, never below 0, and err as was said in training", async () => {
  const list = ["--transform", "log,non-negative"];
  const trained = await gradus(["train", sample, ...target("precipitation"), ...list, "--out", model]);
  expect(trained.status, trained.stderr).toBe(0);
  expect(trained.stderr).toContain(
    '"precipitation" enters as the logarithm of itself + 0.3: the training part holds 0',
  );
  expect(trained.stderr).toMatch(/note: \d+ of 284 test forecasts were below 0 and count as 0/);
  const testError = Number(/test error ([\d.]+)/.exec(trained.stdout)?.[1]);
  const { stdout } = await gradus(["predict", model, sample]);
  const rows = stdout
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.split(",").slice(1).map(Number) as [forecast: number, actual: number]);
  expect(rows.every(([forecast]) => forecast >= 0)).toBe(true);
  const part = rows.slice(-285, -1); // the last row lies after the table
  const squares = part.reduce((sum, [forecast, actual]) => sum + (forecast - actual) ** 2, 0);
  expect(Math.abs(Math.sqrt(squares / part.length) / testError - 1)).toBeLessThan(1e-3);
});

test("a training part below 0 is refused by its first row, and a table to predict from likewise", async () => {
  const { status, stderr } = await gradus([
    "train",
    sample,
    ...target("temp_min"),
    "--transform",
    "log",
    "--out",
    model,
  ]);
  expect(status).not.toBe(0);
  expect(stderr).toMatch(
    /column "temp_min": with "log" in --transform a target must be >= 0 over the training part, got -\d/,
  );
  expect(stderr).toMatch(/in row \d+ of the file \(2012-.*\)\. Correct it, mark it as missing, or leave "log" out\./);

  const low = join(scratch(), "low.csv");
  writeFileSync(low, readFileSync(sample, "utf8").replace("2012-01-05,1.3,", "2012-01-05,-5,"));
  const predicted = await gradus(["predict", model, low]);
  expect(predicted.stderr).toMatch(
    /column "precipitation": with "log" in `transform` values must be above -0\.3, .* got -5 in row 6 of the file/,
  );
  expect(predicted.status).not.toBe(0);
});
