import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parseStudy } from "../../src/study/records/parse.js";
import { withoutTimes } from "../../src/study/times.js";
import { gradus, sample, scratch } from "./command.js";

const wave = (k: number, t: number) => (k % 2 === 0 ? Math.sin(t + k) : Math.cos(2 * t) + k / 50).toFixed(3);

/** Sequences of 3 to 6 steps, two channels and two classes. */
function sktime(count: number): string {
  const cases = Array.from({ length: count }, (_, k) => {
    const channel = (c: number) => Array.from({ length: 3 + (k % 4) }, (_, t) => wave(k + c, t)).join(",");
    return `${channel(0)}:${channel(2)}:${k % 2 === 0 ? "sine" : "cosine"}`;
  });
  return `@problemName Waves\n@timeStamps false\n@classLabel true sine cosine\n@data\n${cases.join("\n")}\n`;
}

/** Chords that come in turn, in the form of the JSB chorales. */
function frames(): string {
  const chords = [[60, 64], [62, 65, 69], [], [60, 67]];
  const piece = (k: number) => Array.from({ length: 12 + k }, (_, t) => chords[(t + (t > 5 ? k : 0)) % 4]);
  const part = (from: number, count: number) => Array.from({ length: count }, (_, k) => piece(from + k));
  return JSON.stringify({ test: part(20, 4), train: part(0, 16), valid: part(16, 4) });
}

const prose = `${"So shaken as we are, so wan with care, find we a time for frighted peace to pant. ".repeat(30)}\n`;

const FILES = {
  classify: { name: "waves.ts", text: sktime(48), measures: /Test part: accuracy [\d.]+/ },
  frames: { name: "chords.json", text: frames(), measures: null },
  chars: { name: "sonnet.txt", text: prose, measures: /Test part: / },
} as const;

const tiny = [
  ...["--hidden", "6", "--batch-sizes", "8", "--epochs", "4", "--seeds", "2", "--tuning-trials", "1"],
  ...["--methods", "sgd,diffusion", "--workers", "1"],
];

function written(kind: keyof typeof FILES) {
  const folder = scratch();
  const file = join(folder, FILES[kind].name);
  writeFileSync(file, FILES[kind].text);
  return { folder, file };
}

/** The study without its times, and the bytes of its models. */
function resultOf(out: string) {
  const models = readdirSync(join(out, "models")).sort();
  const record = parseStudy(readFileSync(join(out, "study.json"), "utf8"), "study.json");
  return {
    record,
    study: withoutTimes(record),
    models: models.map((name) => [name, readFileSync(join(out, "models", name), "utf8")]),
  };
}

test.each(Object.keys(FILES) as (keyof typeof FILES)[])(
  "poc finds out that a file is for the task %s, and runs to a verdict; stopped midway it goes on to the same bits",
  { timeout: 240_000 },
  async (kind) => {
    const { folder, file } = written(kind);
    const [whole, halted] = [join(folder, "whole"), join(folder, "halted")];
    const first = await gradus(["poc", file, ...tiny, "--out", whole]);
    expect(first.stderr).not.toMatch(/Error|at .*:\d+:\d+/);
    expect(first.status).toBe(0);
    const { record, ...expected } = resultOf(whole);
    expect(record.task.kind).toBe(kind);
    expect(record.trials.filter(({ phase }) => phase === "evaluation")).toHaveLength(4);

    const interrupted = await gradus(["poc", file, ...tiny, "--out", halted], {
      onStderr: (text, interrupt) => {
        if (/[1-9] of \d+ runs done/.test(text)) interrupt();
      },
    });
    expect([0, 130]).toContain(interrupted.status); // a fast machine may be done
    expect((await gradus(["poc", file, ...tiny, "--out", halted])).status).toBe(0);
    const { record: _, ...resumed } = resultOf(halted);
    expect(resumed).toEqual(expected);
  },
);

test.each(Object.keys(FILES) as (keyof typeof FILES)[])(
  "train writes a model of the task %s, and tells its measures",
  async (kind) => {
    const { folder, file } = written(kind);
    const out = join(folder, "model.json");
    const args = ["train", file, "--hidden", "6", "--epochs", "2", "--batch-size", "4", "--workers", "1", "--out", out];
    const { status, stdout, stderr } = await gradus(args);
    expect(stderr).not.toMatch(/Error/);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^diffusion: validation error [\d.]+ \(epoch \d+\), test error [\d.]+ \(/);
    const { measures } = FILES[kind];
    if (measures === null) expect(stdout).not.toMatch(/Test part/);
    else expect(stdout).toMatch(measures);
    expect(JSON.parse(readFileSync(out, "utf8"))).toMatchObject({ schema: "gradus.model" });
  },
);

