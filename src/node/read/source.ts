import { basename, resolve } from "node:path";
import type { DuckDBConnection, DuckDBDataChunk, DuckDBValue } from "@duckdb/node-api";
import { GradusError, InputError } from "../../core/errors.js";
import { type CsvLayout, csvLayout, MISSING_TOKENS } from "./csv-layout.js";
import { fileRow } from "./file-row.js";
import { type FileHead, readHead } from "./head.js";

/** A file opened as a table of text cells, queried with SQL. */
export interface Source {
  /** The path as the caller gave it. */
  readonly file: string;
  /** The file's name alone. */
  readonly name: string;
  readonly columns: readonly string[];
  readonly notes: readonly string[];
  /** The SQL relation to select from. Columns are addressed by `text`, `isMissing` and `number`. */
  readonly relation: string;
  /** SQL: how many cells a row has; null where reading itself refuses rows with too few or too many. */
  readonly width: string | null;
  /** SQL: the trimmed text of column k. */
  readonly text: (k: number) => string;
  /** SQL: whether the cell of column k stands for a missing value. */
  readonly isMissing: (k: number) => string;
  /** SQL: column k as DOUBLE; NULL for what is not a number, infinities included. */
  readonly number: (k: number) => string;
  readonly query: (sql: string) => Promise<DuckDBValue[][]>;
  readonly stream: (sql: string) => AsyncGenerator<DuckDBDataChunk>;
  /** The row of the file (1-based, header and blank lines counted) of a record (0-based, data only). */
  readonly rowOf: (record: number) => Promise<number>;
  readonly close: () => void;
}

/**
 * Opens a CSV or Parquet file. Nothing is read beyond its head; memory is bounded by DuckDB's limit of 256 MB.
 *
 * @throws InputError when it is not such a file.
 */
export async function openSource(file: string): Promise<Source> {
  const head = await readHead(file);
  const { connection, close } = await connect();
  try {
    const table =
      head.kind === "parquet" ? await parquetTable(connection, file) : csvTable(file, head, csvLayout(head.text));
    const source = { ...table, ...queries(connection, file), file, name: basename(file), close };
    return table.columns.length === 1 && head.kind === "text" ? await withoutBlankEnd(source) : source;
  } catch (error) {
    close();
    throw readable(error, file);
  }
}

type TablePart = Pick<Source, "columns" | "notes" | "relation" | "width" | "text" | "isMissing" | "number" | "rowOf">;

function csvTable(file: string, head: FileHead & { readonly kind: "text" }, layout: CsvLayout): TablePart {
  const spaced = layout.delimiter === "space";
  const delimiter = layout.delimiter === "none" ? "\x01" : layout.delimiter;
  const columns = spaced ? ["line"] : layout.names.map((_, k) => `c${k}`);
  const options = [
    "auto_detect = false, header = false",
    `skip = ${layout.skipRows}`,
    // For blanks as delimiter each line is one cell, cut below; \x01 does not occur in text.
    spaced ? "delim = '\x01', quote = '', escape = ''" : `delim = ${literal(delimiter)}, quote = '"', escape = '"'`,
    `compression = '${head.gzip ? "gzip" : "none"}', encoding = '${head.encoding}'`,
    `columns = {${columns.map((name) => `'${name}': 'VARCHAR'`).join(", ")}}`,
  ];
  const scan = `read_csv(${pathLiteral(file)}, ${options.join(", ")})`;
  const relation = spaced
    ? `(SELECT list_filter(string_split(translate(line, '\t\r', '  '), ' '), lambda cell: cell <> '') AS cells FROM ${scan} WHERE trim(line, ' \t\r') <> '')`
    : scan;
  const blankLinesAreRows = layout.names.length === 1;
  const cell = (k: number) => (spaced ? `cells[${k + 1}]` : `c${k}`);
  return {
    width: spaced ? "len(cells)" : null,
    columns: layout.names,
    notes: [
      ...layout.notes,
      ...(head.encoding === "latin-1" ? ["The text is not UTF-8 and was read as Latin-1."] : []),
    ],
    relation,
    ...cells(cell, layout.decimalComma),
    rowOf: (record) => fileRow(file, head.gzip, { record, header: layout.header, quotes: !spaced, blankLinesAreRows }),
  };
}

