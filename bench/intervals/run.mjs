/**
 * Intervals from the errors of one forecast (conformal) against those between quantiles of one model, by the command line as anybody has it:
 *
 *     npm run build && node bench/intervals/run.mjs samples/seattle-weather.csv temp_max
 *
 * The same network, rates, epochs and seeds; the test part is the newest fifth of the rows that are forecast. The score of an interval of level 1 - a is its width, and
 * 2 / a times how far the value lies outside: the lower the better (T. Gneiting and A. Raftery, J. Amer. Statist. Assoc. 102 (2007) 359-378).
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const [file, target] = process.argv.slice(2);
const LOSSES = { conformal: "squared", quantiles: "quantile:0.025,0.1,0.5,0.9,0.975" };
const SEEDS = [1, 2, 3];
const SETTING = "--method soap-linear --epochs 30 --learning-rate 0.003 --batch-size 32 --hidden 32 --workers 1".split(
  " ",
);
const TEST_SHARE = 0.2;

const folder = mkdtempSync(join(tmpdir(), "intervals-"));
const gradus = (...words) =>
  execFileSync(process.execPath, [join(import.meta.dirname, "..", "..", "bin", "gradus.js"), ...words], {
    encoding: "utf8",
    maxBuffer: 2 ** 30,
    stdio: ["ignore", "pipe", "ignore"],
  });

/** Rows of the test part, each with its numbers by the columns' names without the target's. */
function testRows(model) {
  const [head, ...lines] = gradus("predict", model, file).trim().split("\n");
  const names = head.split(",").map((name) => name.replace(`${target} `, ""));
  const rows = lines.map((line) => Object.fromEntries(line.split(",").map((cell, k) => [names[k], cell])));
  const known = rows.filter(({ actual }) => actual !== "");
  return known.slice(-Math.floor(TEST_SHARE * known.length));
}

const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

function judged(rows, level) {
  const of = (row, name) => Number(row[name]);
  const all = rows.map((row) => {
    const [y, low, high] = [of(row, "actual"), of(row, `${level} % low`), of(row, `${level} % high`)];
    const outside = Math.max(low - y, y - high, 0);
    return { held: Number(outside === 0), width: high - low, score: high - low + (200 / (100 - level)) * outside };
  });
  return ["held", "width", "score"].map((name) => mean(all.map((one) => one[name])));
}

for (const [label, loss] of Object.entries(LOSSES)) {
  const runs = SEEDS.map((seed) => {
    const model = join(folder, `${label}-${seed}.json`);
    gradus("train", file, "--target", target, "--loss", loss, ...SETTING, "--seed", `${seed}`, "--out", model);
    const rows = testRows(model);
    const error = mean(rows.map(({ forecast, actual }) => Math.abs(Number(forecast) - Number(actual))));
    return [...judged(rows, 80), ...judged(rows, 95), error];
  });
  const means = runs[0].map((_, k) => mean(runs.map((run) => run[k])));
  const cells = means.map((value, k) =>
    k === 0 || k === 3 ? `${(100 * value).toFixed(1)} %` : `${Number(value.toPrecision(3))}`,
  );
  console.log(`| ${label} | ${cells.join(" | ")} |`);
}
rmSync(folder, { recursive: true });
