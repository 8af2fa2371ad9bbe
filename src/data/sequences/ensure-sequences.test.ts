import { expect, test } from "vitest";
import type { SequenceData } from "./contract.js";
import { ensureSequences } from "./ensure-sequences.js";
import { amountsOf, classesOf, numbersOf, symbolsOf } from "./testing.js";

const base = numbersOf([[1, 2], [], [3]]); // one may have no steps
const pair = numbersOf([
  [
    [1, 2],
    [3, Number.NaN],
  ],
]);
const text = symbolsOf(["abc"]);
const classes = classesOf("sequence", ["a", "", "b"]);
const amounts = amountsOf("step", [[1], [Number.NaN], [3]]);

test.each<readonly [string, SequenceData]>([
  ["numbers, one sequence without steps", base],
  ["missing numbers", pair],
  ["symbols", text],
  ["no sequence", numbersOf([])],
  ["classes, one of them none", { ...base, labels: classes }],
  ["numbers to be told, one missing", { ...base, labels: amounts }],
  ["parts", { ...base, parts: ["train", "validation", "test"] }],
])("%s keep the contract", (_, data) => {
  expect(() => ensureSequences("f", data)).not.toThrow();
});

/** What somebody may give who writes no types. */
const loose = (given: Record<string, unknown>) => given as Partial<SequenceData>;
const numbers = (...values: number[]) => ({ steps: { kind: "numbers", values: Float64Array.from(values) } as const });
const labelled = (more: Record<string, unknown>) => loose({ labels: { ...classes, ...more } });
const measured = (more: Record<string, unknown>) => loose({ labels: { ...amounts, ...more } });

test.each<readonly [string, SequenceData, Partial<SequenceData>]>([
  ["source` must be a text, got 3", base, loose({ source: 3 })],
  ["notes` must be a list of texts, got undefined. Give [] for none.", base, loose({ notes: undefined })],
  ["notes` must be a list of texts, got 1 at [1]", base, loose({ notes: ["a", 1] })],
  ["columns` must name one number of a step or more, got []", base, { columns: [] }],
  ['columns` must differ from each other, got "x" at [0] and [1]', pair, { columns: ["x", "x"] }],
  ['names` must differ from each other, got "a" at [0] and [2]', base, { names: ["a", "b", "a"] }],
  ["offsets` must have 3 entries, 1 more than the 2 names, got 4", base, { names: ["a", "b"] }],
  ["offsets` must be a Uint32Array, got [0, 2, 2, 3]", base, loose({ offsets: [0, 2, 2, 3] })],
  ["offsets` must have 4 entries, 1 more than the 3 names, got 3", base, { offsets: Uint32Array.of(0, 2, 3) }],
  ["offsets` must begin with 0, got 1", base, { offsets: Uint32Array.of(1, 2, 2, 3) }],
  ["offsets` must not fall, got 3 and then 2 at [2]", base, { offsets: Uint32Array.of(0, 3, 2, 3) }],
  ["steps.values` must have 4 entries, 4 steps", base, { offsets: Uint32Array.of(0, 2, 2, 4) }],
  ['steps` must be of the kind "numbers" or "symbols", got "texts"', base, loose({ steps: { kind: "texts" } })],
  ['steps` must be of the kind "numbers" or "symbols", got null', base, loose({ steps: null })],
  [
    "steps.values` must be a Float64Array, got [1, 2, 3]",
    base,
    loose({ steps: { kind: "numbers", values: [1, 2, 3] } }),
  ],
  ["steps.values` must have 3 entries, 3 steps up to the last of `offsets` x 1 `columns`, got 2", base, numbers(1, 2)],
  ['must be finite, or NaN where one is missing, got -Infinity at [1], step 0, "x1"', pair, numbers(1, -1 / 0, 1, 1)],
  ["steps.codes` must have 3 entries", text, { steps: { kind: "symbols", codes: Uint16Array.of(0, 1) } }],
  [
    "steps.codes` must be places in the 3 `columns`, got 3 at [1]",
    text,
    { steps: { kind: "symbols", codes: Uint16Array.of(0, 3, 1) } },
  ],
  ['labels` must be null or of the kind "class" or "number", got undefined', base, loose({ labels: undefined })],
  ['labels` must be null or of the kind "class" or "number", got "rank"', base, labelled({ kind: "rank" })],
  ["labels.name` must be a text, got undefined", base, labelled({ name: undefined })],
  ['labels.of` must be "sequence" or "step", got "row"', base, labelled({ of: "row" })],
  ['labels.classes` must differ from each other, got "a" at [0] and [1]', base, labelled({ classes: ["a", "a"] })],
  [
    "labels.codes` must be places in the 2 `classes`, or 65535 for none, got 2 at [1]",
    base,
    labelled({ codes: Uint16Array.of(0, 2, 1) }),
  ],
  ["labels.codes` must be a Uint16Array, got [0, -1, 1]", base, labelled({ codes: [0, -1, 1] })],
  [
    "labels.codes` must have 3 entries, one for each of the 3 sequences, got 2",
    base,
    labelled({ codes: Uint16Array.of(0, 1) }),
  ],
  ["labels.columns` must name one number or more", base, measured({ columns: [] })],
  [
    "labels.values` must have 6 entries, 2 `columns`, one for each of the 3 steps",
    base,
    measured({ columns: ["a", "b"] }),
  ],
  [
    'labels.values` must be finite, or NaN where one is missing, got Infinity at [2], step 2, "y0"',
    base,
    measured({ values: Float64Array.of(1, 2, 1 / 0) }),
  ],
  ["parts` must have 3 entries", base, { parts: ["train"] }],
  [
    'parts` must be of "train", "validation", "test", got "dev" at [1]',
    base,
    loose({ parts: ["train", "dev", "test"] }),
  ],
  ['parts` must be null or a list, got "train"', base, loose({ parts: "train" })],
])("refused: %s", (message, data, more) => {
  expect(() => ensureSequences("f", { ...data, ...more })).toThrow(
    `${message.includes("`") ? "f: `data." : ""}${message}`,
  );
});
