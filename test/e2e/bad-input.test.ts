import { chmodSync, existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { gradus, sample, scratch } from "./command.js";

const folder = scratch();
const file = (name: string, text: string) => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const days = (count: number, value: (k: number) => string | number) =>
  Array.from(
    { length: count },
    (_, k) => `${new Date(Date.UTC(2024, 0, 1 + k)).toISOString().slice(0, 10)},${value(k)}\n`,
  );
const table = (lines: readonly string[], header = "day,sales\n") => header + lines.join("");
const wave = (k: number) => Math.round(100 * Math.sin(k / 5)) / 10;

const cases: readonly (readonly [what: string, args: readonly string[], message: RegExp])[] = [
  ["a missing file", [join(folder, "none.csv")], /none\.csv.*no such file/],
  ["an empty file", [file("empty.csv", "")], /empty\.csv.*empty/],
  ["an empty folder", [scratch()], /the folder must hold files of sequences/],
  ["no numeric column", [file("text.csv", table(days(60, () => "x")))], /text\.csv.*numeric/],
  ["an unknown target", [sample, "--target", "temp_mx"], /"temp_mx".*temp_max/],
  ["fewer rows than a window", [file("short.csv", table(days(10, wave)))], /short\.csv.*--window/],
  ["a constant target", [file("constant.csv", table(days(200, () => 7)))], /constant\.csv.*"sales"/],
  [
    "text in a numeric column",
    [file("typo.csv", table(days(90, (k) => (k === 41 ? "12o" : wave(k)))))],
    /typo\.csv, row 43, column "sales".*12o/,
  ],
  [
    "missing values",
    [file("gap.csv", table(days(90, (k) => (k === 11 ? "" : wave(k)))))],
    /gap\.csv, row 13, column "sales".*--missing drop .*--missing previous .*--missing linear/,
  ],
  [
    "NaN",
    [file("nan.csv", table(days(90, (k) => (k === 11 ? "NaN" : wave(k)))))],
    /nan\.csv, row 13, column "sales".*--missing/s,
  ],
  [
    "time going backwards",
    [file("back.csv", table([...days(50, wave), ...days(20, wave).reverse()]))],
    /back\.csv, row \d+, column "day"/,
  ],
  [
    "one time with two values",
    [
      file(
        "twice.csv",
        table(days(60, wave).flatMap((line, k) => (k === 30 ? [line, `${line.trimEnd()}1\n`] : [line]))),
      ),
    ],
    /twice\.csv, row 33, column "day": .* again after row 32, where "\w+" was .* Keep one row of each time/,
  ],
  [
    "dates that can be read in two ways",
    [
      file(
        "two-ways.csv",
        `day,sales\n${Array.from({ length: 12 }, (_, k) => `${k + 1}/1/2020,${wave(k)}\n`).join("")}`,
      ),
    ],
    /two-ways\.csv, column "day": .* 2020-01-02.*2020-02.* Say which with --time-format DD\/MM\/YYYY or --time-format MM\/DD\/YYYY, or use --time none/,
  ],
  [
    "times that are not understood",
    [file("zone.csv", table(days(90, wave)).replaceAll(/^(\d{4}-\d\d-\d\d)/gm, "$1 00:00 CST"))],
    /zone\.csv, column "day": .* got values like "\d{4}-\d\d-\d\d 00:00 CST"\. .* by --time-format, in which YYYY/,
  ],
  ["--window 0", [sample, "--target", "temp_max", "--window", "0"], /--window must be a whole number >= 1, got "0"/],
  [
    "shares that leave no rows to train on",
    [sample, "--target", "temp_max", "--test-share", "0.6", "--validation-share", "0.5"],
    /^gradus: --validation-share and --test-share must sum to less than 1, got 0.5 and 0.6/,
  ],
  [
    "a method named twice",
    [sample, "--target", "temp_max", "--methods", "sgd,sgd"],
    /^gradus: --methods must name each method once, got sgd, sgd/m,
  ],
  [
    "a budget under a second",
    [sample, "--target", "temp_max", "--time-budget", "0.5s"],
    /--time-budget must be a length of time of 1s or more/,
  ],
  [
    "an unknown method",
    [sample, "--target", "temp_max", "--methods", "sgd,adma"],
    /^gradus: --methods names an unknown method "adma".*"adam"/m,
  ],
  ["an unknown activation", [sample, "--target", "temp_max", "--activation", "tahn"], /"tahn".*"tanh"/],
  [
    "an objective that does not diffuse",
    [sample, "--target", "temp_max", "--objective", "plain"],
    /^gradus: --objective must diffuse, got "plain"/m,
  ],
  [
    "one epoch for a method that diffuses",
    [sample, "--target", "temp_max", "--epochs", "1", "--batch-sizes", "16"],
    /^gradus: --epochs must be >= 2 for "diffusion", got 1: sigma is 0 in the last epoch.*out of --methods\.$/m,
  ],
  ["a criterion that does not exist", [sample, "--target", "temp_max", "--criteria", "tme=3%"], /"tme".*"time"/],
  ["a share above 1", [sample, "--target", "temp_max", "--test-share", "1.5"], /--test-share must be a share/],
  [
    "a batch larger than the data",
    [sample, "--target", "temp_max", "--batch-sizes", "5000"],
    /^gradus: --batch-sizes must not exceed the \d+ training windows, got 5000/m,
  ],
  ["an unknown option", [sample, "--target", "temp_max", "--widnow", "3"], /unknown option '--widnow'/],
];

test.each(cases)(
  "%s: exit status 2, an error that says where and what to do, nothing written",
  async (_what, args, message) => {
    const out = join(scratch(), "out");
    const { status, stdout, stderr } = await gradus(["poc", ...args, "--out", out]);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/\n\s+at /); // no stack
    expect(status).toBe(2);
    expect(stdout).toBe("");
    expect(existsSync(out)).toBe(false);
  },
);

