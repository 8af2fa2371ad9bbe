import { InputError } from "../../../core/errors.js";
import { listed, quoted } from "../../../core/listed.js";
import { formatTimestamp, resolutionOf } from "../../../data/timestamp.js";
import { readTexts } from "../../../read/database/load.js";
import { isNumeric } from "../../../read/database/profile.js";
import { groupByName } from "../../../read/series/segments.js";
import { planTime } from "../../../read/time/plan-time.js";
import { momentReader } from "../../../read/time/timestamps.js";
import type { Reading } from "../options.js";
import { type Moments, oneRowATime } from "./one-row-a-time.js";
import { isStepName } from "./sequence-names.js";
import type { Table } from "./table.js";

/** The rows of a table brought together by sequence, in the order of its steps. */
export interface RowOrder {
  readonly names: readonly string[];
  /** (n + 1) */
  readonly offsets: Uint32Array;
  /** The row of the table at each step. */
  readonly rows: Uint32Array;
  /** Columns of the time. */
  readonly time: readonly string[];
  readonly notes: readonly string[];
}

interface OrderOptions extends Pick<Reading, "time" | "timeFormat" | "model"> {
  /** Columns that name the sequence; none: the table is one. */
  readonly sequence: readonly string[];
  /** Columns that hold no time. */
  readonly except: readonly string[];
  /** The name of the only sequence. */
  readonly name: string;
}

/**
 * Brings rows of one sequence together, sequences in the order of their first rows, rows in the order of the file or of the time where that goes back.
 *
 * @throws InputError for a row that names no sequence, rows of one sequence and time that differ, and for an option `time` that cannot be read
 */
export async function rowOrder(table: Table, options: OrderOptions): Promise<RowOrder> {
  const { sequence, name } = options;
  const notes: string[] = [];
  const { rows: count } = table;
  let names: readonly string[] = [name];
  let offsets: Uint32Array = Uint32Array.of(0, count);
  let order: Uint32Array | null = null;
  if (sequence.length > 0) {
    const found = await table.texts(sequence);
    if (found.unnamed >= 0) {
      const row = await table.source.rowOf(found.unnamed);
      const rule = "every row must name its sequence, got an empty cell. Fill it, or take the row out.";
      throw new InputError({ file: table.source.file, row, column: sequence.join(", ") }, rule);
    }
    const { segments, order: gathered } = groupByName(found.codes, found.texts);
    names = found.texts;
    offsets = Uint32Array.from([0, ...segments.map(({ end }) => end)]);
    order = gathered;
    if (gathered !== null)
      notes.push(`Rows of one sequence stood apart and were brought together by ${listed(sequence.map(quoted))}.`);
  }
  const rows = order ?? Uint32Array.from({ length: count }, (_, row) => row);
  const moments = await stepTimes(table, options, notes);
  if (moments === null) notes.push(...trustNotes(options, order !== null));
  if (moments === null) return { names, offsets, rows, time: [], notes };
  sortByTime(rows, { offsets, names, moments }, notes);
  const once = await oneRowATime(table, { names, offsets, rows, moments, sequence, except: options.except });
  return { names, time: moments.columns, ...once, notes: [...notes, ...once.notes] };
}

async function stepTimes(table: Table, options: OrderOptions, notes: string[]): Promise<Moments | null> {
  const { source, profile } = table;
  const except = [...options.sequence, ...options.except];
  const { time, timeFormat } = options;
  if (time === "none") return null;
  if (time !== undefined && time === options.model?.time && !table.has(time)) return null; // a note tells it
  const asked = time === undefined ? undefined : table.column("time", time);
  // Numbers are in order as they are, dates such as 20240131 among them.
  if (asked !== undefined && timeFormat === undefined && isNumeric(asked))
    return { columns: [asked.name], values: (await table.numbers([asked.name]))[0]!, shown: String };
  const format = { ...(time !== undefined && { time }), ...(timeFormat !== undefined && { timeFormat }) };
  try {
    const { plan } = await planTime(source, profile, { ...format, except });
    if (plan !== null) {
      const reader = momentReader(source, plan, { rows: table.rows, remembered: null });
      const texts = plan.columns.map((name) => source.columns.indexOf(name));
      await readTexts(source, {
        ...{ rows: table.rows, texts },
        onText: (record, cells) => {
          reader.onCells(record, cells);
          return true;
        },
      });
      const { milliseconds } = await reader.finish();
      const resolution = resolutionOf(milliseconds.filter((value) => !Number.isNaN(value)));
      return { columns: plan.columns, values: milliseconds, shown: (value) => formatTimestamp(value, resolution) };
    }
  } catch (error) {
    if (time !== undefined || timeFormat !== undefined || !(error instanceof InputError)) throw error;
    const column = error.place.column === undefined ? "a column" : quoted(error.place.column);
    notes.push(
      `What looks like a time in ${column} was not read: rows are in the order of the file. \`time\` and \`timeFormat\` say how it is written.`,
    );
    return null;
  }
  const step = table.numeric.find(
    ({ name, missing, texts }) => isStepName(name) && !except.includes(name) && missing + texts === 0,
  );
  if (step === undefined) return null;
  return { columns: [step.name], values: (await table.numbers([step.name]))[0]!, shown: String };
}

/** Without a time only the order of the rows can be meant: it is told where a model learned from rows in that of a time, or rows stand apart. */
function trustNotes({ model, time }: OrderOptions, isApart: boolean): string[] {
  if (model === undefined || time === "none") return [];
  if (model.time !== undefined)
    return [
      `No time was found, and the model learned from rows in the order of ${quoted(model.time)}: those of the file are trusted to be in that order.`,
    ];
  return isApart ? ["No time was found: the rows of a sequence are trusted to be in the order of the file."] : [];
}

/** Sorts the rows of those sequences in which time goes back. */
function sortByTime(
  rows: Uint32Array,
  { offsets, names, moments: { values, columns } }: Pick<RowOrder, "offsets" | "names"> & { readonly moments: Moments },
  notes: string[],
): void {
  const sorted = names.filter((_, k) => {
    const own = rows.subarray(offsets[k], offsets[k + 1]);
    if (own.every((row, t) => t === 0 || !(values[row]! < values[own[t - 1]!]!))) return false;
    own.sort((a, b) => values[a]! - values[b]! || a - b);
    return true;
  });
  if (sorted.length === 0) return;
  const which = names.length === 1 ? "Rows were" : `The rows of ${sorted.length} of ${names.length} sequences were`;
  notes.push(`${which} put in the order of ${listed(columns.map(quoted))}; \`time: "none"\` keeps that of the file.`);
}
