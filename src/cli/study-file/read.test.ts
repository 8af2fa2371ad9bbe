import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { StudyFileError } from "./problems.js";
import { readStudyFile } from "./read.js";

const folder = mkdtempSync(join(tmpdir(), "gradus-study-file-"));
let count = 0;

/** Writes a file of that ending. */
function written(text: string, ending: string): string {
  const file = join(folder, `study-${++count}${ending}`);
  writeFileSync(file, text);
  return file;
}

/** What is said of a file, a line each, without its folder. */
async function refusal(text: string, ending: string): Promise<string[]> {
  const file = written(text, ending);
  const error: unknown = await readStudyFile(file).then(
    () => "accepted",
    (reason) => reason,
  );
  const lines = error instanceof StudyFileError ? error.lines : [(error as Error).message];
  return lines.map((line) => line.replaceAll(file, "study"));
}

const module = (fields: string) => `import type { StudyFile } from "gradus/study";

const share: number = 0.1;
export default {
${fields}
} satisfies StudyFile;
`;

test.each([".ts", ".mts"])("a study in a %s file is read, whatever it computes", async (ending) => {
  const text = module(
    "  data: { file: [`..`, 'sales.csv'].join('/'), target: undefined },\n  split: { testShare: share * 2 },",
  );
  const { study, place } = await readStudyFile(written(text, ending));
  expect(study).toEqual({ data: { file: join(folder, "..", "sales.csv") }, split: { testShare: 0.2 } });
  expect(place(["split", "testShare"])).toMatch(/:6$/);
});

