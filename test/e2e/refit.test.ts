import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { networkIn } from "gradus/model";
import { loadModel, readTable } from "gradus/node";
import { beforeAll, expect, test } from "vitest";
import { parseStudy } from "../../src/study/records/parse.js";
import { gradus, sample, scratch } from "./command.js";

const folder = scratch();
const table = join(folder, "weather.csv");
const study = join(folder, "study");
const small = ["--hidden", "4", "--window", "6", "--epochs", "3", "--batch-sizes", "16", "--tuning-trials", "1"];
const asked = [
  "poc",
  table,
  "--target",
  "temp_max",
  ...small,
  "--seeds",
  "3",
  "--methods",
  "sgd,diffusion",
  "--out",
  study,
];
const lines = (text: string) => text.trim().split("\n");
const header = "when,temp_max forecast,temp_max actual,";

beforeAll(async () => {
  writeFileSync(table, readFileSync(sample));
  expect(await gradus([...asked, "--ensemble"])).toMatchObject({
    status: 0,
    stderr: expect.stringMatching(/sgd-ensemble: the mean of 3 seeds, validation error \S+, test error \d/),
  });
});

test("a study keeps a model of each method, of all its seeds, and of each simple forecast; all forecast what comes", async () => {
  const names = [
    "diffusion",
    "diffusion-ensemble",
    "last-value",
    "linear",
    "mean",
    "seasonal-repeat",
    "sgd",
    "sgd-ensemble",
  ];
  expect(readdirSync(join(study, "models")).sort()).toEqual(names.map((name) => `${name}.json`).sort());
  for (const name of names) {
    const { status, stdout } = await gradus([
      "predict",
      join(study, "models", `${name}.json`),
      table,
      "--ahead",
      "all",
    ]);
    expect(status, name).toBe(0);
    const [head, ...rows] = lines(stdout);
    expect(head, name).toMatch(header);
    expect(rows, name).toEqual([expect.stringMatching(/^2016-01-01,-?[\d.]+,(,-?[\d.e-]+){4}$/)]);
  }
});

test("refit trains what the verdict leaves on all rows and says how to use it; with next week's rows too, and to the same bits", async () => {
  const first = await gradus(["refit", study]);
  expect(first.status).toBe(0);
  const { verdict } = parseStudy(readFileSync(join(study, "study.json"), "utf8"));
  const isSimpleEnough = verdict.reasons.some(({ code }) => code === "naive-is-better");
  expect(first.stderr).toMatch(
    isSimpleEnough
      ? /: no network is shown to be better than the best simple forecast/
      : /: the verdict is inconclusive, and its validation error is the lowest, \d/,
  );
  expect(first.stderr).not.toContain("has changed");
  const [, next] = lines(first.stdout);
  expect(next).toMatch(/^Next: gradus predict \S+\/refit\/[\w-]+\.json \S+weather\.csv --ahead all$/);
  const days = Array.from({ length: 7 }, (_, k) => `2016-01-0${k + 1},0.0,${5 + k}.5,-1.1,3.0,sun\n`);
  const grown = join(folder, "grown.csv");
  writeFileSync(grown, `${readFileSync(table, "utf8").trimEnd()}\n${days.join("")}`);
  const again = ["refit", study, grown, "--method", "sgd", "--out"];
  const [one, two] = [join(folder, "one.json"), join(folder, "two.json")];
  const run = await gradus([...again, one]);
  expect(run.stderr).toContain(
    "note: The table has changed since the study: 1461 rows then, 1468 now. It is fitted to as it is now.",
  );
  expect(run.stderr).toMatch(
    /trains to epoch [123] of 3, where the study's runs were best on validation in the median; seed \d/,
  );
  await gradus([...again, two]);
  expect(readFileSync(two, "utf8")).toBe(readFileSync(one, "utf8"));
  const { stdout } = await gradus(["predict", one, grown, "--ahead", "all"]);
  expect(lines(stdout)[1]).toMatch(/^2016-01-08,/);
  const { targets } = await loadModel(one);
  const { series } = await readTable(grown, { target: ["temp_max"] });
  const { values } = series.columns.find(({ name }) => name === "temp_max")!;
  expect(targets.mean[0]).toBeCloseTo(values.reduce((sum, value) => sum + value, 0) / values.length, 9);
});

test("refit --ensemble trains every seed, with the ensemble's own intervals; a simple forecast is fitted again in no time", async () => {
  expect(await gradus(["refit", study, "--ensemble", "--method", "sgd"])).toMatchObject({ status: 0 });
  const [before, after] = await Promise.all([
    loadModel(join(study, "models", "sgd-ensemble.json")),
    loadModel(join(study, "refit", "sgd-ensemble.json")),
  ]);
  expect(networkIn(after, 2).parameters).toHaveLength(networkIn(before, 2).parameters.length);
  const width = ({ intervals, targets }: typeof after) => intervals[0]!.halfWidths[0]! * targets.sd[0]!;
  expect(width(after)).toBeCloseTo(width(before), 6);
  expect(await gradus(["refit", study, "--method", "seasonal-repeat"])).toMatchObject({ status: 0 });
  const model = join(study, "refit", "seasonal-repeat.json");
  expect(await gradus(["predict", model, table, "--ahead", "all"])).toMatchObject({ status: 0 });
});

