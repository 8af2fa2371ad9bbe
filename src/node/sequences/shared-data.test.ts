import { join } from "node:path";
import { expect, it, type TestContext } from "vitest";
import { taskOf } from "../../data/sequences/task-of.js";
import { PART_NAMES } from "../../data/split.js";
import { hasSharedData, SHARED_DATA } from "../../read/testing.js";
import { looksLikeSequences } from "./looks-like-sequences.js";
import type { ReadSequencesOptions } from "./options.js";
import { readShared } from "./testing.js";

const place = (...files: string[]) => files.map((file) => join(SHARED_DATA, file)).join(",");

type Shape = readonly [sequences: number, steps: number, columns: number, shortest: number, longest: number];

interface SharedSequences {
  readonly file: string;
  readonly options?: Omit<ReadSequencesOptions, "signal">;
  readonly shape: Shape;
  /** Of training, validation and test; null: the source has no parts. */
  readonly parts: readonly [train: number, validation: number, test: number] | null;
  readonly task: string;
  /** Classes, or how many labels are numbers. */
  readonly labels: string | number | null;
  /** The first step. */
  readonly first: readonly (number | string)[];
  /** Default true */
  readonly isClear?: boolean;
}

const TABLE = { task: "classify", labels: "1 2" } as const;
const MOTIONS = { shape: [80, 8000, 6, 100, 100], parts: [40, 0, 40], task: "classify" } as const;
const MOTION = [0.079106, 0.394032, 0.551444, 0.351565, 0.02397, 0.633883];
const VOWELS = {
  shape: [640, 9961, 12, 7, 29],
  parts: [270, 0, 370],
  task: "classify",
  labels: "1 2 3 4 5 6 7 8 9",
} as const;
const VOWEL = [1.860936, -0.207383, 0.261557, -0.214562, -0.171253, -0.118167];
const HEARTS = { shape: [200, 19200, 1, 96, 96], parts: [100, 0, 100], task: "classify", labels: "-1 1" } as const;
const POWER = { ...TABLE, shape: [1096, 26304, 1, 24, 24], parts: [67, 0, 1029] } as const;
const CONTROL = {
  shape: [600, 36000, 1, 60, 60],
  parts: [300, 0, 300],
  task: "classify",
  labels: "1 2 3 4 5 6",
} as const;
const DIGITS = "0 1 2 3 4 5 6 7 8 9";

const sets: readonly SharedSequences[] = [
  { file: "BasicMotions", ...MOTIONS, labels: "Standing Running Walking Badminton", first: MOTION },
  {
    file: "BasicMotions/BasicMotions_TRAIN.csv",
    ...MOTIONS,
    labels: "Badminton Running Standing Walking",
    first: MOTION,
  },
  { file: "JapaneseVowels/JapaneseVowels_TRAIN.ts", ...VOWELS, first: VOWEL },
  { file: "JapaneseVowels/JapaneseVowels_TRAIN.csv", ...VOWELS, first: VOWEL },
  { file: "ECG200", ...HEARTS, first: [0.50205548] },
  { file: "ECG200/ECG200_TRAIN.txt", ...HEARTS, first: [0.50205548] },
  { file: "ItalyPowerDemand", ...POWER, first: [-0.71051757] },
  { file: "ItalyPowerDemand/ItalyPowerDemand_TRAIN.csv", ...POWER, first: [-0.71051757] },
  { file: "SyntheticControl", ...CONTROL, first: [-0.37693558] },
  { file: "SyntheticControl/SyntheticControl_TRAIN.csv", ...CONTROL, first: [-0.37693558] },
  {
    ...{ file: "pendigits/pendigits.tra", options: { channels: 2 } },
    ...{ shape: [10992, 87936, 2, 8, 8], parts: [7494, 0, 3498], task: "classify", labels: DIGITS, first: [47, 100] },
  },
  {
    ...{ file: "cmapss-fd001", options: { cap: 125 } },
    ...{ shape: [200, 33727, 17, 31, 362], parts: [100, 0, 100], task: "regress", labels: 20631 + 100 },
    first: [-0.0007, -0.0004, 641.82, 1589.7, 1400.6, 21.61],
  },
  {
    file: "occupancy/datatraining.txt",
    options: { task: "tag", testData: place("occupancy/datatest.txt", "occupancy/datatest2.txt") },
    ...{ shape: [3, 20560, 5, 2665, 9752], parts: [1, 0, 2], task: "tag", labels: "0 1" },
    ...{ first: [23.18, 27.272, 426, 721.25, 0.00479298817650529], isClear: false },
  },
  {
    file: "jsb-chorales/jsb-chorales-quarter.json",
    ...{ shape: [382, 23134, 52, 25, 160], parts: [229, 76, 77], task: "frames", labels: null, first: [0, 0, 0, 0, 0] },
  },
  {
    file: "jsb-chorales/Jsb16thSeparated.json.gz",
    ...{
      shape: [382, 92536, 46, 100, 640],
      parts: [229, 76, 77],
      task: "frames",
      labels: null,
      first: [0, 0, 0, 0, 0],
    },
  },
  {
    file: "mnist-10k",
    ...{ shape: [10000, 280000, 28, 28, 28], parts: null, task: "classify", labels: DIGITS, first: [0, 0, 0, 0] },
  },
  {
    ...{ file: "mnist-10k/images-idx3-ubyte.gz", options: { channels: 1 } },
    ...{ shape: [10000, 7840000, 1, 784, 784], parts: null, task: "classify", labels: DIGITS, first: [0] },
  },
  {
    file: "tinyshakespeare/input.txt",
    ...{ shape: [1, 1115394, 65, 1115394, 1115394], parts: null, task: "chars", labels: null, first: ["F"] },
  },
];

