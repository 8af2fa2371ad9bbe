import { resolve, sep } from "node:path";
import { InputError } from "../../core/errors.js";
import type { ListenedSignal } from "../../core/stop-signal.js";
import { type CsvLayout, csvLayout, MISSING_TOKENS } from "./csv-layout.js";
import { type Database, openDatabase } from "./database.js";
import { ENCODING_NAMES, inUtf8 } from "./encoding.js";
import { type FileRows, fileRow, fileRows } from "./file-row.js";
import { type FileHead, readHead } from "./head.js";
import { mixedLines } from "./query-error.js";
import { copied, tableFile } from "./table-file.js";

/** A file opened as a table of text cells, queried with SQL. */
export interface Source extends Database {
  /** As the caller named it: errors begin with it. */
  readonly file: string;
  /** As records call it. */
  readonly name: string;
  readonly columns: readonly string[];
  readonly notes: readonly string[];
  /** The SQL relation to select from; `cell` addresses its columns. */
  readonly relation: string;
  /** SQL: how many cells a row has; null where reading itself refuses rows with too few or too many. */
  readonly width: string | null;
  /** SQL: column k as text. */
  readonly cell: (k: number) => string;
  /** SQL: the number that a text is, as DOUBLE; NULL for what is not a number, infinities included. */
  readonly number: (text: string) => string;
  /** The row of the file (1-based, header and blank lines counted) of a record (0-based, data only). */
  readonly rowOf: (record: number) => Promise<number>;
  /** The same of so many records, from the first one on. */
  readonly rowsOf: (records: number) => Promise<Uint32Array>;
}

/**
 * Opens a CSV or Parquet file, "-" for standard input. Of a file nothing is read beyond its head; a pipe is copied.
 *
 * @throws InputError when it is no such file, Stopped
 */
export async function openSource(given: string, signal?: ListenedSignal): Promise<Source> {
  ensureReachable(given);
  const made: (() => void)[] = [];
  const close = () => {
    for (const undo of made.splice(0).reverse()) undo();
  };
  try {
    const { file, name, path, remove } = await tableFile(given, signal);
    made.push(remove);
    const head = await readHead({ file, path });
    const database = await openDatabase(file, signal);
    made.push(database.close);
    if (head.kind === "parquet") return { ...(await parquetTable(database, path)), ...database, file, name, close };
    const layout = csvLayout(head.text, file);
    let text = { path, gzip: head.gzip };
    if (head.encoding !== "utf-8") {
      const instead = `save the text, which is ${ENCODING_NAMES[head.encoding]}, as UTF-8.`;
      const copy = await copied(file, inUtf8({ file, path, ...head }), { signal, instead });
      made.push(copy.remove);
      text = { path: copy.path, gzip: false };
    }
    const source = { ...csvTable({ file, ...text, head, layout }), ...database, file, name, close };
    return source.columns.length === 1 ? await withoutBlankEnd(source) : source;
  } catch (error) {
    close();
    throw error;
  }
}

type TablePart = Omit<Source, "file" | "name" | keyof Database>;

interface CsvFile {
  readonly file: string;
  /** The file in UTF-8: itself or a copy. */
  readonly path: string;
  readonly gzip: boolean;
  readonly head: FileHead & { readonly kind: "text" };
  readonly layout: CsvLayout;
}

