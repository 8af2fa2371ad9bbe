import { isObject } from "../core/options.js";
import { integer, isList, listOf, number, rule, shaped, text, texts } from "../core/rules.js";

/** Deep as far as names, kinds and bounds; the numbers of the columns are looked at when they are used. */
export const seriesRule = rule(
  "a series",
  isSeries,
  "It has source, columns, time, segments and rows, as readTable gives them: columns of a name and a Float64Array of " +
    "all rows, segments of a name and the rows from start to end.",
);

export const splitRule = rule(
  "a split",
  (value) => isObject(value) && ["train", "validation", "test"].every((part) => isListOf(value[part], isRowRange)),
  "Give splitSeries(series): train, validation and test, each a list of { segment, start, end }.",
);

export const rangesRule = rule(
  "a list of row ranges",
  (value) => isListOf(value, ({ start, end }) => row.allows(start) && row.allows(end)),
  "Give a part of splitSeries(series).",
);

/** Of a model: plain lists are as good as the arrays that makeWindows gives. */
export const scalerRule = rule(
  "a scaler",
  (value) => isObject(value) && texts.allows(value["columns"]) && isNumbers(value["mean"]) && isNumbers(value["sd"]),
  "Give that of makeWindows: columns, and for each a mean and an sd.",
);

export const windowSetRule = rule("a set of windows", isWindowSet, "Give a part of makeWindows.");

export const windowsRule = rule(
  "windows",
  (value) =>
    isObject(value) &&
    ["train", "validation", "test"].every((part) => windowSetRule.allows(value[part])) &&
    number.allows(value["errorFactor"]),
  "Give those of makeWindows.",
);

export const trainingDataRule = rule(
  "an object with windows to train and validate on",
  (value) => isObject(value) && windowSetRule.allows(value["train"]) && windowSetRule.allows(value["validation"]),
  "Give { train, validation } of makeWindows.",
);

export const columnNamesRule = listOf("column names", (name) => typeof name === "string", 'Give e.g. ["temperature"].');

export const streamRule = shaped(
  "a random stream",
  ["uniform()", "normal()", "integer()", "permutation()", "fork()"],
  "Give randomStream(seed).",
);

function isSeries(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { source, columns, time, segments, rows } = value;
  const isWithin = ({ start, end }: Readonly<Record<string, unknown>>) =>
    row.allows(start) && row.allows(end) && (start as number) <= (end as number) && (end as number) <= (rows as number);
  return (
    text.allows(source) &&
    row.allows(rows) &&
    isListOf(columns, ({ name, values }) => text.allows(name) && isFilled(values, rows as number)) &&
    isListOf(segments, (segment) => text.allows(segment["name"]) && isWithin(segment)) &&
    (time === null || isTimeAxis(time, rows as number))
  );
}

const row = integer(0);

/** Arrays of the right kinds and lengths; whether a window starts within them is up to who made it. */
function isWindowSet(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { length, window, starts, inputs, inputSize, targets, targetSize, targetOffsets, outputSize, scored } = value;
  return (
    [length, window, inputSize, targetSize, outputSize].every(row.allows) &&
    starts instanceof Uint32Array &&
    starts.length === length &&
    isMatrix(inputs, inputSize as number) &&
    isMatrix(targets, targetSize as number) &&
    isList(targetOffsets) &&
    targetOffsets.every(Number.isInteger) &&
    targetOffsets.length * (targetSize as number) === outputSize &&
    (scored === "last" || scored === "all")
  );
}

function isMatrix(values: unknown, width: number): boolean {
  return values instanceof Float32Array && width > 0 && values.length % width === 0;
}

function isTimeAxis(value: unknown, rows: number): boolean {
  if (!isObject(value)) return false;
  const { columns, milliseconds, step, resolution } = value;
  return texts.allows(columns) && isFilled(milliseconds, rows) && number.allows(step) && text.allows(resolution);
}

function isRowRange({ segment, start, end }: Readonly<Record<string, unknown>>): boolean {
  return text.allows(segment) && row.allows(start) && row.allows(end) && (start as number) <= (end as number);
}

function isListOf(value: unknown, allows: (entry: Readonly<Record<string, unknown>>) => boolean): boolean {
  return isList(value) && value.every((entry) => isObject(entry) && allows(entry));
}

/** An array of numbers with one for each row. */
function isFilled(values: unknown, rows: number): boolean {
  return values instanceof Float64Array && values.length === rows;
}

function isNumbers(values: unknown): boolean {
  const isTyped = values instanceof Float64Array || values instanceof Float32Array;
  return isTyped || (isList(values) && values.every((value) => typeof value === "number"));
}

const isAhead = integer(1).allows;

export const horizonRule = rule(
  "an integer >= 1, or { from, to } with integers 1 <= from <= to",
  (value) => isAhead(value) || (isObject(value) && isRange(value)),
  "Give e.g. 1, or { from: 1, to: 24 }.",
);

function isRange({ from, to, ...others }: Readonly<Record<string, unknown>>): boolean {
  return isAhead(from) && isAhead(to) && (from as number) <= (to as number) && Object.keys(others).length === 0;
}
