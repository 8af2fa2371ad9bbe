import { isObject } from "../core/options.js";
import { integer, listOf, rule, shaped } from "../core/rules.js";

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

export const windowSetRule = shaped("a set of windows", ["starts", "inputs", "targets"], "Give a part of makeWindows.");

export const windowsRule = shaped(
  "windows",
  ["train", "validation", "test", "errorFactor"],
  "Give those of makeWindows.",
);

export const trainingDataRule = rule(
  "an object with windows to train and validate on",
  (value) => isObject(value) && windowSetRule.allows(value["train"]) && windowSetRule.allows(value["validation"]),
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