test("smoothed labels and balanced classes are another study, decided by the metric that is asked for", async () => {
  const { folder, file } = written("classify");
  const out = join(folder, "out");
  const more = ["--label-smoothing", "0.1", "--class-weights", "balanced", "--metric", "error-rate"];
  const { status } = await gradus(["poc", file, ...tiny, ...more, "--out", out]);
  expect(status).toBe(0);
  const { record } = resultOf(out);
  expect(record.task.metric.name).toBe("error-rate");
  expect(record.task.measures.map(({ name }) => name)).toEqual([
    ...["accuracy", "macro-f1", "softmax-cross-entropy", "calibration-error"],
  ]);
});

test.each([
  [
    ["--horizon", "3"],
    "--horizon is of forecasts of a table, got it with sequences. Leave it out, or take --task forecast.",
  ],
  [["--folds", "2"], "--folds is of forecasts of a table"],
  [
    ["--metric", "rmse"],
    'of the task "classify" must be one of softmax-cross-entropy, error-rate, got "rmse". Leave it out',
  ],
  [["--metric", "none-such"], 'got "none-such"'],
  [
    ["--label-smoothing", "1"],
    '--label-smoothing must be a share between 0 and 1, got "1". Example: --label-smoothing 0.2',
  ],
  [["--class-weights", "even"], '--class-weights must be one of none, balanced, got "even".'],
  [["--task", "frames"], 'the task "frames"'],
  [["--test-share", "0"], "--test-share 0 leaves nothing to judge by"],
  [
    ["--test-share", "0.6", "--validation-share", "0.6"],
    "must sum to less than 1, got 0.6 and 0.6. Leave rows to train on.",
  ],
])("poc of sequences refuses %j: rule, value, next action", async (flags, words) => {
  const { folder, file } = written("classify");
  const { status, stderr } = await gradus(["poc", file, ...flags, "--out", join(folder, "out")]);
  expect(status).toBe(2);
  expect(stderr).toContain(words);
  expect(stderr).not.toMatch(/\n\s+at /);
});

test.each([
  [["--metric", "error-rate"], "--metric is of sequences, got it with a table to forecast."],
  [["--label-smoothing", "0.1"], "--label-smoothing is of sequences"],
  [["--channels", "2"], "--channels is of sequences"],
])("a table to forecast refuses %j, which would do nothing", async (flags, words) => {
  const { status, stderr } = await gradus(["poc", sample, "--target", "temp_max", ...flags, "--out", scratch()]);
  expect(status).toBe(2);
  expect(stderr).toContain(words);
  expect(stderr).toContain("Leave it out, or take --task classify, regress, tag, frames, chars.");
});

/** 24 sequences of 6 steps, a row a step; one label each. */
const labelled = (id: string) => {
  const rows = Array.from({ length: 24 * 6 }, (_, row) => {
    const [k, t] = [Math.floor(row / 6), row % 6];
    return `${k},${t},${wave(k, t)},${k % 2 === 0 ? "sine" : "cosine"}`;
  });
  return `${id},t,x,label\n${rows.join("\n")}\n`;
};

test("a table of classes without a column that names its sequences is told which tasks tell classes", async () => {
  const file = join(scratch(), "labelled.csv");
  writeFileSync(file, labelled("k"));
  for (const target of [[], ["--target", "label"]]) {
    const refused = await gradus(["train", file, ...target]);
    expect(refused.status).toBe(2);
    expect(refused.stderr).toContain("--task classify, or one of each row with --task tag.");
  }
});

test("with such a column its classes are told unasked, and train says which task it is", async () => {
  const folder = scratch();
  const file = join(folder, "labelled.csv");
  writeFileSync(file, labelled("id"));
  const told = await gradus(["train", file, "--epochs", "1", "--out", join(folder, "m.json")]);
  expect(told.status).toBe(0);
  expect(told.stderr).toContain("labelled.csv: 2 classes of label from 24 sequences of 6 steps of 1 input");
  expect(told.stderr).toContain("--task forecast");
});
