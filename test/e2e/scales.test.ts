import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { StudyRecord } from "../../src/study/records/study.js";
import { gradus, scratch } from "./command.js";

const study = [
  ...["--target", "level", "--window", "6", "--hidden", "4", "--batch-sizes", "32", "--epochs", "3", "--seeds", "2"],
  ...["--tuning-trials", "2", "--methods", "sgd,diffusion", "--workers", "1"],
];

/** A study of the same wave in another unit: its record, and what `predict` says of the last rows. */
async function inUnit(unit: number) {
  const folder = scratch();
  const table = join(folder, "wave.csv");
  const rows = Array.from(
    { length: 300 },
    (_, k) => `${unit * (Math.sin(k / 4) + 0.5 * Math.sin(k / 11))},${Math.cos(k / 5)}`,
  );
  writeFileSync(table, `level,other\n${rows.join("\n")}\n`);
  const out = join(folder, "out");
  expect((await gradus(["poc", table, ...study, "--out", out])).status).toBe(0);
  const { stdout } = await gradus(["predict", join(out, "models", "sgd.json"), table]);
  const forecasts = stdout
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => Number(line.split(",")[1]));
  return { record: JSON.parse(readFileSync(join(out, "study.json"), "utf8")) as StudyRecord, forecasts };
}

test("a target in units of 2^-664 (1e-200) and 2^664 has the errors and forecasts of the same one in units of 1, in its unit", async () => {
  const [plain, ...others] = await Promise.all([0, -664, 664].map((power) => inUnit(2 ** power)));
  for (const [k, { record, forecasts }] of others.entries()) {
    const unit = 2 ** [-664, 664][k]!;
    const errors = ({ trials, baselines }: StudyRecord) => [...trials, ...baselines].map(({ testError }) => testError);
    expect(errors(record)).toEqual(errors(plain!.record).map((error) => error && error * unit));
    forecasts.forEach((value, row) => {
      expect(value / unit / plain!.forecasts[row]!).toBeCloseTo(1, 5); // predict writes seven digits
    });
  }
});
