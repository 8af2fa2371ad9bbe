import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Command } from "commander";
import { expect, test } from "vitest";
import { Stopped } from "../../core/errors.js";
import { addInit } from "../commands/init.js";
import { readStudyFile } from "../study-file/read.js";
import type { Terminal } from "../terminal.js";

const sample = resolve(import.meta.dirname, "..", "..", "..", "samples", "seattle-weather.csv");

interface Said {
  readonly out: string;
  /** Questions, notes and reasons, a line each. */
  readonly shown: readonly string[];
}

/** Runs `gradus init` with somebody who types these lines, or with nobody at the terminal. */
async function init(args: readonly string[], typed: readonly string[] | null): Promise<Said> {
  const shown: string[] = [];
  let out = "";
  const lines = [...(typed ?? [])];
  const terminal: Terminal = {
    out: (text) => {
      out += text;
    },
    pour: async () => {},
    styled: () => {},
    chat: (text) => void shown.push(text),
    status: () => {},
    live: false,
    color: false,
    width: 80,
  };
  const program = new Command().exitOverride();
  addInit(program, {
    terminal,
    signal: new AbortController().signal,
    unguarded: () => () => {},
    questions: () =>
      typed === null
        ? null
        : {
            put: (question, hints) => void shown.push([question, ...hints].join(" | ")),
            async line(prompt) {
              shown.push(prompt.trim());
              const line = lines.shift();
              if (line === undefined) throw new Stopped("Stopped. Nothing was written.");
              return line;
            },
            close: () => {},
          },
    nameBy: () => {},
    exit: () => {},
  });
  await program.parseAsync(["init", ...args], { from: "user" });
  expect(lines).toEqual([]);
  return { out, shown };
}

/** The name of a file that is not there. */
const fresh = (name: string) => join(mkdtempSync(join(tmpdir(), "gradus-init-")), name);

test("who answers with Enter alone gets a study of what suits the table", async () => {
  const file = fresh("study.ts");
  const { out, shown } = await init([sample, file], ["", "", "", "", "", ""]);
  expect(out).toBe(
    `Study: ${file}, 849 windows to train, 264 to validate, 264 to test\n\nNext: measure it.\n  gradus poc ${file}\n`,
  );
  expect(shown.filter((line) => line.startsWith("["))).toEqual(["[wind]", "[1]", "[28]", "[1]", "[not known]", "[5m]"]);
  expect((await readStudyFile(file)).study).toMatchObject({ data: { file: sample, target: "wind" }, seeds: 5 });
});

test("an answer that cannot be is asked again, with the reason", async () => {
  const file = fresh("study.json");
  const answers = [
    ...["temp_mx", "temp_max", "x", "3000", "1..7", "5000", "24"],
    ...["time=140%", "2", "EUR", "3.20 EUR", "0", "2", "", "5 min", "none"],
  ];
  const { shown } = await init([sample, file], answers);
  expect(shown.filter((line) => /^ {2}\S/.test(line) && !line.startsWith("  note"))).toEqual([
    '  That must be a column of numbers, got "temp_mx". Did you mean "temp_max"?',
    '  That must be a number of rows or a range FROM..TO with 1 <= FROM <= TO such as 1..24, got "x".',
    expect.stringMatching(
      /^ {2}window 1 with horizon 3000 needs 3001 consecutive rows .* Take a horizon of \d+ or less\.$/,
    ),
    expect.stringMatching(/^ {2}window 5000 with horizon 7 needs .* Take a window of \d+ or less\.$/),
    "  time (minTimeSaving) must be in [-9, 1) or free, got 1.4. Write 25% as 25% or 0.25.",
    '  That must be an amount and a currency, if any, such as 3.20 EUR, got "EUR".',
    '  That must be a number > 0 and <= 1e9, got "0".',
    '  That must be a length of time of 1s or more such as 90s, 5m or 1h30m, got "5 min".',
  ]);
  expect(JSON.parse(readFileSync(file, "utf8"))).toEqual({
    data: { file: sample, target: "temp_max" },
    task: { window: 24, horizon: { from: 1, to: 7 } },
    methods: ["sgd", "momentum-cosine", "adam-cosine", "soap-cosine", "soap-linear", "diffusion"],
    criteria: { minTimeSaving: null, maxTestErrorIncrease: -0.05 },
    money: { machineHour: 3.2, currency: "EUR", trainingHours: 2, trainingsPerMonth: 30 },
    seeds: 5,
  });
});

test("with --lang ja the questions and what is said are Japanese", async () => {
  const file = fresh("study.ts");
  const { out, shown } = await init([sample, file, "--lang", "ja"], ["", "", "", "", "3 EUR", "", "", ""]);
  expect(out).toBe(
    `検証：${file}、窓の数は学習 849、検証 264、テスト 264\n\n次に測定してください。\n  gradus poc ${file}\n`,
  );
  const questions = shown.filter((line) => !line.startsWith("["));
  for (const line of questions.filter((line) => line !== ""))
    expect(line.replaceAll(file, "")).toMatch(/[\u3040-\u30ff\u4e00-\u9fff]/);
  expect(questions.join("\n")).not.toMatch(/\?|rows|note:/);
  expect((await readStudyFile(file)).study.language).toBe("ja");
});

