import { InputError } from "../../../core/errors.js";
import { quoted } from "../../../core/listed.js";
import { COUNTDOWN } from "../../../data/sequences/contract.js";
import { countsRows, optionCode, restartsCounting } from "../../../read/columns/choose.js";
import type { Reading } from "../options.js";
import { comesAgain, findSequence } from "./counters.js";
import { labelColumns } from "./label-column.js";
import { dateColumns } from "./panel-time.js";
import { namesSequences } from "./row-a-sequence.js";
import { isStepName, sequenceName } from "./sequence-names.js";
import type { Table } from "./table.js";

/** What a row of a table is. */
export type TableLayout =
  | {
      readonly row: "step";
      readonly sequence: readonly string[];
      /** The column of numbers that says the order of steps; null: it is found, or that of the file. */
      readonly time: string | null;
      readonly notes: readonly string[];
    }
  | { readonly row: "sequence" };

/**
 * By the options, or as the table shows: rows are steps where a column names their sequence or holds dates, where each step has its label, where there
 * are only zeros and ones, and where columns are called as the numbers of a step of the model are; else a row is a sequence.
 *
 * @throws InputError where steps seem to be counted and nothing names their sequence
 */
export async function layoutOf(table: Table, options: Reading): Promise<TableLayout> {
  const { sequence, channels, target, task, time, model } = options;
  if (channels !== undefined) return { row: "sequence" };
  if (sequence !== undefined) return { row: "step", sequence, time: null, notes: [] };
  const labels = labelColumns(table, options);
  const found = await findSequence(table, labels);
  if (found !== null) return { row: "step", sequence: [found.column], time: found.time, notes: [found.note] };
  const alone = {
    row: "step",
    sequence: [],
    time: null,
    notes: ["The table was taken as one sequence, a row a step."],
  } as const;
  const isCountdown = target?.[0] === COUNTDOWN && !table.has(COUNTDOWN);
  // Of a model of many files this is one.
  if (model?.columns.every((name) => table.has(name)) === true) return alone;
  if (task === "tag" || task === "frames" || isCountdown || (time !== undefined && time !== "none")) return alone;
  const isRoll =
    target === undefined &&
    table.numeric.length >= 3 &&
    table.profile.columns.every(
      ({ least, greatest, texts, missing }) => least >= 0 && greatest <= 1 && texts + missing === 0,
    );
  if ((isRoll && (await hasBitsAlone(table))) || (await dateColumns(table)) !== null) return alone;
  const counter = await stepCounter(table, target ?? []);
  if (counter === null) {
    await ensureNoSteps(table, labels);
    return { row: "sequence" };
  }
  const note = `The table was taken as one sequence, a row a step, which ${quoted(counter)} counts; \`channels\` takes each row as a sequence.`;
  return { row: "step", sequence: [], time: null, notes: [note] };
}

/** Columns of values that a row of steps has at most; the archives' rows are sequences of more. */
const MOST_INPUTS = 8;

/** The column that rises by the same from row to row and is no number of sequences, beside few others; null without one. */
async function stepCounter(table: Table, target: readonly string[]): Promise<string | null> {
  const own = table.numeric.map(({ name }) => name).filter((name) => !target.includes(name));
  if (own.length > MOST_INPUTS || own.length < 2 || table.rows < 3) return null;
  const arrays = await table.numbers(own);
  const whole = [{ name: table.source.file, start: 0, end: table.rows }];
  const counter = own.findIndex((name, k) => !namesSequences(name) && countsRows({ name, values: arrays[k]! }, whole));
  return own[counter] ?? null;
}

/** A column called as steps are, which begins anew, comes again among few others or stands beside one that names sequences, is no number of a sequence. */
async function ensureNoSteps(table: Table, labels: readonly string[]): Promise<void> {
  const others = table.profile.columns.filter(({ name }) => !labels.includes(name));
  const steps = table.numeric.filter(({ name }) => isStepName(name) && !namesSequences(name) && !labels.includes(name));
  if (steps.length === 0) return;
  const arrays = await table.numbers(steps.map(({ name }) => name));
  const counter = steps.find((_, k) => restartsCounting(arrays[k]!));
  let column: string | null = null;
  for (const { name } of others)
    if (column === null && sequenceName(name) !== null && comesAgain(await table.texts([name]))) column = name;
  const isFew = table.numeric.length - labels.length <= MOST_INPUTS;
  const again = counter === undefined && column === null && isFew ? await firstComingAgain(table, steps) : null;
  if (counter === undefined && column === null && again === null) return;
  const step = counter?.name ?? again ?? steps[0]!.name;
  throw new InputError(
    { file: table.source.file, column: step },
    `what a row is must be told where a column is called so. ${column === null ? "If a row is a step, name the column of its sequence with `sequence`;" : `Take ${optionCode("sequence", column)} if a row is a step of the sequence that it names,`} or \`channels\` 1 if a row is a sequence.`,
  );
}

async function firstComingAgain(table: Table, columns: Table["numeric"]): Promise<string | null> {
  for (const { name } of columns) if (comesAgain(await table.texts([name]))) return name;
  return null;
}

async function hasBitsAlone(table: Table): Promise<boolean> {
  const arrays = await table.numbers(table.numeric.map(({ name }) => name));
  return arrays.every((values) => values.every((value) => value === 0 || value === 1));
}
