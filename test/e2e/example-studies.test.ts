/** @module-tag slow */

import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { hasSharedData, SHARED_DATA } from "../../src/read/testing.js";
import { parseStudy } from "../../src/study/records/parse.js";
import { gradus, root, scratch } from "./command.js";

const file = (name: string) => `examples/studies/${name}.ts`;

/** Little enough for a test; what is asked, of which data, is the file's. */
const little = [
  ...["--methods", "sgd,diffusion", "--hidden", "4", "--batch-sizes", "64"],
  ...["--epochs", "2", "--seeds", "2", "--tuning-trials", "1", "--workers", "2"],
];

const studies = [
  {
    name: "bike-sharing",
    kind: "series",
    target: "cnt",
    horizon: { from: 1, to: 6 },
    split: "time",
    folds: 1,
    baselines: ["last value", "seasonal repeat", "mean", "linear"],
  },
  {
    name: "pm25",
    kind: "series",
    target: "pm2.5",
    horizon: { from: 6, to: 6 },
    split: "time",
    folds: 1,
    baselines: ["last value", "seasonal repeat", "mean", "linear"],
  },
  // No last value: it would know the answer.
  {
    name: "cmapss",
    kind: "sequences",
    target: "life left",
    horizon: { from: 0, to: 0 },
    split: undefined,
    folds: 1,
    baselines: ["mean", "linear"],
  },
  {
    name: "illness",
    kind: "series",
    target: "% WEIGHTED ILI",
    horizon: { from: 4, to: 4 },
    split: "time",
    folds: 3,
    baselines: ["last value", "seasonal repeat", "mean", "linear"],
  },
];

const whySkipped = hasSharedData ? "" : " (skipped: the public data sets do not lie beside the checkout)";

describe.skipIf(!hasSharedData).each(studies)(`the study of $name${whySkipped}`, (study) => {
  const out = join(scratch(), "out");
  const run = () => gradus(["poc", file(study.name), ...little, "--out", out], { env: { GRADUS_DATA: SHARED_DATA } });

  test("comes to a verdict and a report", async () => {
    const { status, stdout, stderr } = await run();
    expect(stderr).not.toContain("gradus:");
    expect(status).toBe(0);
    expect(stdout).toMatch(/^INCONCLUSIVE: 2 finished seeds of each method cannot decide/);
    const { task, baselines, verdict } = parseStudy(readFileSync(join(out, "study.json"), "utf8"), "study.json");
    expect(verdict.decision).toBe("inconclusive");
    expect(task).toMatchObject({ kind: study.kind, targets: [study.target], horizon: study.horizon });
    expect([task.split?.by, task.earlierFolds.length + 1]).toEqual([study.split, study.folds]);
    expect(baselines.map(({ name }) => name)).toEqual(study.baselines);
    expect(readFileSync(join(out, "report.html"), "utf8")).toContain(study.target);
  });

  test("goes on where it ended, with nothing run twice", async () => {
    const { status, stderr } = await run();
    expect(stderr).toMatch(/(\d+) training runs planned, \1 of them done by an earlier run/);
    expect(status).toBe(0);
  });
});

test.each(studies)("the study of $name says in one line what to get from where, without its data", async ({ name }) => {
  const folder = scratch();
  const { status, stderr } = await gradus(["poc", file(name)], { env: { GRADUS_DATA: folder } });
  const [line, ...others] = stderr.trim().split("\n");
  expect(line).toMatch(/^gradus: examples\/studies\/[\w-]+\.ts:\d+: /);
  expect(line).toContain(`${folder}/`);
  expect(line).toMatch(
    / must be there, got no such file\. Get it from https:\/\/\S+.*, or set GRADUS_DATA to the folder/,
  );
  expect(others).toEqual([]);
  expect(status).toBe(2);
});

test.each([
  ["bike-sharing", "bike-sharing/hour.csv", "cnt,temp"],
  ["pm25", "beijing-pm25/pollution.csv", "pm2.5,TEMP"],
])(
  "the study of %s would run on an excerpt of its data, two days that keep some inputs constant",
  async (name, table, inputs) => {
    const folder = scratch();
    const place = table.split("/")[0]!;
    mkdirSync(join(folder, place));
    cpSync(join(root, "test", "excerpts", table), join(folder, table));
    const short = ["--dry-run", "--window", "2", "--horizon", "1", "--batch-sizes", "4", "--inputs", inputs];
    const { status, stdout, stderr } = await gradus(["poc", file(name), ...short], { env: { GRADUS_DATA: folder } });
    expect(stderr).toContain(`${table.split("/")[1]}: `);
    expect(stdout).toContain("training runs");
    expect(status).toBe(0);
  },
);

test("flags of a table are refused for a task that is made in code", async () => {
  const folder = scratch();
  mkdirSync(join(folder, "cmapss-fd001"));
  // Ten engines of 40 cycles: a file of the same form.
  const lines = Array.from({ length: 400 }, (_, k) => [Math.floor(k / 40) + 1, (k % 40) + 1, 0, 0, 100, ...sensors(k)]);
  writeFileSync(join(folder, "cmapss-fd001", "train_FD001.txt"), lines.map((line) => `${line.join(" ")}  \n`).join(""));
  const env = { GRADUS_DATA: folder };
  const { stderr, status } = await gradus(["poc", file("cmapss"), "--horizon", "3"], { env });
  expect(stderr).toBe(
    "gradus: --horizon 3 has no effect on a task that is made in code, data.task of examples/studies/cmapss.ts. Leave it out, or change the task there.\n",
  );
  expect(status).toBe(2);
  const dry = await gradus(["poc", file("cmapss"), "--dry-run", "--batch-sizes", "16"], { env });
  expect(dry.stderr).toContain("C-MAPSS FD001: 400 rows; forecast life left from 30 rows of 14 inputs");
  expect(dry.stderr).toContain("windows: 66 train, 22 validation, 22 test");
  expect(dry.status).toBe(0);
  expect(existsSync(join(root, "out", "C-MAPSS-FD001"))).toBe(false);
});

const sensors = (k: number) => Array.from({ length: 21 }, (_, n) => Math.sin(k * (n + 1)).toFixed(3));
