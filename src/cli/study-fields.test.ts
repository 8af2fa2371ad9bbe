import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Command } from "commander";
import { expect, test } from "vitest";
import { ENGINES } from "../kernels/select.js";
import { diffusingObjectives } from "../study/spec/methods/diffusion.js";
import { methods } from "../study/spec/methods/index.js";
import { samplers } from "../study/tune/samplers/index.js";
import { addFoldsOption, addTransformOption, addWindowOptions } from "./data-options.js";
import { fillStudy } from "./fill-study.js";
import { studyChoices } from "./study-choices.js";
import { studyFileSchema } from "./study-file/schema.js";
import { addStudyOptions, RUN_FLAGS, TABLE_STUDY_FIELDS } from "./study-options.js";

function parsed(line: string): Command {
  const command = addStudyOptions(addFoldsOption(addTransformOption(addWindowOptions(new Command().exitOverride()))));
  return command.parse(line === "" ? [] : line.split(" "), { from: "user" });
}

/** Every option of a study, typed, and the study file that says the same. */
const TYPED =
  "--time day --time-format YYYYMMDD --series shop --missing linear --missing-values -200,n/d --decimal , --encoding shift_jis --skip-rows 2 --wide none --duplicates mean --target a,b --inputs a --window 48 --horizon 1..7 --transform log,non-negative --loss quantile:0.9 --calendar hour,month --known-ahead a " +
  "--task forecast --metric error-rate --label-smoothing 0.1 --class-weights balanced --test-data b.csv --validation-data c.csv --labels d.csv --channels 2 --test-labels e.txt --cap 125 " +
  "--validation-share 10% --test-share 0.3 --split time --gap 3 --folds 2 --cell elman --bidirectional --hidden 16,8 --activation relu --approximation paper --highway linear --dropout 0.2 " +
  "--methods sgd,diffusion --objective sampled --optimizer adam --sigma tuned --start auto --rate cosine --path held --batch-sizes 8,32 --seeds 7 --epochs 12 " +
  "--tuning-trials 3 --target-error 2.5 --criteria test=-5% --sampler bayes --tuning halving --tuning-seeds 1 --time-budget 1h30m " +
  "--money hour=3,training=2,monthly=30,currency=EUR --seed 9 --out here --workers 3 --checkpoint-seconds 2 --lang ja " +
  "--engine reference";

const WRITTEN = {
  data: {
    ...{
      file: "x.csv",
      time: "day",
      timeFormat: "YYYYMMDD",
      series: "shop",
      missing: "linear",
      missingValues: ["-200", "n/d"],
      decimal: ",",
      encoding: "shift_jis",
      skipRows: 2,
      wide: "none",
      duplicates: "mean",
    },
    ...{ target: ["a", "b"], inputs: ["a"] },
    ...{ testData: "b.csv", validationData: "c.csv", labels: "d.csv", channels: 2, testLabels: "e.txt", cap: 125 },
  },
  task: {
    ...{ kind: "forecast", metric: "error-rate", labelSmoothing: 0.1, classWeights: "balanced" },
    window: 48,
    horizon: { from: 1, to: 7 },
    transform: ["log", "non-negative"],
    loss: "quantile:0.9",
    calendar: ["hour", "month"],
    knownAhead: ["a"],
  },
  split: { validationShare: 0.1, testShare: 0.3, by: "time", gap: 3, folds: 2 },
  network: {
    cell: "elman",
    bidirectional: true,
    hiddenSizes: [16, 8],
    activation: "relu",
    approximation: "paper",
    highway: "linear",
  },
  dropout: 0.2,
  methods: [
    "sgd",
    {
      name: "diffusion",
      objective: "sampled",
      optimizer: "adam",
      sigma: "tuned",
      start: "auto",
      rate: "cosine",
      path: "held",
    },
  ],
  budget: {
    batchSizes: [8, 32],
    epochs: 12,
    tuningTrials: 3,
    tuningSeeds: 1,
    time: "1h30m",
    workers: 3,
    checkpointSeconds: 2,
  },
  ...{
    seeds: 7,
    seed: 9,
    targetError: 2.5,
    sampler: "bayes",
    tuning: "halving",
    out: "here",
    language: "ja",
    engine: "reference",
  },
  criteria: { maxTestErrorIncrease: -0.05 },
  money: { machineHour: 3, trainingHours: 2, trainingsPerMonth: 30, currency: "EUR" },
} as const;

const read = (study: object) => ({ file: "study.ts", study: study as never, place: () => "study.ts:1" });

test("every flag of gradus poc has a field in the study file, but for those of the run alone", () => {
  const flags = parsed("").options.map((option) => option.attributeName());
  expect([...Object.keys(TABLE_STUDY_FIELDS), ...RUN_FLAGS].sort()).toEqual(flags.sort());
});

test("all flags typed above are all that there are, but for --every-step, which goes with one horizon", () => {
  const typed = [...TYPED.matchAll(/--[\w-]+/g)].map(([flag]) => flag);
  const all = parsed("").options.filter((option) => !(RUN_FLAGS as readonly string[]).includes(option.attributeName()));
  expect([...typed, "--every-step"].sort()).toEqual(all.map(({ long }) => long).sort());
});