test("several targets are taken, typed or asked for, as poc takes them", async () => {
  const targets = ["temp_max", "wind"];
  const asked = fresh("study.ts");
  const { shown } = await init([sample, asked], ["temp_max,wnd", "temp_max, wind", "", "", "", "", ""]);
  expect(shown).toContain('  That must be a column of numbers, got "wnd". Did you mean "wind"?');
  expect((await readStudyFile(asked)).study.data).toMatchObject({ target: targets });
  expect(readFileSync(asked, "utf8")).toContain("// other columns: precipitation, temp_min\n");
  const typed = fresh("study.ts");
  await init([sample, typed, "--target", "temp_max,wind"], null);
  expect((await readStudyFile(typed)).study.data).toMatchObject({ target: targets });
});

test("a study that is refused leaves no folder for its file", async () => {
  const file = fresh("new/folder/study.ts");
  await expect(init([sample, file, "--target", "nope"], null)).rejects.toThrow("names a column that is not there");
  expect(existsSync(join(file, "..", ".."))).toBe(false);
});

test("what flags say is not asked, and stands in the file", async () => {
  const file = fresh("study.mts");
  const flags =
    "--target temp_max --horizon 2 --window 9 --criteria time=40% --time-budget 1h --money hour=3,training=2,monthly=9";
  const more =
    "--every-step --inputs temp_max,wind --hidden 8 --methods sgd,diffusion --sigma tuned --seeds 3 --out results";
  const { shown } = await init([sample, file, ...flags.split(" "), ...more.split(" ")], []);
  expect(shown.filter((line) => line.startsWith("["))).toEqual([]);
  expect(shown.at(-1)).toMatch(/^note: .*soap, which is not among the methods/);
  expect(shown.at(-2)).toMatch(/^note: fewer than 5 seeds decide nothing, got 3/);
  const { study } = await readStudyFile(file);
  expect(study).toEqual({
    data: { file: sample, target: "temp_max", inputs: ["temp_max", "wind"] },
    task: { window: 9, horizon: 2, everyStep: true },
    network: { hiddenSizes: [8] },
    methods: ["sgd", { name: "diffusion", sigma: "tuned" }],
    criteria: { minTimeSaving: 0.4, maxTestErrorIncrease: 0.02 },
    money: { machineHour: 3, trainingHours: 2, trainingsPerMonth: 9 },
    seeds: 3,
    budget: { time: "1h" },
    out: resolve("results"),
  });
});

test("with nobody at the terminal nothing is asked; without a table that is an error", async () => {
  const file = fresh("study.ts");
  const { out } = await init([sample, file, "--target", "wind"], null);
  expect(out).toContain("Next: measure it.");
  await expect(init([], null)).rejects.toThrow("init must be given a table where it cannot ask for one, got none.");
  const asked = fresh("study.ts");
  expect((await init([sample, asked, "--target", "wind", "--yes"], [])).out).toContain("Next: measure it.");
  await expect(init([sample, fresh("study.ts")], null)).rejects.toThrow("the last column is probably the target");
});

test("who goes in the middle leaves nothing behind", async () => {
  const file = fresh("study.ts");
  await expect(init([sample, file], ["", ""])).rejects.toThrow("Stopped. Nothing was written.");
  expect(existsSync(file)).toBe(false);
});

test("a file that is there is not overwritten, unless that is asked for", async () => {
  const file = fresh("study.ts");
  writeFileSync(file, "mine");
  await expect(init([sample, file], [])).rejects.toThrow(
    /must not be there yet, got a file\. Name another one, or overwrite it with --force\./,
  );
  expect(readFileSync(file, "utf8")).toBe("mine");
  await init([sample, file, "--target", "wind", "--force"], null);
  expect(readFileSync(file, "utf8")).toContain("export default");
});

test("missing values are asked about where there are some", async () => {
  const table = fresh("gaps.csv");
  const rows = Array.from(
    { length: 300 },
    (_, k) => `${new Date(Date.UTC(2024, 0, 1 + k)).toISOString().slice(0, 10)},${k === 7 ? "" : Math.sin(k / 5)}`,
  );
  writeFileSync(table, ["day,sales", ...rows].join("\n"));
  const file = join(table, "..", "study.ts");
  const { shown } = await init([table, file], ["liner", "linear", "", "", "", "", ""]);
  expect(shown.join("\n")).toContain(
    'That must be one of drop, previous, linear, mask, got "liner". Did you mean "linear"?',
  );
  expect(readFileSync(file, "utf8")).toContain(`file: "${table}",`);
  expect((await readStudyFile(file)).study.data).toEqual({ file: table, missing: "linear", target: "sales" });
  await expect(init([table, fresh("study.ts")], null)).rejects.toThrow('`missing: "drop"`');
});

test.each([
  [[sample, "studies.csv"], 'init: the file to write must end in .ts or .json, got "studies.csv". Write study.ts.'],
  [[sample, "studies.json", "--format", "ts"], '--format ts must be that of the file\'s name, got "studies.json".'],
  [[sample, "--json"], "--json has no effect in a study file. Leave it out, or give it to gradus poc."],
  [["table.ts"], "table.ts: must be a table, CSV or Parquet, got the name of a study file, which gradus poc runs."],
  [["-"], "init must be given the name of a table that can be read again, got standard input."],
  [
    [sample, "--target", "wind", "--methods", "sgd", "--sigma", "tuned"],
    "--sigma tuned has no effect with `methods` sgd.",
  ],
  [[sample, "--target", "wind", "--criteria", "time=free"], "`criteria` must ask for a gain"],
  [
    [sample, "--target", "wind", "--batch-sizes", "5000"],
    "`size.batchSizes` must not exceed the 876 training windows, got 5000.",
  ],
])("init %j is refused, and nothing is written", async (args, message) => {
  await expect(init(args, null)).rejects.toThrow(message);
  expect(["study.ts", "studies.csv", "studies.json"].filter((name) => existsSync(name))).toEqual([]);
});