test.each([
  [
    ["--method", "foo"],
    /--method must be a method or simple forecast of the study, got "foo"\. Known: sgd, diffusion,/,
  ],
  [["--method", "linear", "--seed", "3"], /--seed is for networks, got the simple forecast "linear"/],
])("refit %j is refused", async (flags, message) => {
  const { status, stderr } = await gradus(["refit", study, ...flags]);
  expect(status).toBe(2);
  expect(stderr).toMatch(message);
});

test("a table without a column of the study, and one of other steps, are refused", async () => {
  const fewer = join(folder, "fewer.csv");
  writeFileSync(fewer, readFileSync(table, "utf8").replaceAll(/^([^,]*,[^,]*,[^,]*),.*$/gm, "$1"));
  const without = await gradus(["refit", study, fewer]);
  expect([without.status, without.stderr]).toEqual([
    2,
    expect.stringMatching(/the table must hold the model's column "temp_min"/),
  ]);
  const weekly = join(folder, "weekly.csv");
  writeFileSync(
    weekly,
    readFileSync(table, "utf8")
      .split("\n")
      .filter((_, k) => k === 0 || k % 7 === 1)
      .join("\n"),
  );
  const other = await gradus(["refit", study, weekly]);
  expect([other.status, other.stderr]).toEqual([
    2,
    expect.stringMatching(/1 day apart, got weekly\.csv with rows 1 week apart/),
  ]);
});

test("Ctrl-C ends refit with status 130 and no model", async () => {
  let sent = false;
  const long = join(folder, "long");
  const slow = [
    "poc",
    table,
    "--target",
    "temp_max",
    "--hidden",
    "96",
    "--window",
    "60",
    "--epochs",
    "3",
    "--batch-sizes",
    "16",
  ];
  const few = ["--tuning-trials", "1", "--seeds", "1", "--methods", "sgd", "--out", long];
  expect(await gradus([...slow, ...few])).toMatchObject({ status: 0 });
  const { status, stderr } = await gradus(["refit", long, "--method", "sgd"], {
    onStderr(text, interrupt) {
      if (sent || !text.includes("epoch    1")) return;
      sent = true;
      interrupt();
    },
  });
  expect(stderr).toContain("Stopped: there is no model on all rows yet.");
  expect(status).toBe(130);
  expect(readdirSync(long)).not.toContain("refit");
});

test("train with no test part measures no test error, and poc refuses to do without one", async () => {
  const model = join(folder, "model.json");
  const trained = await gradus([
    "train",
    table,
    "--target",
    "temp_max",
    "--epochs",
    "1",
    "--hidden",
    "3",
    "--test-share",
    "0",
    "--out",
    model,
  ]);
  expect(trained.stdout).toContain("test error not measured");
  const { training, intervals } = await loadModel(model);
  expect([training.testError, intervals[0]!.testCoverage]).toEqual([null, null]);
  const refused = await gradus(["poc", table, "--test-share", "0"]);
  expect([refused.status, refused.stderr]).toEqual([
    2,
    expect.stringContaining("--test-share 0 leaves nothing to judge by"),
  ]);
});

test("forecasts go to Parquet with the same numbers, times as times", async () => {
  const minutes = join(folder, "minutes.csv");
  const rows = Array.from(
    { length: 120 },
    (_, k) =>
      `2024-01-0${1 + Math.floor(k / 96)} ${String(Math.floor((k % 96) / 4)).padStart(2, "0")}:${String((k % 4) * 15).padStart(2, "0")},${Math.sin(k / 5)}\n`,
  );
  writeFileSync(minutes, `when,=1+2\n${rows.join("")}`);
  const model = join(folder, "minutes.json");
  const quick = ["--window", "4", "--hidden", "2", "--epochs", "1", "--horizon", "1..2"];
  expect(await gradus(["train", minutes, ...quick, "--out", model])).toMatchObject({ status: 0 });
  const parquet = join(folder, "out.parquet");
  expect(await gradus(["predict", model, minutes, "--out", parquet])).toMatchObject({ status: 0 });
  const { stdout } = await gradus(["predict", model, minutes, "--no-escape-formulas"]);
  const { series } = await readTable(parquet, { target: ["=1+2 forecast"], inputs: ["step"], time: "none" });
  const forecast = series.columns.find(({ name }) => name === "=1+2 forecast");
  const [, ...own] = lines(stdout).map((line) => line.split(","));
  expect([...forecast!.values]).toEqual(own.map((cells) => Number(cells[2])));
});
