import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { loadModel } from "gradus/node";
import { expect, test } from "vitest";
import { gradus, sample, scratch } from "./command.js";

/** Heads of the columns that hold a target's intervals. */
const ends = (name: string) => ["80 % low", "80 % high", "95 % low", "95 % high"].map((end) => `${name} ${end}`);

/** Days of the sample, each cell made by a function of its name; null leaves the column out. */
function table(
  name: string,
  rows: number,
  cell: (column: string, value: string, row: number) => string | null,
): string {
  const [head, ...lines] = readFileSync(sample, "utf8")
    .trim()
    .split("\n")
    .slice(0, rows + 1)
    .map((line) => line.split(","));
  const kept = head!.filter((column, at) => cell(column, lines[0]![at]!, 0) !== null);
  const texts = lines.map((line, row) =>
    kept.map((column) => cell(column, line[head!.indexOf(column)]!, row)).join(","),
  );
  const file = join(scratch(), name);
  writeFileSync(file, `${[kept.join(","), ...texts].join("\n")}\n`);
  return file;
}

async function forecasts(model: string, file: string, ...flags: string[]) {
  const { status, stdout, stderr } = await gradus(["predict", model, file, ...flags]);
  return {
    status,
    stderr,
    rows: stdout
      .trim()
      .split("\n")
      .slice(1)
      .map((line) => line.split(",").slice(0, -ends("").length)),
  };
}

test("a model is applied, not trained: constant columns, one window, other columns and orders, no target, open rows, and what is known ahead", async () => {
  const [own, plan] = [join(scratch(), "own.json"), join(scratch(), "plan.json")];
  const train = [
    "train",
    sample,
    "--target",
    "temp_max",
    "--window",
    "8",
    "--hidden",
    "4",
    "--epochs",
    "1",
    "--method",
    "sgd",
  ];
  await gradus([...train, "--out", own]);
  const inputs = ["--inputs", "temp_min,precipitation", "--known-ahead", "precipitation"];
  await gradus([...train, ...inputs, "--horizon", "1..2", "--out", plan]);
  expect((await loadModel(plan)).inputs.columns).toEqual([
    "temp_min",
    "precipitation (2 rows ahead)",
    ...["weekday (sine)", "weekday (cosine)", "month (sine)", "month (cosine)"],
  ]);

  const whole = await forecasts(
    own,
    table("whole.csv", 30, (_, value) => value),
  );
  expect(whole.rows.at(-1)!.slice(0, 1)).toEqual(["2012-01-31"]);
  const oneWindow = await forecasts(
    own,
    table("one.csv", 8, (_, value) => value),
  );
  expect(oneWindow.rows).toEqual([[whole.rows[0]![0], whole.rows[0]![1], ""]]);
  expect(
    (
      await forecasts(
        own,
        table("calm.csv", 30, (column, value) => (column === "wind" ? "2" : value)),
      )
    ).status,
  ).toBe(0);

  const isOpen = (row: number) => row >= 28;
  const open = table("open.csv", 30, (column, value, row) => (isOpen(row) && column !== "date" ? "" : value));
  expect((await forecasts(own, open, "--ahead", "all")).rows).toEqual([["2012-01-29", whole.rows[28 - 8]![1], ""]]);

  // the model of the plan reads no target: it is left out here
  const planned = table("planned.csv", 30, (column, value, row) => {
    if (column === "temp_max" || column === "weather") return null;
    return isOpen(row) && column !== "date" && column !== "precipitation" ? "" : value;
  });
  const ahead = await forecasts(plan, planned, "--ahead", "all");
  expect(ahead.rows.map(([when, step, , actual]) => [when, step, actual])).toEqual([
    ["2012-01-29", "1", ""], // that of the day before it, not of two days before
    ["2012-01-30", "2", ""],
  ]);
  const short = table("short.csv", 28, (column, value) => (column === "temp_max" ? null : value));
  expect((await forecasts(plan, short)).rows.at(-1)!.slice(0, 2)).toEqual(["2012-01-28", "2"]);
  const refused = await forecasts(plan, short, "--ahead", "all");
  expect([refused.status, refused.stderr]).toEqual([
    2,
    expect.stringContaining(
      'short.csv: --ahead all needs "precipitation" for the 2 rows after the last one that is known. Add rows',
    ),
  ]);
});