async function parquetTable(connection: DuckDBConnection, file: string): Promise<TablePart> {
  const relation = `read_parquet(${pathLiteral(file)})`;
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
  return { columns, notes: [], relation, width: null, ...cells(cell, false), rowOf: async (record) => record + 1 };
}

function cells(cell: (k: number) => string, decimalComma: boolean): Pick<Source, "text" | "isMissing" | "number"> {
  const tokens = `[${MISSING_TOKENS.map(literal).join(", ")}]`;
  const cast = (k: number) => `TRY_CAST(${decimalComma ? `replace(${cell(k)}, ',', '.')` : cell(k)} AS DOUBLE)`;
  return {
    text: (k) => `trim(${cell(k)})`,
    // Not IN: that becomes a hash join for each column, which took gigabytes for 60 columns.
    isMissing: (k) => `coalesce(list_contains(${tokens}, upper(trim(${cell(k)}))), true)`,
    // DuckDB reads 1_000 as a number; here it is text.
    number: (k) =>
      `CASE WHEN abs(${cast(k)}) <= ${Number.MAX_VALUE} AND NOT contains(${cell(k)}, '_') THEN ${cast(k)} END`,
  };
}

function queries(connection: DuckDBConnection, file: string): Pick<Source, "query" | "stream"> {
  return {
    query: async (sql) => {
      try {
        return (await connection.runAndReadAll(sql)).getRows();
      } catch (error) {
        throw readable(error, file);
      }
    },
    stream: async function* (sql) {
      try {
        const result = await connection.stream(sql);
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

async function connect(): Promise<{ readonly connection: DuckDBConnection; readonly close: () => void }> {
  const duckdb = await import("@duckdb/node-api").catch((error: Error) => {
    throw new GradusError(
      `Files are read by the package @duckdb/node-api, which did not load: ${error.message}. ` +
        "Run `npm install @duckdb/node-api@1.5.6-r.1`.",
    );
  });
  const instance = await duckdb.DuckDBInstance.create(":memory:", {
    memory_limit: "256MB",
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
    },
  };
}

/** In a file of one column a blank line is a missing value, but not at the end of the file. */
async function withoutBlankEnd(source: Source): Promise<Source> {
  const [counts] = await source.query(
    `SELECT max(CASE WHEN ${source.text(0)} <> '' THEN record END) FROM (SELECT *, row_number() OVER () AS record FROM ${source.relation})`,
  );
  return { ...source, relation: `(SELECT * FROM ${source.relation} LIMIT ${counts?.[0] ?? 0})` };
}

/** DuckDB's message in the words of this program; other errors pass. */
function readable(error: unknown, file: string): unknown {
  if (error instanceof GradusError || !(error instanceof Error)) return error;
  const { message } = error;
  const line = /Line: (\d+)/.exec(message)?.[1];
  const place = line === undefined ? { file } : { file, row: Number(line) };
  const original = /Original Line: ?\s*(.{0,60})/.exec(message)?.[1] ?? "";
  const width = /Expected Number of Columns: (\d+) Found: ?(\d+)/.exec(message);
  if (width) {
    return new InputError(
      place,
      `every row must have ${width[1]} cells, as the first rows have, got ${width[2]} in "${original}". ` +
        "Fix the row; cells that contain the delimiter must be quoted.",
    );
  }
  if (message.includes("unterminated quote")) {
    return new InputError(
      place,
      `a quote is opened and never closed in "${original}". Close it, or double it inside a cell.`,
    );
  }
  if (message.includes("not utf-8")) {
    return new InputError(place, "the text is UTF-8 at first and not here. Save the file as UTF-8.");
  }
  if (message.includes("invalid state")) {
    return new InputError(
      place,
      "the rows cannot be told apart: line ends or quotes are mixed. Save the file as plain CSV.",
    );
  }
  return new InputError(place, `the file cannot be read as a table: ${message.split("\n")[0]}`);
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** An absolute path in which *, ? and [ stand for themselves. */
function pathLiteral(file: string): string {
  return literal(resolve(file).replace(/[*?[]/g, "[$&]"));
}