function csvTable({ file, path, gzip, head, layout }: CsvFile): TablePart {
  const spaced = layout.delimiter === "space";
  const delimiter = layout.delimiter === "none" ? "\x01" : layout.delimiter;
  const columns = spaced ? ["line"] : layout.names.map((_, k) => `c${k}`);
  if (layout.skipRows > 0 && layout.lineEnd === null) throw mixedLines({ file, row: layout.skipRows });
  const options = [
    "auto_detect = false, header = false, hive_partitioning = false",
    `skip = ${layout.skipRows}`,
    // Found by DuckDB it would be that within a quoted name, and then `skip` would skip the whole file.
    ...(layout.lineEnd === null ? [] : [`new_line = '${ESCAPED[layout.lineEnd]}'`]),
    // For blanks as delimiter each line is one cell, cut below; \x01 does not occur in text.
    spaced ? "delim = '\x01', quote = '', escape = ''" : `delim = ${literal(delimiter)}, quote = '"', escape = '"'`,
    `compression = '${gzip ? "gzip" : "none"}'`,
    `columns = {${columns.map((name) => `'${name}': 'VARCHAR'`).join(", ")}}`,
  ];
  const scan = `read_csv(${pathLiteral(path)}, ${options.join(", ")})`;
  const relation = spaced
    ? `(SELECT list_filter(string_split(translate(line, '\t\r', '  '), ' '), lambda cell: cell <> '') AS cells FROM ${scan} WHERE trim(line, ' \t\r') <> '')`
    : scan;
  const { header, skipRows } = layout;
  const rows: FileRows = {
    ...{ path, gzip, header, skipRows },
    delimiter: spaced ? null : delimiter,
    blankLinesAreRows: layout.names.length === 1,
  };
  return {
    width: spaced ? "len(cells)" : null,
    columns: layout.names,
    notes: [
      ...layout.notes,
      ...(head.encoding === "utf-8" ? [] : [`The text is not UTF-8 and was read as ${ENCODING_NAMES[head.encoding]}.`]),
    ],
    relation,
    cell: (k) => (spaced ? `cells[${k + 1}]` : `c${k}`),
    number: (text) => numberOf(text, layout.decimalComma),
    rowOf: (record) => fileRow(rows, record),
    rowsOf: (records) => fileRows(rows, records),
  };
}

const ESCAPED = { "\n": "\\n", "\r\n": "\\r\\n", "\r": "\\r" } as const;

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
  const number = (text: string) => numberOf(text, false);
  return {
    ...{ columns, notes: [], relation, cell, number, width: null },
    rowOf: async (record) => record + 1,
    rowsOf: async (records) => Uint32Array.from({ length: records }, (_, record) => record + 1),
  };
}

/** SQL: whether a text stands for a missing value. */
export function isMissing(text: string): string {
  // Not IN: that becomes a hash join for each column, which took gigabytes for 60 columns.
  return `coalesce(list_contains([${MISSING_TOKENS.map(literal).join(", ")}], upper(trim(${text}))), true)`;
}

/** SQL: a text without blanks around it, '' for one that stands for a missing value. */
export function trimmed(text: string): string {
  return `CASE WHEN ${isMissing(text)} THEN '' ELSE trim(${text}) END`;
}

function numberOf(text: string, decimalComma: boolean): string {
  const cast = `TRY_CAST(${decimalComma ? `replace(${text}, ',', '.')` : text} AS DOUBLE)`;
  // DuckDB reads 1_000 and +-1 as numbers; here they are text. So is 1.000 among decimal commas, which means a thousand.
  const others = ["_", "+-", ...(decimalComma ? ["."] : [])].map((part) => ` AND NOT contains(${text}, '${part}')`);
  return `CASE WHEN abs(${cast}) <= ${Number.MAX_VALUE}${others.join("")} THEN ${cast} END`;
}

/** In a file of one column a blank line is a missing value, but not at the end of the file. */
async function withoutBlankEnd(source: Source): Promise<Source> {
  const [counts] = await source.query(
    `SELECT max(CASE WHEN trim(${source.cell(0)}) <> '' THEN record END) FROM (SELECT *, row_number() OVER () AS record FROM ${source.relation})`,
  );
  return { ...source, relation: `(SELECT * FROM ${source.relation} LIMIT ${counts?.[0] ?? 0})` };
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** DuckDB takes a backslash in a name for an escape and does not find the file. */
function ensureReachable(file: string): void {
  if (sep === "\\" || !resolve(file).includes("\\")) return;
  throw new InputError({ file }, "the path must not hold a backslash. Rename the file or its folder, or link to it.");
}

/** An absolute path in which *, ? and [ stand for themselves. */
function pathLiteral(file: string): string {
  return literal(resolve(file).replace(/[*?[]/g, "[$&]"));
}