test("the study of the README is one", async () => {
  const readme = readFileSync(join(import.meta.dirname, "..", "..", "..", "README.md"), "utf8");
  const [, text] = /```ts\n([^`]*satisfies StudyFile;\n)```/.exec(readme)!;
  const { study } = await readStudyFile(written(text!, ".ts"));
  expect(study.methods).toHaveLength(3);
});

test.each([
  [".json", '\ufeff{ "data": { "file": "/data/sales.csv" }, "out": "results" }'],
  [".mjs", 'export default { data: { file: "/data/sales.csv" }, out: "results" };'],
])("a study in a %s file is read; its paths are from its folder, absolute ones stay", async (ending, text) => {
  const { study } = await readStudyFile(written(text, ending));
  expect(study).toEqual({ data: { file: "/data/sales.csv" }, out: join(folder, "results") });
});

const wrong: readonly (readonly [fields: string, ...lines: readonly string[]])[] = [
  [
    'data: { file: "a.csv", targt: "x" },\n  sedes: 3,',
    "study:5: data.targt is no field of data. Did you mean data.target? Known: file, time, timeFormat, series, missing, missingValues, decimal, encoding, skipRows, wide, duplicates, testData, validationData, labels, channels, testLabels, cap, target, inputs, task.",
    "study:6: sedes is no field of a study. Did you mean seeds? Known: data, task, split, network, methods, budget, dropout, seeds, seed, " +
      "sampler, tuning, criteria, targetError, money, out, language, engine.",
  ],
  [
    "task: { window: 8 },",
    "study:4: data must be an object with file, time, timeFormat, series, missing, missingValues, decimal, encoding, skipRows, wide, duplicates, testData, validationData, labels, channels, testLabels, cap, target, inputs, task, got nothing. Give e.g. { file: ... }.",
  ],
  [
    'data: "a.csv",',
    'study:5: data must be an object with file, time, timeFormat, series, missing, missingValues, decimal, encoding, skipRows, wide, duplicates, testData, validationData, labels, channels, testLabels, cap, target, inputs, task, got "a.csv". Give e.g. { file: ... }.',
  ],
  [
    "data: {},",
    'study:5: data.file must be a text of at least one character, got nothing. Give the table, e.g. file: "sales.csv".',
  ],
  [
    'data: { series: "shop" },\n  seeds: 0,',
    'study:5: data.file must be a text of at least one character, got nothing. Give the table, e.g. file: "sales.csv".',
    "study:6: seeds must be an integer from 1 to 10000, got 0.",
  ],
  [
    'data: { file: "a.csv", missing: "linar", target: [] },',
    'study:5: data.missing must be "drop" or "previous" or "linear" or "mask", got "linar". Did you mean "linear"?',
    "study:5: data.target must be a column's name, or a list of names, none twice, got []. Change it, or leave it out.",
  ],
  [
    'data: { file: "a.csv" },\n  task: {\n    window: "24",\n    horizon: { from: 3, to: 2 },\n    everyStep: 1,\n  },',
    'study:7: task.window must be an integer >= 1, got "24". Give the number 24.',
    "study:8: task.horizon must be an integer >= 1, or { from, to } with integers 1 <= from <= to, got { from: 3, to: 2 }. Give e.g. 1, or { from: 1, to: 24 }.",
    "study:9: task.everyStep must be true or false, got 1. Change it, or leave it out.",
  ],
  [
    'data: { file: "a.csv" },\n  split: { testShare: 20 },',
    "study:6: split.testShare must be a share between 0 and 1, got 20. Give e.g. 0.2.",
  ],
  [
    'data: { file: "a.csv" },\n  network: { hiddenSizes: 32, activation: "tahn" },',
    "study:6: network.hiddenSizes must be a list of one or more integers >= 1, got 32. Give e.g. [32], or [32, 32] for two layers.",
    'study:6: network.activation must be one of the names that there are, got "tahn". Did you mean "tanh"? Known: ',
  ],
  [
    'data: { file: "a.csv" },\n  methods: [\n    "sgd",\n    "adma",\n    { name: "sgd", sigma: "tuned" },\n    { nme: "diffusion" },\n  ],',
    'study:8: methods[1] must be one of the names that there are, got "adma". Did you mean "adam"? Known: ',
    'study:9: methods[2] must name each method once, got "sgd" again. Leave one out.',
    'study:9: methods[2].sigma has no effect on "sgd": it is a choice of "diffusion". Leave it out, or move it there.',
    "study:10: methods[3].name must be one of the names that there are, got nothing. Known: ",
    "study:10: methods[3].nme is no field of methods[3]. Did you mean methods[3].name? Known: name, objective, optimizer, sigma, start, rate, path, space.",
  ],
  [
    'data: { file: "a.csv" },\n  methods: ["sgd", { name: "sgd" }],',
    'study:6: methods[1] must name each method once, got "sgd" again. Leave one out.',
  ],
  [
    'data: { file: "a.csv" },\n  methods: [{ name: "diffusion", objective: "plain", space: { gain: { low: 1, hgh: 2 } } }],',
    'study:6: methods[0].objective must be "sampled" or "activation" or "weights", got "plain". Change it, or leave it out.',
    "study:6: methods[0].space.gain.hgh is no field of methods[0].space.gain. Did you mean methods[0].space.gain.high? Known: low, high, scale.",
  ],
  [
    'data: { file: "a.csv" },\n  budget: { time: "5 min", batchSizes: [8, 8], workers: 0 },',
    "study:6: budget.batchSizes must be a list of integers >= 1, none twice, got [8, 8]. Give e.g. [16, 64].",
    'study:6: budget.time must be a length of time of 1s or more such as 90s, 5m or 1h30m, at most 576h, got "5 min". Give e.g. "5m".',
    "study:6: budget.workers must be an integer from 1 to 1024, got 0. Change it, or leave it out.",
  ],
  [
    'data: { file: "a.csv" },\n  criteria: { minTimeSaving: 1.2 },',
    "study:6: criteria.minTimeSaving must be a share in [-9, 1), or null to leave time free, got 1.2. 0.25 asks for 25 % less time; no method saves all of it.",
  ],
  [
    'data: { file: "a.csv" },\n  money: { machineHour: "3 EUR", trainingHours: 2, trainingsPerMonth: 30 },',
    'study:6: money.machineHour must be a number > 0 and <= 1e9, got "3 EUR". Give the hour\'s price,',
  ],
  [
    'data: { file: "a.csv" },\n  epochs: 4,\n  windw: 8,\n  task: { batchSizes: [8] },',
    "study:6: epochs is no field of a study. Did you mean budget.epochs? Known: data,",
    "study:7: windw is no field of a study. Did you mean task.window? Known: data,",
    "study:8: task.batchSizes is no field of task. Did you mean budget.batchSizes? Known: kind, metric, labelSmoothing, classWeights, window,",
  ],
  [
    'data: { file: "a.csv" },\n  money: { machinHour: 3 },',
    "study:6: money.machinHour is no field of money. Did you mean money.machineHour? Known: currency,",
    "study:6: money.trainingHours must be a number > 0 and <= 1e9, got nothing. Give the hour's price, the hours of a training and the trainings a month, " +
      "or leave money out. money.trainingsPerMonth too.",
  ],
  [
    'data: { file: "a.csv" },\n  money: { machinHour: 3, trainingHours: 2, trainingsPerMonth: 3 },',
    "study:6: money.machinHour is no field of money. Did you mean money.machineHour? Known: currency,",
  ],
  [
    'data: { file: "a.csv" },\n  seeds: 3,\n  epochs: 4,\n  seeds: 4,',
    "study:7: epochs is no field of a study.",
    "study:8: seeds must be given once, got it in line 6 too. Leave one out.",
  ],
];

test.each(wrong)("in TypeScript and in JSON alike: %s", async (fields, ...lines) => {
  const inModule = await refusal(module(`  ${fields}`), ".ts");
  expect(inModule.length).toBe(lines.length);
  for (const line of lines) expect(inModule.join("\n")).toContain(line);
  const json = `\n\n\n{\n  ${fields.replace(/([\w]+):(?=\s)/g, '"$1":').replace(/,(?=\s*[\]}])|,$/g, "")}\n}`;
  expect(await refusal(json, ".json")).toEqual(inModule);
});

test.each([
  [
    ".json",
    '{ "data": {\n "file" "a.csv" } }',
    /^study:2:9: must be JSON, got what no JSON has at this place\. Look there/,
  ],
  [".json", '{ "data":', /^study:1:10: must be JSON/],
  [".json", '{ "data":\n{ "file": sales.csv }\n}\n', /^study:2:11: must be JSON/],
  [".json", "", /^study: must be JSON, got an empty file\./],
  [".json", "\ufeff{\0}", /^study: must be text in UTF-8, got UTF-16/],
  [
    ".json",
    "{\n // a table\n}",
    /^study:2:2: .* JSON has no comments: take them out, or make it a program, study-\d+\.ts/s,
  ],
  [".json", '[{ "day": 1 }]', /^study: must be a study, an object with the field data, got a list\. If it is a table/],
  [
    ".json",
    '{ "schema": "gradus.study" }',
    /^study: must be a study to run, got the record "gradus\.study" of gradus\./,
  ],
  [".json", "3", /^study:1: the study must be an object with data, task, .*, got 3\./],
  [
    ".ts",
    "day,sales\n2024-01-01,3\n",
    /^study: a name that ends in \.ts is that of a study file, .* If it is a table, call it .*\.csv\.$/,
  ],
  [".ts", "export const study = {};", /^study: must export a study as its default, got none\. Write `export default/],
  [".ts", "export default {\n  data: {\n  file 3 } };", /^study:3: must run as a module, got: .* Correct it there/],
  [".ts", "export default {};\n\nthrow new TypeError('no');", /^study:3: must run as a module, got: no\./],
  [".mjs", "export default {};\n\nthrow new TypeError('no');", /^study:3: must run as a module, got: no\./],
  [
    ".ts",
    "export default {};\n\nthrow Object.assign(new Error('makeWindows: `window` 9 needs 10 rows.'), { name: 'GradusError' });",
    /^study:3: makeWindows: `window` 9 needs 10 rows\.$/,
  ],
  [
    ".json",
    '{ "data": {\n"task": {} } }',
    /^study:2: data\.task must be made by a program, which JSON is not\. Name a table as data\.file,/,
  ],
  [".ts", "export default () => 3;", /^study:1: the study must be an object .* got the function _?default\./],
])("a %s file that is no study is told what it lacks: %s", async (ending, text, message) => {
  const [line, ...others] = (await refusal(text, ending)).map((line) => line.replaceAll(folder, ""));
  expect(line!.replace(/\/(study-)/, "$1")).toMatch(message);
  expect(others).toEqual([]);
});

test("a file is known by its name and the SHA-256 of its bytes, whatever their encoding", async () => {
  const bytes = Buffer.concat([
    Buffer.from("\ufeff// "),
    Buffer.from([0xe9]),
    Buffer.from('\nexport default { data: { file: "x.csv" } };\n'),
  ]);
  writeFileSync(join(folder, "hashed.mjs"), bytes);
  const { record } = await readStudyFile(join(folder, "hashed.mjs"));
  expect(record).toEqual({ name: "hashed.mjs", sha256: createHash("sha256").update(bytes).digest("hex") });
});