test("a study of every field is one, and asks for what its flags ask for", () => {
  expect(studyFileSchema().safeParse(WRITTEN).error).toBeUndefined();
  const byFlags = parsed(TYPED);
  const byFile = parsed("");
  const [flags, file] = [fillStudy(byFlags, TABLE_STUDY_FIELDS), fillStudy(byFile, TABLE_STUDY_FIELDS, read(WRITTEN))];
  expect(studyChoices(file, byFile)).toEqual(studyChoices(flags, byFlags));
  for (const part of ["data", "task", "split"] as const) expect(file[part]).toEqual(flags[part]);
});

test("a study of the table alone asks for what no flag asks for", () => {
  const command = parsed("");
  const [flags, file] = [
    fillStudy(command, TABLE_STUDY_FIELDS),
    fillStudy(command, TABLE_STUDY_FIELDS, read({ data: { file: "x.csv" } })),
  ];
  expect(studyChoices(file, command)).toEqual(studyChoices(flags, command));
  expect([file.task, file.split]).toEqual([flags.task, flags.split]);
});

test("a typed flag goes before its field, section by section; ranges of a method stay where it is still named", () => {
  const study = {
    data: { file: "x.csv" },
    split: { testShare: 0.1, validationShare: 0.1 },
    methods: [
      "sgd",
      "adam",
      { name: "diffusion", optimizer: "adam", space: { "rate.learningRate": { low: 0.1, high: 1 } } },
    ],
  };
  const command = parsed("--test-share 0.3 --methods sgd,diffusion --sigma tuned");
  const asked = fillStudy(command, TABLE_STUDY_FIELDS, read(study));
  expect(asked.split).toMatchObject({ testShare: 0.3, validationShare: 0.1 });
  const [sgd, diffusion] = studyChoices(asked, command).methods;
  expect(sgd!.name).toBe("sgd");
  expect(diffusion!.recipe.optimizer.name).toBe("adam");
  expect(diffusion!.space["rate.learningRate"]).toEqual({ low: 0.1, high: 1, scale: "log" });
  expect(Object.keys(diffusion!.space)).toEqual(["rate.learningRate", "sigma.sigma0"]);
});

test("a range for a number that the method has, but does not tune, is tuned too", () => {
  const space = { "optimizer.decay": { low: 0.8, high: 0.99, scale: "linear" } };
  const command = parsed("");
  const asked = fillStudy(
    command,
    TABLE_STUDY_FIELDS,
    read({ data: { file: "x" }, methods: ["sgd", { name: "momentum", space }] }),
  );
  expect(studyChoices(asked, command).methods[1]!.space).toMatchObject(space);
});

test.each([
  [
    { name: "diffusion", sigma: "auto" },
    { "sigma.sigma0": { low: 0.1, high: 1 } },
    'such as rate.learningRate, got one for "sigma.sigma0". It has that with sigma: "tuned".',
  ],
  [
    { name: "sgd" },
    { "rate.learningrate": { low: 0.1, high: 1 } },
    'got one for "rate.learningrate". Did you mean "rate.learningRate"?',
  ],
  [
    { name: "sgd" },
    { "rate.learningRate": { low: 2, high: 1 } },
    "must have 0 < low <= high on a logarithmic scale, got 2 and 1.",
  ],
  [
    { name: "sgd" },
    { "rate.learningRate": { low: 0, high: 1 } },
    "must have 0 < low <= high on a logarithmic scale, got 0 and 1.",
  ],
  [
    { name: "sgd" },
    { "rate.learningRate": { low: 2, high: 1, scale: "linear" } },
    "must have low <= high, got 2 and 1.",
  ],
])("%o with the space %j is refused at its place", (method, space, words) => {
  const command = parsed("");
  const asked = fillStudy(command, TABLE_STUDY_FIELDS, read({ data: { file: "x" }, methods: [{ ...method, space }] }));
  const path = `study.ts:1: methods[0].space["${Object.keys(space)[0]}"]`;
  expect(() => studyChoices(asked, command)).toThrow(path);
  expect(() => studyChoices(asked, command)).toThrow(words);
});

test("the comments of the study file's type name every member that there is", () => {
  const source = readFileSync(join(import.meta.dirname, "..", "study", "spec", "study-file.ts"), "utf8");
  const commentOf = (field: string) =>
    new RegExp(`/\\*\\*((?:(?!\\*/)[^])*)\\*/\\s*readonly ${field}\\?`).exec(source)![1]!;
  for (const name of methods.names) expect(commentOf("methods")).toContain(name);
  for (const name of samplers.names) expect(commentOf("sampler")).toContain(`"${name}"`);
  for (const name of diffusingObjectives()) expect(commentOf("objective")).toContain(`"${name}"`);
  for (const name of ENGINES) expect(commentOf("engine")).toContain(`"${name}"`);
});
