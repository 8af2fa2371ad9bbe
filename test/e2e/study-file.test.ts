import { createHash } from "node:crypto";
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { parseStudy } from "../../src/study/records/parse.js";
import { withoutTimes } from "../../src/study/times.js";
import { gradus, sample, scratch } from "./command.js";

const fields = {
  data: { file: "weather.csv", target: "temp_max" },
  task: { window: 8 },
  network: { hiddenSizes: [6] },
  methods: ["sgd", "momentum", { name: "diffusion", sigma: "tuned" }],
  budget: { epochs: 4, batchSizes: [32], tuningTrials: 2, workers: 2 },
  seeds: 3,
};
const flags = [
  ...["weather.csv", "--target", "temp_max", "--window", "8", "--hidden", "6", "--batch-sizes", "32", "--epochs", "4"],
  ...[
    "--seeds",
    "3",
    "--tuning-trials",
    "2",
    "--methods",
    "sgd,momentum,diffusion",
    "--sigma",
    "tuned",
    "--workers",
    "2",
  ],
];

/** A folder with the table and the study in three forms. */
function folder(): string {
  const place = scratch();
  cpSync(sample, join(place, "weather.csv"));
  const text = JSON.stringify(fields, null, 2);
  writeFileSync(
    join(place, "study.ts"),
    `import type { StudyFile } from "gradus/study";\nexport default ${text} satisfies StudyFile;\n`,
  );
  writeFileSync(join(place, "plan.json"), text);
  return place;
}

/** The record in a study's folder, without what the clock and the command line say. */
function record(place: string, out: string) {
  const { command: _command, ...study } = withoutTimes(
    parseStudy(readFileSync(join(place, out, "study.json"), "utf8"), out),
  ) as ReturnType<typeof parseStudy>;
  return study;
}

describe("a study that a file describes", () => {
  const place = folder();

  beforeAll(async () => {
    const runs = [
      ["poc", "study.ts", "--out", "ts"],
      ["poc", "plan.json", "--out", "json"],
      ["poc", ...flags, "--out", "flags"],
    ];
    for (const args of runs) expect((await gradus(args, { cwd: place })).status).toBe(0);
  });

  test("is the study of the same flags: identity, trials, verdict", () => {
    const byFlags = record(place, "flags");
    expect(byFlags.trials.length).toBeGreaterThan(10);
    expect(record(place, "ts")).toEqual(byFlags);
    expect(record(place, "json")).toEqual(byFlags);
  });

  test("is known by its file's name and hash, in record, manifest and report", () => {
    const sha256 = createHash("sha256")
      .update(readFileSync(join(place, "study.ts")))
      .digest("hex");
    const { studyFile } = parseStudy(readFileSync(join(place, "ts", "study.json"), "utf8"));
    expect(studyFile).toEqual({ name: "study.ts", sha256 });
    expect(JSON.parse(readFileSync(join(place, "ts", "run", "manifest.json"), "utf8")).studyFile).toEqual(studyFile);
    expect(readFileSync(join(place, "ts", "report.html"), "utf8")).toContain(sha256.slice(0, 16));
    expect(parseStudy(readFileSync(join(place, "flags", "study.json"), "utf8")).studyFile).toBe(null);
  });

  test("goes on in the folder of those flags, and they in its, with nothing run twice", async () => {
    const file = await gradus(["poc", "study.ts", "--out", "flags"], { cwd: place });
    expect(file.stderr).toMatch(/(\d+) training runs planned, \1 of them done by an earlier run/);
    const typed = await gradus(["poc", ...flags, "--out", "json"], { cwd: place });
    expect(typed.stderr).toMatch(/(\d+) training runs planned, \1 of them done by an earlier run/);
  });

  test("warns of fewer than 5 seeds as flags do; a typed flag goes before its field", async () => {
    const { stderr } = await gradus(["poc", "study.ts", "--dry-run"], { cwd: place });
    expect(stderr).toContain("note: fewer than 5 seeds decide nothing, got 3:");
    const { stdout, stderr: more } = await gradus(["poc", "study.ts", "--dry-run", "--seeds", "6"], { cwd: place });
    expect(stdout).toContain("6 seeds");
    expect(more).not.toContain("decide nothing");
  });

  test("is run from elsewhere by its own paths", async () => {
    const elsewhere = scratch();
    const { status, stderr } = await gradus(["poc", join(place, "plan.json"), "--dry-run"], { cwd: elsewhere });
    expect(stderr).toContain("weather.csv: 1461 rows");
    expect(status).toBe(0);
    expect(readdirSync(elsewhere)).toEqual([]);
  });

  test("is not overwritten by its own results", async () => {
    writeFileSync(join(place, "study.json"), JSON.stringify({ ...fields, out: "." }));
    const { status, stderr } = await gradus(["poc", "study.json"], { cwd: place });
    expect(stderr).toMatch(/^gradus: study\.json:\d+: out: "study\.json" would overwrite the input "study\.json"\./m);
    expect(status).toBe(2);
  });
});