/** They are too large for the repository: a test on them runs where they lie beside the checkout. */
function skipWithout({ skip }: TestContext): void {
  skip(!hasSharedData, "the public data sets do not lie beside this checkout");
}

it.for(sets.map((set) => ({ ...set, title: `${set.file} ${JSON.stringify(set.options?.task ?? set.options ?? {})}` })))(
  "$title",
  { tags: ["slow"] },
  async ({ file, options, first, isClear = true, title: _, ...expected }, context) => {
    skipWithout(context);
    const data = await readShared(file, options);
    const { names, offsets, columns, steps, labels, parts } = data;
    const lengths = names.map((_, k) => offsets[k + 1]! - offsets[k]!);
    const shape = [names.length, offsets.at(-1), columns.length, Math.min(...lengths), Math.max(...lengths)];
    expect({
      shape,
      parts: parts && PART_NAMES.map((name) => parts.filter((part) => part === name).length),
      task: taskOf(data),
      labels:
        labels &&
        (labels.kind === "class" ? labels.classes.join(" ") : labels.values.filter((x) => !Number.isNaN(x)).length),
    }).toEqual(expected);
    const own = steps.kind === "numbers" ? steps.values.subarray(0, first.length) : [columns[steps.codes[0]!]];
    expect([...own]).toEqual(first);
    expect(new Set(names).size).toBe(names.length);
    expect(await looksLikeSequences(join(SHARED_DATA, file))).toBe(isClear);
  },
);

it("tables of one series do not look like sequences", { tags: ["slow"] }, async (context) => {
  skipWithout(context);
  const files = [
    ...["bike-sharing/day.csv", "household-power/household_power_2days.txt", "sunspots-monthly/monthly-sunspots.csv"],
    ...["santafe-laser-a/santafe.dat", "exchange-rate/exchange_rate.txt.gz", "weather-seattle/seattle-weather.csv"],
    ...[
      "R-datasets/AirPassengers.csv",
      "occupancy/datatest.txt",
      "weekly-sales-uci/Sales_Transactions_Dataset_Weekly.csv",
    ],
  ];
  for (const file of files) expect([file, await looksLikeSequences(join(SHARED_DATA, file))]).toEqual([file, false]);
});

it("the life left of test engines is that of the file, and the mean of training is 41.94 from it", {
  tags: ["slow"],
}, async (context) => {
  skipWithout(context);
  const { labels, parts, offsets } = await readShared("cmapss-fd001", { cap: 125 });
  if (labels?.kind !== "number") throw new Error("no numbers");
  const last = parts!.map((part, k) => ({ part, value: labels.values[offsets[k + 1]! - 1]! }));
  const tests = last.filter(({ part }) => part === "test").map(({ value }) => value);
  expect(tests.slice(0, 2)).toEqual([112, 98]);
  expect(last[0]).toEqual({ part: "train", value: 0 });
  const told = labels.values.subarray(0, offsets[100]);
  const mean = told.reduce((sum, value) => sum + value, 0) / told.length;
  const error = Math.sqrt(tests.reduce((sum, value) => sum + (value - mean) ** 2, 0) / tests.length);
  expect(error).toBeCloseTo(41.94, 2);
});
