import { resolve, sep } from "node:path";
import { InputError } from "../../core/errors.js";
import type { ListenedSignal } from "../../core/stop-signal.js";
import type { DecimalMark } from "../../data/table-notation.js";
import { csvLayout } from "./csv-layout.js";
import { csvTable, wideTable } from "./csv-table.js";
import { type Database, openDatabase } from "./database.js";
import { inUtf8 } from "./encoding.js";
import { encodingName } from "./encoding-names.js";
import { readHead } from "./head.js";
import { rowsBelow, upTo } from "./rows-below.js";
import type { Source, TablePart } from "./source.js";
import { pathLiteral } from "./sql.js";
import { withoutStrayRows } from "./stray-rows.js";
import { copied, tableFile } from "./table-file.js";
import { WIDE } from "./wide-table.js";

/** Options of `readTable`. */
export interface OpenOptions {
  readonly signal?: ListenedSignal | undefined;
  readonly encoding?: string | undefined;
  readonly decimal?: DecimalMark | undefined;
  readonly missingValues?: readonly (string | number)[] | undefined;
  readonly skipRows?: number | undefined;
}

/**
 * Opens a CSV or Parquet file, "-" for standard input. Of a file nothing is read beyond its head; a pipe is copied.
 *
 * @throws InputError when it is no such file, Stopped
 */
export async function openSource(
  given: string,
  { signal, encoding, decimal, skipRows, missingValues: tokens = [] }: OpenOptions = {},
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
    const layout = csvLayout(head.text, file, { skipRows, decimal });
    let text = { path, gzip: head.gzip };
    if (head.encoding !== "utf-8") {
      const instead = `save the text, which is ${encodingName(head.encoding)}, as UTF-8.`;
      const copy = await copied(file, inUtf8({ file, path, ...head }), { signal, instead });
      made.push(copy.remove);
      text = { path: copy.path, gzip: false };
    }
    const keep = (copy: { readonly remove: () => void }) => made.push(copy.remove);
    const opened = async (of: typeof text, notes: readonly string[]): Promise<Source> => {
      const csv = { file, ...of, head, layout };
      const table = layout.names.length > WIDE ? await wideTable(csv, { database, keep, signal }) : csvTable(csv);
      const source = { ...table, notes: [...table.notes, ...notes], ...database, file, name, missingValues, close };
      return source.columns.length === 1 ? await withoutBlankEnd(source) : source;
    };
    const below = await rowsBelow(text, layout);
    if (below !== null) {
      const instead = "take the rows below the table out of it.";
      const copy = await copied(file, upTo(text, below.from), { signal, instead });
      made.push(copy.remove);
      text = { path: copy.path, gzip: false };
    }
    const notes = below === null ? [] : [below.note];
    return {
      ...(await opened(text, notes)),
      async withoutStrayRows() {
        const stray = withoutStrayRows(text, layout);
        const instead = "take the rows that are no data out of it.";
        const copy = await copied(file, stray.text, { signal, instead });
        made.push(copy.remove);
        const note = stray.note();
        return note === null ? null : opened({ path: copy.path, gzip: false }, [...notes, note]);
      },
    };
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

/** In a file of one column a blank line is a missing value, but not at the end of the file. */
async function withoutBlankEnd(source: Source): Promise<Source> {
  const [counts] = await source.query(
    `SELECT max(CASE WHEN trim(${source.cell(0)}) <> '' THEN record END) FROM (SELECT *, row_number() OVER () AS record FROM ${source.relation})`,
  );
  return { ...source, relation: `(SELECT * FROM ${source.relation} LIMIT ${counts?.[0] ?? 0})` };
}

/** DuckDB takes a backslash in a name for an escape and does not find the file. */
function ensureReachable(file: string): void {
  if (sep === "\\" || !resolve(file).includes("\\")) return;
  throw new InputError({ file }, "the path must not hold a backslash. Rename the file or its folder, or link to it.");
}
