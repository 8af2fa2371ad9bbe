import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { networkIn } from "gradus/model";
import { loadModel } from "gradus/node";
import { expect, test } from "vitest";
import type { ModelRecord } from "../../src/model/schema.js";
import { gradus, root, sample, scratch } from "./command.js";

/** Heads of the columns that hold a target's intervals. */
const ends = (name: string) => ["80 % low", "80 % high", "95 % low", "95 % high"].map((end) => `${name} ${end}`);

test("train writes a model; predict gives its forecasts, whose error on the test rows is the one that train printed", async () => {
  const model = join(scratch(), "model.json");
  const trained = await gradus([
    ...["train", sample, "--target", "temp_max", "--window", "8", "--hidden", "8", "--epochs", "5", "--out", model],
  ]);
  expect(trained.status).toBe(0);
  const record = JSON.parse(readFileSync(model, "utf8")) as ModelRecord;
  expect(trained.stdout).toContain(`test error ${record.training.testError!.toPrecision(5)}`);

  const { status, stdout } = await gradus(["predict", model, sample]);
  expect(status).toBe(0);
  const [head, ...rows] = stdout
    .trim()
    .split("\n")
    .map((line) => line.split(","));
  expect(head).toEqual(["when", "temp_max forecast", "temp_max actual", ...ends("temp_max")]);
  expect(rows).toHaveLength(1461 - 8 + 1);
  expect(rows.at(-1)![0]).toBe("2016-01-01"); // the table ends on 2015-12-31
  expect(rows.at(-1)![2]).toBe("");
  const scored = rows.slice(0, -1).filter(([when]) => when! >= "2015-03-23"); // the test part: 292 rows, 8 of them read first
  expect(scored).toHaveLength(284);
  const square = scored.reduce((sum, [, forecast, actual]) => sum + (Number(forecast) - Number(actual)) ** 2, 0);
  expect(Math.sqrt(square / scored.length)).toBeCloseTo(record.training.testError!, 4);
  for (const [k, { level, testCoverage }] of record.intervals.entries()) {
    const held = scored.filter(
      (row) => Number(row[3 + 2 * k]) <= Number(row[2]) && Number(row[2]) <= Number(row[4 + 2 * k]),
    );
    expect(held.length / scored.length).toBeCloseTo(testCoverage!, 2);
    expect(Math.abs(testCoverage! - level)).toBeLessThan(0.06);
  }
});

test("a model with the best linear forecast beside it: chosen by validation and said so, and predict gives the error that train printed", async () => {
  const model = join(scratch(), "model.json");
  const network = ["--window", "8", "--horizon", "1..2", "--hidden", "4", "--highway", "auto"];
  const trained = await gradus(["train", sample, "--target", "temp_max", ...network, "--epochs", "2", "--out", model]);
  expect(trained.status).toBe(0);
  expect(trained.stderr).toMatch(
    /highway, which networks add to: the best linear forecast of the window \(validation error .*: none \S+, last \S+, linear \S+\)/,
  );
  const record = await loadModel(model);
  const { training } = record;
  const { spec, highway } = networkIn(record).network;
  expect([spec.highway, highway?.rows]).toEqual(["linear", 8]);
  const { stdout } = await gradus(["predict", model, sample]);
  const rows = stdout
    .trim()
    .split("\n")
    .map((line) => line.split(","));
  const scored = rows.slice(2 * (1461 - 292) + 1).filter(([, , , actual]) => actual !== ""); // test windows: their first is of row 1169
  const square = scored.reduce((sum, [, , forecast, actual]) => sum + (Number(forecast) - Number(actual)) ** 2, 0);
  expect(Math.sqrt(square / scored.length) / training.testError!).toBeCloseTo(1, 2);
});

test("a last value that the network does not read is refused by its flag", async () => {
  const asked = ["train", sample, "--target", "temp_max", "--inputs", "wind", "--highway", "last"];
  const { status, stderr } = await gradus(asked);
  expect(status).toBe(2);
  expect(stderr).toContain(
    '--highway "last" adds the last value of each target, so every target must be among the inputs, got inputs without "temp_max". Add it to --inputs',
  );
});

test("a model of several rows ahead: a column for them, by last row read, then rows ahead; those after the end without actual values", async () => {
  const model = join(scratch(), "model.json");
  const range = ["--target", "temp_max", "--window", "8", "--horizon", "2..3", "--hidden", "6,5", "--epochs", "1"];
  expect((await gradus(["train", sample, ...range, "--out", model])).status).toBe(0);
  expect(networkIn(await loadModel(model)).network.spec.hiddenSizes).toEqual([6, 5]);
  const { stdout } = await gradus(["predict", model, sample]);
  const [head, ...rows] = stdout
    .trim()
    .split("\n")
    .map((line) => line.split(","));
  expect(head).toEqual(["when", "step", "temp_max forecast", "temp_max actual", ...ends("temp_max")]);
  expect(rows).toHaveLength(2 * (1461 - 8 + 1));
  expect(rows.slice(-4).map(([when, step, , actual]) => [when, step, actual])).toEqual([
    ["2016-01-01", "2", ""],
    ["2016-01-02", "3", ""],
    ["2016-01-02", "2", ""],
    ["2016-01-03", "3", ""],
  ]);
});

