import { resolve, sep } from "node:path";
import { InputError } from "../../../core/errors.js";
import type { ListenedSignal } from "../../../core/stop-signal.js";
import type { DecimalMark } from "../../../data/table-notation.js";
import { csvLayout } from "../text/csv-layout.js";
import { readHead } from "../text/head.js";
import { inEqualRows, inPlainLines, openText } from "../text/open-text.js";
import { type Database, openDatabase } from "./database.js";
import type { Source, TablePart } from "./source.js";
import { pathLiteral } from "./sql.js";
import { tableFile } from "./table-file.js";

/** Options of `readTable`. */
export interface OpenOptions {
  readonly signal?: ListenedSignal | undefined;
  readonly encoding?: string | undefined;
  readonly decimal?: DecimalMark | undefined;
  readonly missingValues?: readonly (string | number)[] | undefined;
  readonly skipRows?: number | undefined;
  /** Whether rows of numbers that end early are filled up with missing values; a file without such rows is refused then. */
  readonly padsRows?: boolean | undefined;
}

/**
 * Opens a CSV or Parquet file, "-" for standard input. Of a file nothing is read beyond its head; a pipe is copied.
 *
 * @throws InputError when it is no such file, Stopped
 */
export async function openSource(
  given: string,
  { signal, encoding, decimal, skipRows, padsRows = false, missingValues: tokens = [] }: OpenOptions = {},
): Promise<Source> {
  const missingValues = tokens.map(String);
  ensureReachable(given);
  const made: (() => void)[] = [];
  const close = () => {
    for (const undo of made.splice(0).reverse()) undo();
  };
  try {
    const { file, name, path, remove } = await tableFile(given, signal);
    made.push(remove);
    const head = await readHead({ file, path }, encoding);
    const database = await openDatabase(file, signal);
    made.push(database.close);
    if (head.kind === "parquet") {
      if (skipRows !== undefined)
        throw new InputError({ file }, "`skipRows` goes with a text, and this is a Parquet file. Leave it out.");
      return { ...(await parquetTable(database, path)), ...database, file, name, missingValues, close };
    }
    const keep = (remove: () => void) => void made.push(remove);
    const lines = await inPlainLines({ file, path, head }, { signal, keep });
    const text = padsRows ? await inEqualRows(lines, file, { signal, keep }) : lines;
    const layout = csvLayout(text.head, file, { skipRows, decimal });
    const shared = { ...database, file, name, missingValues, close };
    const { path: plain, gzip, notes } = text;
    return await openText({ path: plain, gzip, layout }, { file, head, notes, shared, signal, keep });
  } catch (error) {
    close();
    throw error;
  }
}

async function parquetTable({ query }: Database, path: string): Promise<TablePart> {
  const relation = `read_parquet(${pathLiteral(path)}, hive_partitioning = false)`;
  const described = await query(`DESCRIBE SELECT * FROM ${relation}`);
  const columns = described.map((row) => String(row[0]));
  const types = described.map((row) => String(row[1]));
  const cell = (k: number) => {
    const name = `"${columns[k]!.replaceAll('"', '""')}"`;
    // In UTC whatever the machine's time zone.
    if (types[k] === "TIMESTAMP WITH TIME ZONE") return `CAST(make_timestamp(epoch_us(${name})) AS VARCHAR)`;
    if (types[k] === "BOOLEAN") return `CAST(CAST(${name} AS INTEGER) AS VARCHAR)`;
    return `CAST(${name} AS VARCHAR)`;
  };
  return {
    ...{ columns, notes: [], relation, cell, width: null, delimiter: null, isNumeric: (k) => NUMERIC.test(types[k]!) },
    rowOf: async (record) => record + 1,
    rowsOf: async (records) => Uint32Array.from({ length: records }, (_, record) => record + 1),
  };
}

/** Types whose texts are numbers with decimal points. */
const NUMERIC = /INT|DOUBLE|FLOAT|DECIMAL|BOOLEAN/;

/** DuckDB takes a backslash in a name for an escape and does not find the file. */
function ensureReachable(file: string): void {
  if (sep === "\\" || !resolve(file).includes("\\")) return;
  throw new InputError({ file }, "the path must not hold a backslash. Rename the file or its folder, or link to it.");
}