describe("what is wrong with a study is said by file, line and field", () => {
  const place = folder();
  const wrong = [
    [
      "several fields",
      '"task": { "windw": 8 },\n"seeds": "3"',
      'gradus: bad.json:2: task.windw is no field of task. Did you mean task.window? Known: kind, metric, labelSmoothing, classWeights, window, horizon, everyStep, transform, loss, calendar, knownAhead.\ngradus: bad.json:3: seeds must be an integer from 1 to 10000, got "3". Give the number 3.',
    ],
    [
      "every step to a range",
      '"task": { "window": 8,\n"horizon": { "from": 2, "to": 3 }, "everyStep": true }',
      'gradus: bad.json:3: task.everyStep goes with one task.horizon, got "2..3". Leave one of them out.',
    ],
    [
      "shares that leave nothing",
      '"split": { "testShare": 0.6,\n"validationShare": 0.5 }',
      "gradus: bad.json:3: split.validationShare and split.testShare must sum to less than 1, got 0.5 and 0.6.",
    ],
    [
      "an unknown column",
      '"seeds": 5',
      'gradus: bad.json:1: weather.csv: data.target names a column that is not there: "temp_mx". Did you mean',
    ],
    [
      "a window longer than the parts",
      '"task": {\n"window": 5000 }',
      "gradus: bad.json:3: task.window 5000 with task.horizon 1 needs 5001 consecutive rows",
    ],
    [
      "criteria without a gain",
      '"criteria": { "minTimeSaving": -1 }',
      "gradus: bad.json:2: criteria must ask for a gain, less time or a lower test error, got time=-100%,test=2%.",
    ],
    [
      "one epoch of diffusion",
      '"budget": {\n"epochs": 1 }',
      'gradus: bad.json:3: budget.epochs must be >= 2 for "diffusion", got 1:',
    ],
    [
      "a batch beyond the data",
      '"budget": {\n"batchSizes": [5000] }',
      "gradus: bad.json:3: budget.batchSizes must not exceed the",
    ],
    [
      "a number that is not tuned",
      '"methods": ["sgd", {\n"name": "diffusion", "sigma": "auto", "space": {\n"sigma.sigma0": { "low": 0.1, "high": 1 } } }]',
      'gradus: bad.json:4: methods[1].space["sigma.sigma0"] must be the range of a number that "diffusion" has',
    ],
    ["nothing that diffuses", '"methods": ["sgd", "adam"]', "note: none of methods diffuses: no criterion can be met"],
    [
      "nothing to compare with",
      '"methods": ["diffusion"]',
      "note: all of methods diffuse: there is nothing to save time against",
    ],
  ] as const;

  test.each(wrong)("%s", async (what, text, message) => {
    const target = what === "an unknown column" ? "temp_mx" : "temp_max";
    writeFileSync(join(place, "bad.json"), `{ "data": { "file": "weather.csv", "target": "${target}" },\n${text} }`);
    const { status, stderr } = await gradus(["poc", "bad.json", "--dry-run"], { cwd: place });
    expect(stderr).toContain(message);
    expect(status).toBe(message.startsWith("note") ? 0 : 2);
  });

  test("a typed flag is named as it was typed", async () => {
    const { stderr } = await gradus(["poc", "plan.json", "--window", "5000"], { cwd: place });
    expect(stderr).toMatch(/^gradus: plan\.json:\d+: --window 5000 with task\.horizon 1 needs/m);
  });

  test.each([
    ["none.ts", /none\.ts" must be a file that can be read, got nothing of that name/],
    [
      "rows.json",
      /rows\.json: must be a study, an object with the field data, got a list\. If it is a table, save it as CSV/,
    ],
    [
      "series.ts",
      /series\.ts: a name that ends in \.ts is that of a study file, .* If it is a table, call it series\.csv\./,
    ],
  ])("%s is told apart from a study", async (name, message) => {
    writeFileSync(join(place, "rows.json"), '[{ "a": 1 }]');
    cpSync(sample, join(place, "series.ts"));
    const { status, stderr } = await gradus(["poc", name], { cwd: place });
    expect(stderr).toMatch(message);
    expect(status).toBe(2);
  });

  test("a folder that npm has made, of CommonJS modules, keeps its TypeScript study", async () => {
    writeFileSync(join(place, "package.json"), '{ "type": "commonjs" }');
    const { status, stderr } = await gradus(["poc", "study.ts", "--dry-run"], { cwd: place });
    rmSync(join(place, "package.json"));
    expect(stderr).not.toMatch(/Warning|gradus:/);
    expect(status).toBe(0);
  });
});
