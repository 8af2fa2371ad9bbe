import { InputError } from "../../../core/errors.js";
import { listed, quoted } from "../../../core/listed.js";
import { optionCode } from "../../../read/columns/choose.js";
import { isNumeric } from "../../../read/database/profile.js";
import type { Table } from "./table.js";

/** The times of rows. */
export interface Moments {
  readonly columns: readonly string[];
  /** One for each row of the table; it may have none. */
  readonly values: Float64Array;
  /** A time as people read it. */
  readonly shown: (value: number) => string;
}

interface Ordered {
  readonly names: readonly string[];
  /** (n + 1) */
  readonly offsets: Uint32Array;
  /** The row of the table at each step. */
  readonly rows: Uint32Array;
  readonly moments: Moments;
  /** Columns that name the sequence. */
  readonly sequence: readonly string[];
  /** Columns that name no sequence, such as labels. */
  readonly except: readonly string[];
}

/** Of objects that a column names each has so many rows, at least: fewer tell measurements. */
const FEWEST_ROWS = 3;

/**
 * Sequences in which every time comes once: of rows that are alike in every column the first one stays.
 *
 * @throws InputError where rows of one time differ: two recordings under one name would be read as one
 */
export async function oneRowATime(
  table: Table,
  ordered: Ordered,
): Promise<Pick<Ordered, "offsets" | "rows"> & { readonly notes: readonly string[] }> {
  const { names, offsets, rows, moments } = ordered;
  const at = (step: number) => moments.values[rows[step]!]!;
  const repeated: number[] = [];
  for (let k = 0; k < names.length; k++)
    for (let step = offsets[k]! + 1; step < offsets[k + 1]!; step++) if (at(step) === at(step - 1)) repeated.push(step);
  if (repeated.length === 0) return { offsets, rows, notes: [] };
  const { codes } = await table.texts(table.source.columns);
  const gone = new Uint8Array(rows.length);
  const differing: number[] = [];
  for (const step of repeated) {
    let first = step - 1;
    while (first > 0 && gone[first] === 1) first--;
    if (codes[rows[first]!] === codes[rows[step]!]) gone[step] = 1;
    else differing.push(step);
  }
  if (differing.length > 0) throw await repeats(table, ordered, differing);
  const { file } = table.source;
  const row = await table.source.rowOf(rows[repeated[0]!]!);
  const kept = new Uint32Array(offsets.length);
  for (let k = 0; k < names.length; k++)
    kept[k + 1] = kept[k]! + gone.subarray(offsets[k], offsets[k + 1]).filter((mark) => mark === 0).length;
  const count = repeated.length;
  const note = `${count === 1 ? "1 row is" : `${count} rows are`} another one of the sequence over again, time and all, and ${count === 1 ? "was" : "were"} left out: first row ${row} of ${file.split("/").at(-1)}.`;
  return { offsets: kept, rows: rows.filter((_, step) => gone[step] === 0), notes: [note] };
}

async function repeats(table: Table, ordered: Ordered, differing: readonly number[]): Promise<InputError> {
  const { names, offsets, rows, moments, sequence } = ordered;
  const { source } = table;
  const [step] = differing as [number];
  const k = offsets.findLastIndex((offset) => offset <= step);
  const [row, before] = [await source.rowOf(rows[step]!), await source.rowOf(rows[step - 1]!)];
  const time = moments.shown(moments.values[rows[step]!]!);
  const of = sequence.length === 0 ? "" : ` of sequence ${quoted(names[k]!)}`;
  const all = differing.length > 1 ? `; there are ${differing.length} such rows` : "";
  const key = await columnThatTells(table, ordered);
  const advice =
    key === null
      ? "If these are two recordings, give each a name of its own; else take one of the rows out"
      : `${quoted(key)} tells such rows apart: name the sequences with ${optionCode("sequence", [...sequence, key].join(","))}`;
  return new InputError(
    { file: source.file, row, column: listed(moments.columns) },
    `every time must come once in a sequence, got ${time}${of} again after row ${before}, with other values${all}. ${advice}, or use ` +
      '`time: "none"` to trust the order of the rows.',
  );
}

/** The column by whose value, beside the names of the sequences, every time comes once; null for none. */
async function columnThatTells(table: Table, { sequence, moments, except }: Ordered): Promise<string | null> {
  const taken = [...sequence, ...moments.columns, ...except];
  const possible = table.profile.columns.filter((column) => column.missing === 0 && !taken.includes(column.name));
  let best: string | null = null;
  let fewest = Math.floor(table.rows / FEWEST_ROWS) + 1;
  for (const { name, texts, ...profile } of possible) {
    // What is measured in fractions names nothing.
    if (isNumeric({ name, texts, ...profile }) && !(await areWhole(table, name))) continue;
    const found = await table.texts([...sequence, name]);
    const objects = found.texts.length;
    if (objects >= fewest) continue;
    const seen = new Set<string>();
    for (let row = 0; row < found.codes.length; row++) seen.add(`${found.codes[row]},${moments.values[row]}`);
    if (seen.size === table.rows) [best, fewest] = [name, objects];
  }
  return best;
}

async function areWhole(table: Table, name: string): Promise<boolean> {
  const [values] = await table.numbers([name]);
  return values!.every(Number.isInteger);
}
