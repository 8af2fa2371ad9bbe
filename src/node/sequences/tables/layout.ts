import { InputError } from "../../../core/errors.js";
import { quoted } from "../../../core/listed.js";
import { COUNTDOWN } from "../../../data/sequences/contract.js";
import { countsRows } from "../../read/columns/choose.js";
import { isNumeric } from "../../read/database/profile.js";
import { planTime } from "../../read/time/plan-time.js";
import type { Reading } from "../options.js";
import { findSequence } from "./counters.js";
import { namesSequences } from "./row-a-sequence.js";
import type { Table } from "./table.js";

/** What a row of a table is. */
export type TableLayout =
  | { readonly row: "step"; readonly sequence: readonly string[]; readonly notes: readonly string[] }
  | { readonly row: "sequence" };

/**
 * By the options, or as the table shows: rows are steps where a column names their sequence or holds dates, where each step has its label, where there
 * are only zeros and ones, and where columns are called as the numbers of a step of the model are; else a row is a sequence.
 */
export async function layoutOf(table: Table, options: Reading): Promise<TableLayout> {
  const { sequence, channels, target, task, time, model } = options;
  if (channels !== undefined) return { row: "sequence" };
  if (sequence !== undefined) return { row: "step", sequence, notes: [] };
  const found = await findSequence(table);
  if (found !== null) return { row: "step", sequence: [found.column], notes: [found.note] };
  const alone = { row: "step", sequence: [], notes: ["The table was taken as one sequence, a row a step."] } as const;
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
  if ((isRoll && (await hasBitsAlone(table))) || (await hasDates(table))) return alone;
  const counter = await stepCounter(table, target ?? []);
  if (counter === null) return { row: "sequence" };
  const note = `The table was taken as one sequence, a row a step, which ${quoted(counter)} counts; \`channels\` takes each row as a sequence.`;
  return { row: "step", sequence: [], notes: [note] };
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

/** Whether texts of one column are dates or times: then rows follow each other. */
async function hasDates({ source, profile }: Table): Promise<boolean> {
  const texts = profile.columns.filter((column) => column.texts > 0 && !isNumeric(column)).map(({ name }) => name);
  if (texts.length === 0) return false;
  const except = source.columns.filter((name) => !texts.includes(name));
  const plan = await planTime(source, profile, { except }).catch((error: unknown) => {
    if (error instanceof InputError) return { plan: null };
    throw error;
  });
  return plan.plan !== null;
}

async function hasBitsAlone(table: Table): Promise<boolean> {
  const arrays = await table.numbers(table.numeric.map(({ name }) => name));
  return arrays.every((values) => values.every((value) => value === 0 || value === 1));
}