test("a place that cannot be written: exit status 2 before the first trial", async () => {
  const blocked = file("a-file", "");
  const { status, stderr } = await gradus(["poc", sample, "--target", "temp_max", "--out", join(blocked, "out")]);
  expect(status).toBe(2);
  expect(stderr).toMatch(/--out: ".*a-file\/out" must be writable, got a file is in the way/);
});

test("names of columns and files that would steer a terminal reach none: notes, errors and results show them as escapes", async () => {
  const steering = "y\u001b[2J\u009b31m\u202e";
  const path = file(
    "esc\u001b[31m.csv",
    table(
      days(60, (k) => `${k % 2},${wave(k)},${k % 9}`),
      `day,a,a,"${steering}\ngradus: forged"\n`,
    ),
  );
  const quick = ["--window", "4", "--hidden", "2", "--epochs", "1", "--out", join(scratch(), "model.json")];
  for (const args of [quick, ["--target", `x${steering}`], ["--inputs", "a"], [steering]]) {
    const { stdout, stderr } = await gradus(["train", path, ...args]);
    expect(stdout + stderr).not.toMatch(/[^\P{Cc}\n]|\u202e|^gradus: forged/mu);
  }
});

test("train says before it starts that one epoch smooths nothing, of a method that smooths alone", async () => {
  const brief = ["--target", "temp_max", "--window", "4", "--hidden", "2", "--epochs", "1", "--out"];
  const note =
    /^note: sigma is 0 in the last epoch: with --epochs 1, .* nothing is smoothed, and --sigma has no effect\./m;
  const noteOf = async (...flags: string[]) =>
    note.test((await gradus(["train", sample, ...brief, join(scratch(), "model.json"), ...flags])).stderr);
  expect(await noteOf("--sigma", "0.5")).toBe(true);
  expect(await noteOf("--method", "momentum")).toBe(false);
  expect(await noteOf("--epochs", "2")).toBe(false);
});

test("help of an unknown command names the nearest one, with status 2; help of a command is its help, with status 0", async () => {
  const unknown = await gradus(["help", "trian"]);
  expect(unknown).toMatchObject({ status: 2, stdout: "" });
  expect(unknown.stderr).toMatch(/^gradus: unknown command "trian"\. Did you mean "train"\? Known: /);
  const known = await gradus(["help", "train"]);
  expect(known).toMatchObject({ status: 0, stdout: expect.stringMatching(/^Usage: gradus train /) });
  expect((await gradus(["help"])).stdout).toMatch(/^Usage: gradus \[options\].* help \[command\] /s);
});

const adding = ["--length", "4", "--train-size", "80", "--validation-size", "30", "--test-size", "30"];
const quick = ["--batch-sizes", "16", "--epochs", "1", "--seeds", "1", "--tuning-trials", "1", "--methods", "sgd"];

test.each([
  [
    "a file",
    (run: string) => writeFileSync(run, ""),
    /^gradus: --out: ".*run" must be writable, got a file is in the way\. /m,
  ],
  [
    "a folder with a folder manifest.json",
    (run: string) => mkdirSync(join(run, "manifest.json"), { recursive: true }),
    /^gradus: --out: ".*manifest\.json" must be a file that can be read, got a folder, a pipe or a device\. /m,
  ],
  [
    "a folder with a file that is no manifest",
    (run: string) => {
      mkdirSync(run);
      writeFileSync(join(run, "manifest.json"), "{}");
    },
    /manifest\.json: .*Remove this file and repeat the command/,
  ],
])(
  "%s where a study keeps its run: exit status 2 before the first trial, with what to do",
  async (_what, block, why) => {
    const out = scratch();
    block(join(out, "run"));
    const { status, stderr } = await gradus(["demo", "adding", ...adding, ...quick, "--out", out]);
    expect(stderr).toMatch(why);
    expect(stderr).toMatch(/[Cc]hoose another (place|folder)/);
    expect(stderr).not.toMatch(/\n\s+at /); // no stack
    expect(status).toBe(2);
    expect(readdirSync(out)).toEqual(["run"]);
  },
);

