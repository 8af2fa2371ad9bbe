import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseModel } from "gradus/model";
import { parseStudy } from "gradus/study";
import { expect, test } from "vitest";
import { gradus, sample, scratch } from "./command.js";

const small = [
  "--target",
  "temp_max",
  "--window",
  "8",
  "--hidden",
  "6",
  "--seeds",
  "3",
  "--tuning-trials",
  "1",
  "--epochs",
  "3",
];

test("a range of rows ahead is forecast at once: errors by row in the records, a section in the report, a model that gives every row", async () => {
  const out = scratch();
  const range = ["--horizon", "2..4", "--methods", "sgd,diffusion", "--batch-sizes", "32"];
  const { status, stderr } = await gradus(["poc", sample, ...small, ...range, "--out", out]);
  expect(status, stderr).toBe(0);
  expect(stderr).toContain("forecast temp_max 2 to 4 ahead from 8 rows");
  const study = parseStudy(readFileSync(join(out, "study.json"), "utf8"), "study.json");
  expect(study.task.horizon).toEqual({ from: 2, to: 4 });
  expect(study.network.outputSize).toBe(3);
  for (const { testError, testErrorsByStep } of study.baselines) {
    expect(testErrorsByStep).toHaveLength(3);
    expect(Math.hypot(...testErrorsByStep) / Math.sqrt(3)).toBeCloseTo(testError, 10);
  }
  for (const { phase, testError, testErrorsByStep } of study.trials) {
    if (phase !== "evaluation") expect(testErrorsByStep).toBeNull();
    else expect(Math.hypot(...testErrorsByStep!) / Math.sqrt(3)).toBeCloseTo(testError!, 10);
  }
  expect(readFileSync(join(out, "report.html"), "utf8")).toContain("Test error by rows ahead");
  const model = parseModel(readFileSync(join(out, "models", "sgd.json"), "utf8"), "sgd.json");
  expect(model.horizon).toEqual({ from: 2, to: 4 });
});

test("--every-step is the range from the next row; a range the wrong way round and both at once are refused", async () => {
  const out = join(scratch(), "model.json");
  const train = (...flags: string[]) =>
    gradus(["train", sample, "--target", "temp_max", "--window", "8", "--epochs", "1", ...flags, "--out", out]);
  expect((await train("--horizon", "3", "--every-step")).status).toBe(0);
  expect(parseModel(readFileSync(out, "utf8"), out).horizon).toEqual({ from: 1, to: 3 });
  const predicted = await gradus(["predict", out, sample]);
  expect(predicted.stdout.split("\n").slice(0, 4)).toEqual([
    "when,step,temp_max forecast,temp_max actual,temp_max 80 % low,temp_max 80 % high,temp_max 95 % low,temp_max 95 % high",
    expect.stringMatching(/^2012-01-09,1,[-.\d]+,9\.4,/),
    expect.stringMatching(/^2012-01-10,2,/),
    expect.stringMatching(/^2012-01-11,3,/),
  ]);
  expect((await train("--horizon", "4..2")).stderr).toContain(
    'FROM..TO with 1 <= FROM <= TO such as 1..24, got "4..2"',
  );
  expect((await train("--horizon", "1..2", "--every-step")).stderr).toContain("--every-step goes with one --horizon");
});