test("a model of several objects keeps them apart in another table too, by the column that named them", async () => {
  const folder = scratch();
  const [table, without, model] = ["panel.csv", "without.csv", "model.json"].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  const rows = [7, 8, 9].flatMap((unit) => Array.from({ length: 40 }, (_, k) => [unit, Math.sin(k / unit)]));
  writeFileSync(table, `unit,level\n${rows.map((cells) => cells.join(",")).join("\n")}\n`);
  writeFileSync(without, `level\n${rows.map(([, level]) => level).join("\n")}\n`);
  const options = ["--target", "level", "--window", "4", "--hidden", "2", "--epochs", "1", "--out", model];
  expect(await gradus(["train", table, "--series", "unit", ...options])).toMatchObject({ status: 0 });
  const { stdout } = await gradus(["predict", model, table]);
  const [head, ...forecasts] = stdout.trim().split("\n");
  expect(head).toMatch(/^series,when,level forecast,level actual(,|$)/);
  expect(forecasts).toHaveLength(3 * (40 - 4 + 1));
  const missing = await gradus(["predict", model, without]);
  expect(missing.status).toBe(2);
  expect(missing.stderr).toMatch(
    /the table must hold the column that names the objects, or be read with --series none/,
  );
  const asOne = await gradus(["predict", model, without, "--series", "none"]);
  expect(asOne.stdout.trim().split("\n")).toHaveLength(1 + 120 - 4 + 1);
});

test("names that a spreadsheet would run are harmless in the CSV, unless asked otherwise; numbers stay numbers", async () => {
  const folder = scratch();
  const [table, model] = [join(folder, "panel.csv"), join(folder, "model.json")];
  const rows = (name: string) =>
    Array.from({ length: 40 }, (_, k) => `"${name}",${k},${Math.sin(k / 3) - 1}\n`).join("");
  writeFileSync(table, `unit,k,=1+2\n${rows("@SUM(1;2)")}${rows("-7")}`);
  const read = ["--series", "unit", "--time", "none"];
  const train = ["--target", "=1+2", "--inputs", "=1+2", "--window", "4", "--hidden", "2", "--epochs", "1"];
  expect(await gradus(["train", table, ...read, ...train, "--out", model])).toMatchObject({ status: 0 });
  const plain = await gradus(["predict", model, table, ...read]);
  const [head, first, ...others] = plain.stdout.split("\n");
  expect(head).toMatch(/^series,when,'=1\+2 forecast,'=1\+2 actual(,'=1\+2 80 % low,|$)/);
  expect(first).toMatch(/^"'@SUM\(1;2\)",row 5,[^,]+,-0\.02806/);
  expect(others.at(-2)).toMatch(/^-7,row 81,/);
  const raw = await gradus(["predict", model, table, ...read, "--no-escape-formulas"]);
  expect(raw.stdout).toBe(plain.stdout.replaceAll("'", ""));
});

test.skipIf(process.platform === "win32")(
  "a reader that has enough of the forecasts ends predict quietly, a full disk with a word (skipped without a POSIX shell)",
  async () => {
    const folder = scratch();
    const [table, model] = [join(folder, "long.csv"), join(folder, "model.json")];
    writeFileSync(table, `y\n${Array.from({ length: 60_000 }, (_, k) => `${Math.sin(k / 9)}\n`).join("")}`);
    const train = ["--window", "4", "--hidden", "2", "--epochs", "1", "--batch-size", "512"];
    expect(await gradus(["train", table, ...train, "--out", model])).toMatchObject({ status: 0 });
    const command = `"${process.execPath}" "${join(root, "bin", "gradus.js")}" predict "${model}" "${table}"`;
    const shell = (line: string) =>
      spawnSync("bash", ["-c", `${line}; echo "status \${PIPESTATUS[0]}"`], { encoding: "utf8" });
    const closed = shell(`${command} | head -n 1`);
    expect(closed.stdout).toMatch(/when,y forecast,y actual,.*\nstatus 0\n$/);
    expect(closed.stderr).not.toMatch(/EPIPE|\n\s+at /);
    if (!existsSync("/dev/full")) return;
    const full = shell(`${command} > /dev/full`);
    expect(full.stdout).toBe("status 2\n");
    expect(full.stderr).toMatch(
      /^gradus: stdout must be writable, got no space left\. Free some space, or choose another place\.$/m,
    );
  },
);

test("predict refuses a model of an older version, a damaged one and one that is not there, each by its file", async () => {
  const folder = scratch();
  const predictFrom = async (name: string, text?: string) => {
    const model = join(folder, name);
    if (text !== undefined) writeFileSync(model, text);
    const { status, stderr } = await gradus(["predict", model, sample]);
    expect(status).toBe(2);
    return stderr;
  };
  const old = '{"schema":"gradus.model","version":1,"horizon":1}';
  expect(await predictFrom("old.json", old)).toMatch(/old\.json: this gradus reads version \d of it, got 1\..*anew/);
  expect(await predictFrom("cut.json", old.slice(0, -5))).toMatch(/cut\.json: must be JSON.*cut off/);
  expect(await predictFrom("none.json")).toMatch(
    /none\.json: the model must be a readable file, got nothing of that name/,
  );
});

test("a model moved to a table without its columns says which one is missing", async () => {
  const model = join(scratch(), "model.json");
  await gradus([
    "train",
    sample,
    "--target",
    "wind",
    "--window",
    "4",
    "--hidden",
    "2",
    "--epochs",
    "1",
    "--out",
    model,
  ]);
  const other = join(scratch(), "other.csv");
  writeFileSync(other, `a,b\n${"1,2\n3,4\n".repeat(20)}`);
  const { status, stderr } = await gradus(["predict", model, other]);
  expect(status).toBe(2);
  expect(stderr).toMatch(/the table must hold the model.s column "\w+"/);
  expect(stderr).not.toMatch(/--target|--inputs|`inputs`/);
});