test.each([
  ["a folder in the place of the report", (out: string) => mkdirSync(join(out, "report.html")), "report.html"],
  ["a file in the place of the models' folder", (out: string) => writeFileSync(join(out, "models"), ""), "models"],
])("%s: exit status 2 before the first trial", async (_name, make, file) => {
  const out = scratch();
  make(out);
  const { status, stderr } = await gradus(["demo", "adding", ...adding, ...quick, "--out", out]);
  expect(stderr).toMatch(
    new RegExp(`^gradus: --out: ".*${file}.*" must be writable, got a (folder|file) is in the way\\.`, "m"),
  );
  expect(status).toBe(2);
  expect(existsSync(join(out, "run"))).toBe(false);
});

test.skipIf(process.getuid?.() === 0)(
  "a read-only folder: exit status 2 before the first trial (skipped for root, who may write anywhere)",
  async () => {
    const locked = join(folder, "locked");
    mkdirSync(locked);
    chmodSync(locked, 0o500);
    const { status, stderr } = await gradus(["poc", sample, "--target", "temp_max", "--out", join(locked, "out")]);
    expect(status).toBe(2);
    expect(stderr).toMatch(/permission denied/);
  },
);

test("predict refuses a file that is no model, naming what it is", async () => {
  const { status, stderr } = await gradus(["predict", sample, sample]);
  expect(status).toBe(2);
  expect(stderr).toMatch(/must be JSON, found something else.*Give a model/);
});

test("a network beyond reason ends the command at once: no thread is left to wait for it", async () => {
  const { status, stderr } = await gradus([
    "train",
    sample,
    "--target",
    "temp_max",
    "--hidden",
    "100000",
    "--workers",
    "2",
  ]);
  expect(status).toBe(2);
  expect(stderr).toMatch(/--hidden must give at most 268435456 parameters, got 100000, which give \d+/);
}, 20_000);

const COLUMNS = ["--target", "temp_max", "--inputs", "precipitation,temp_max,temp_min,wind"];

test.each([
  [
    "train",
    ["--hidden", "3000", "--batch-size", "200", "--optimizer", "momentum"],
    /--batch-size \d+ or --hidden 1500 would fit/,
  ],
  ["train", ["--hidden", "16000"], /--hidden 2000 would fit/],
  ["poc", ["--hidden", "9000", "--batch-sizes", "16"], /--hidden \d+ would fit/],
])(
  "%s of a network that no engine holds is refused before it starts, by the flags, with the figures and what would fit",
  async (command, flags, fitting) => {
    const out = join(scratch(), "out");
    const { status, stderr } = await gradus([command, sample, ...COLUMNS, ...flags, "--out", out]);
    expect(stderr).toMatch(
      /^gradus: --hidden \d+ with --batch-sizes? \d+ and --window 24 must fit into the engine's memory of 1\.00 GiB, got 1\.\d\d GiB or more\. /m,
    );
    expect(stderr).toMatch(fitting);
    expect(stderr).not.toMatch(/\n\s+at |capacityBytes|epoch/);
    expect(status).toBe(2);
  },
);

test("explain of a network that no engine holds says so by its flags", async () => {
  const { status, stderr } = await gradus(["explain", "--hidden", "9000", "--out", join(scratch(), "page.html")]);
  expect(stderr).toMatch(
    /^gradus: the engine's memory of 1\.00 GiB must hold all arrays, got 1\.\d\d GiB or more\. Take a smaller --hidden or/m,
  );
  expect(status).toBe(2);
});

test.each(["1e300", "1e7", "1e-300", "-1", "much"])(
  "train refuses --sigma %s with the range before it reads the table",
  async (sigma) => {
    const { status, stderr } = await gradus(["train", "none.csv", "--sigma", sigma]);
    expect(stderr).toBe(
      `gradus: --sigma must be auto, sigma_0 or fixed:SIGMA, 0 or a number from 0.000001 to 1000000, got "${sigma}". Weights are of the order of 1: take e.g. 0.5 or fixed:0.5.\n`,
    );
    expect(status).toBe(2);
  },
);
