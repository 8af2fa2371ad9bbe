import { isObject, type OptionRules } from "../core/options.js";
import { anything, integer, listOf, oneOf, orNull, required, rule, shaped } from "../core/rules.js";
import type { InputWindows, WindowSet } from "./window-set.js";

export const seriesRule = shaped(
  "a series",
  ["source", "columns", "time", "segments", "rows"],
  "It has source, columns, time, segments and rows, as readTable gives them.",
);

const isRow = integer(0).allows;

export const splitRule = shaped("a split", ["train", "validation", "test"], "Give splitSeries(series).");

export const rangesRule = rule(
  "a list of row ranges",
  (value) =>
    Array.isArray(value) && value.every((range) => isObject(range) && isRow(range["start"]) && isRow(range["end"])),
  "Give a part of splitSeries(series).",
);

const isPlain = (value: unknown) => isObject(value) && !ArrayBuffer.isView(value);
const floats = rule("a Float32Array", (value) => value instanceof Float32Array, "Give Float32Array.from(numbers).");
const counts = rule("a Uint32Array", (value) => value instanceof Uint32Array, "Give Uint32Array.from(numbers).");

const INPUTS = {
  length: required(integer(0)),
  window: required(integer(1)),
  inputs: required(floats),
  inputSize: required(integer(1)),
  starts: required(counts),
  lengths: orNull(counts),
} satisfies OptionRules<InputWindows>;

const TARGETS = {
  targets: required(floats),
  targetSize: required(integer(1)),
  targetOffsets: required(listOf("whole numbers", Number.isInteger, "Give [window] for the row after the last one.")),
  outputSize: required(integer(1)),
  scored: required(oneOf("last", "all")),
  weights: required({ ...orNull(floats), advice: () => "Give null where all windows count alike." }),
} satisfies OptionRules<Omit<WindowSet, keyof InputWindows>>;

const ALL = {
  ...INPUTS,
  ...TARGETS,
  lengths: required({ ...INPUTS.lengths, advice: () => "Give null where all have `window` rows." }),
};
const ANY_TARGETS = Object.fromEntries(Object.keys(TARGETS).map((name) => [name, anything]));

/** By its fields alone: `ensureWindowSet` checks the whole. */
export const windowSetRule = {
  ...rule("a set of windows", isPlain, "Give a part of makeWindows."),
  inner: ALL satisfies OptionRules<WindowSet>,
};

/** By its fields alone: `ensureInputWindows` checks the whole. */
export const inputWindowsRule = {
  ...rule("windows", isPlain, "Give a part of makeWindows."),
  inner: { ...INPUTS, ...ANY_TARGETS },
};

export const windowsRule = shaped(
  "windows",
  ["train", "validation", "test", "errorFactor"],
  "Give those of makeWindows.",
);

/** The two parts are there; `ensureWindowSet` checks each. */
export const trainingDataRule = shaped(
  "an object with windows to train and validate on",
  ["train", "validation"],
  "Give { train, validation } of makeWindows.",
);

export const columnNamesRule = listOf("column names", (name) => typeof name === "string", 'Give e.g. ["temperature"].');

export const streamRule = shaped("a random stream", ["uniform()", "fork()"], "Give randomStream(seed).");

const isAhead = integer(1).allows;

export const horizonRule = rule(
  "an integer >= 1, or { from, to } with integers 1 <= from <= to",
  (value) => isAhead(value) || (isObject(value) && isRange(value)),
  "Give e.g. 1, or { from: 1, to: 24 }.",
);

function isRange({ from, to, ...others }: Readonly<Record<string, unknown>>): boolean {
  return isAhead(from) && isAhead(to) && (from as number) <= (to as number) && Object.keys(others).length === 0;
}
