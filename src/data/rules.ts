import { isObject, type OptionRules } from "../core/options.js";
import { integer, isList, listOf, oneOf, orNull, required, rule, shaped, text, texts } from "../core/rules.js";
import { shown } from "../core/shown.js";
import { seriesFault } from "./series-fault.js";
import { undoRule } from "./transform/undo-rule.js";
import type { InputWindows, WindowSet } from "./window-set.js";

const SERIES =
  "A series is as readTable gives it: source, rows, time, columns of name and values (a Float64Array of all rows), segments of name, start, end.";

/** Deep as far as names, kinds and bounds; the numbers of the columns are looked at when they are used. */
export const seriesRule = {
  ...rule("a series", (value) => seriesFault(value) === null),
  advice(value: unknown) {
    const [field, found] = seriesFault(value)!;
    if (field === "") return SERIES;
    const count = ArrayBuffer.isView(found) ? ` of ${(found as Float64Array).length}` : "";
    return `Wrong is \`${field}\`: ${shown(found)}${count}. ${SERIES}`;
  },
};

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
  undo: undoRule,
  interpolated: rule(
    "interpolated inputs",
    (value) => isObject(value) && floats.allows(value["inputs"]) && counts.allows(value["ahead"]),
    "Give those of makeWindows, or leave it out.",
  ),
} satisfies OptionRules<InputWindows>;

const TARGETS = {
  targets: required(floats),
  targetSize: required(integer(1)),
  targetOffsets: required(listOf("whole numbers", Number.isInteger, "Give [window] for the row after the last one.")),
  outputsPerTarget: integer(1),
  outputSize: required(integer(1)),
  scored: required(oneOf("last", "all")),
  weights: required({ ...orNull(floats), advice: () => "Give null where all windows count alike." }),
  untransformed: floats,
} satisfies OptionRules<Omit<WindowSet, keyof InputWindows>>;

const ALL = {
  ...INPUTS,
  ...TARGETS,
  lengths: required({ ...INPUTS.lengths, advice: () => "Give null where all have `window` rows." }),
};

/** By its fields alone, fields of the caller's own beside them: `ensureWindowSet` checks the whole. */
export const windowSetRule = {
  ...rule("a set of windows", isPlain, "Give a part of makeWindows."),
  inner: ALL satisfies OptionRules<WindowSet>,
  isOpen: true,
};

/** By its fields alone, those of targets and of the caller's own beside them: `ensureInputWindows` checks the whole. */
export const inputWindowsRule = {
  ...rule("windows", isPlain, "Give a part of makeWindows."),
  inner: INPUTS,
  isOpen: true,
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

export const streamRule = shaped(
  "a random stream",
  ["uniform()", "normal()", "integer()", "permutation()", "fork()"],
  "Give randomStream(seed).",
);

const row = integer(0);

function isRowRange({ segment, start, end }: Readonly<Record<string, unknown>>): boolean {
  return text.allows(segment) && row.allows(start) && row.allows(end) && (start as number) <= (end as number);
}

function isListOf(value: unknown, allows: (entry: Readonly<Record<string, unknown>>) => boolean): boolean {
  return isList(value) && value.every((entry) => isObject(entry) && allows(entry));
}

function isNumbers(values: unknown): boolean {
  const isTyped = values instanceof Float64Array || values instanceof Float32Array;
  return isTyped || (isList(values) && values.every((value) => typeof value === "number"));
}

const isAhead = integer(1).allows;
const RANGE = "{ from, to } with integers 1 <= from <= to";
const HORIZONS = "Give e.g. 1, or { from: 1, to: 24 }.";

export const horizonRule = rule(
  `an integer >= 1, or ${RANGE}`,
  (value) => isAhead(value) || (isObject(value) && isRange(value)),
  HORIZONS,
);

/** The same, and 0: the last row read itself, which is estimated and not forecast. */
export const horizonFromLastRowRule = rule(
  `an integer >= 0, or ${RANGE}`,
  (value) => value === 0 || horizonRule.allows(value),
  HORIZONS,
);

function isRange({ from, to, ...others }: Readonly<Record<string, unknown>>): boolean {
  return isAhead(from) && isAhead(to) && (from as number) <= (to as number) && Object.keys(others).length === 0;
}
