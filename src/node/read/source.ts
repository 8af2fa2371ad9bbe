import { freemem } from "node:os";
import { basename, resolve, sep } from "node:path";
import type { DuckDBConnection, DuckDBDataChunk, DuckDBValue } from "@duckdb/node-api";
import { GradusError, InputError } from "../../core/errors.js";
import { type CsvLayout, csvLayout, MISSING_TOKENS } from "./csv-layout.js";
import { ENCODING_NAMES, utf8Copy } from "./encoding.js";
import { fileRow } from "./file-row.js";
import { type FileHead, readHead } from "./head.js";
import { mixedLines, readable } from "./query-error.js";

/** A file opened as a table of text cells, queried with SQL. */
export interface Source {
  /** The path as the caller gave it. */
  readonly file: string;
  /** The file's name alone. */
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
  readonly query: (sql: string) => Promise<DuckDBValue[][]>;
  /** `rows` is how many there are, where that is known: a query for few is planned once, not twice. */
  readonly stream: (sql: string, rows?: number) => AsyncGenerator<DuckDBDataChunk>;
  /** Lets DuckDB take twice the memory; false where too little of it is free. */
  readonly takeMoreMemory: () => Promise<boolean>;
  /** The row of the file (1-based, header and blank lines counted) of a record (0-based, data only). */
  readonly rowOf: (record: number) => Promise<number>;
  readonly close: () => void;
}

/**
 * Opens a CSV or Parquet file. Nothing is read beyond its head; DuckDB's memory is bounded by 256 MB until it asks for more.
 *
 * @throws InputError when it is not such a file.
 */
export async function openSource(file: string): Promise<Source> {
  ensureReachable(file);
  const head = await readHead(file);
  const copy = head.kind === "parquet" || head.encoding === "utf-8" ? null : await utf8Copy(file, head);
  const { connection, close } = await connect(copy?.remove);
  try {
    const table =
      head.kind === "parquet"
        ? await parquetTable(connection, file)
        : csvTable({ file, path: copy?.path ?? file, head, layout: csvLayout(head.text, file) });
    const source = { ...table, ...queries(connection, file), file, name: basename(file), close };
    return table.columns.length === 1 && head.kind === "text" ? await withoutBlankEnd(source) : source;
  } catch (error) {
    close();
    throw readable(error, file);
  }
}

/** DuckDB's memory at first. */
const MEGABYTES = 256;

/** Rows that may stand in memory as a whole, in a block of columns. */
const FEW_ROWS = 2048;

type TablePart = Omit<Source, "file" | "name" | "query" | "stream" | "takeMoreMemory" | "close">;

interface CsvFile {
  readonly file: string;
  /** The file in UTF-8: itself or a copy. */
  readonly path: string;
  readonly head: FileHead & { readonly kind: "text" };
  readonly layout: CsvLayout;
}

function csvTable({ file, path, head, layout }: CsvFile): TablePart {
  const spaced = layout.delimiter === "space";
  const delimiter = layout.delimiter === "none" ? "\x01" : layout.delimiter;
  const columns = spaced ? ["line"] : layout.names.map((_, k) => `c${k}`);
  const gzip = head.gzip && path === file;
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
  const blankLinesAreRows = layout.names.length === 1;
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
    rowOf: (record) => fileRow(path, gzip, { record, header: layout.header, quotes: !spaced, blankLinesAreRows }),
  };
}

const ESCAPED = { "\n": "\\n", "\r\n": "\\r\\n", "\r": "\\r" } as const;

async function parquetTable(connection: DuckDBConnection, file: string): Promise<TablePart> {
  const relation = `read_parquet(${pathLiteral(file)}, hive_partitioning = false)`;
  const described = (await connection.runAndReadAll(`DESCRIBE SELECT * FROM ${relation}`)).getRows();
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
  return { columns, notes: [], relation, cell, number, width: null, rowOf: async (record) => record + 1 };
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

function queries(connection: DuckDBConnection, file: string): Pick<Source, "query" | "stream" | "takeMoreMemory"> {
  let megabytes = MEGABYTES;
  return {
    takeMoreMemory: async () => {
      if (2 * megabytes * 2 ** 20 > freemem() / 2) return false;
      megabytes *= 2;
      await connection.run(`SET memory_limit = '${megabytes}MB'`);
      return true;
    },
    query: async (sql) => {
      try {
        return (await connection.runAndReadAll(sql)).getRows();
      } catch (error) {
        throw readable(error, file);
      }
    },
    stream: async function* (sql, rows = Number.POSITIVE_INFINITY) {
      try {
        const result = await (rows <= FEW_ROWS ? connection.run(sql) : connection.stream(sql));
        for (;;) {
          const chunk = await result.fetchChunk();
          if (chunk === null || chunk.rowCount === 0) return;
          yield chunk;
        }
      } catch (error) {
        throw readable(error, file);
      }
    },
  };
}

async function connect(
  after: () => void = () => {},
): Promise<{ readonly connection: DuckDBConnection; readonly close: () => void }> {
  const duckdb = await import("@duckdb/node-api").catch((error: Error) => {
    throw new GradusError(
      `Files are read by the package @duckdb/node-api, which did not load: ${error.message}. ` +
        "Run `npm install @duckdb/node-api@1.5.6-r.1`.",
    );
  });
  const instance = await duckdb.DuckDBInstance.create(":memory:", {
    memory_limit: `${MEGABYTES}MB`,
    threads: "2",
    temp_directory: "",
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
  });
  const connection = await instance.connect();
  return {
    connection,
    close: () => {
      connection.closeSync();
      instance.closeSync();
      after();
    },
  };
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
