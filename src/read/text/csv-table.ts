import { mixedLines } from "../database/query-error.js";
import type { TablePart } from "../database/source.js";
import { literal } from "../database/sql.js";
import type { Copy, CopyOptions, Database, StoredText } from "../host.js";
import { cellLists } from "../shape/wide-table.js";
import type { CsvLayout } from "./csv-layout.js";
import { encodingName } from "./encoding-names.js";
import { type FileRows, fileRow, fileRows } from "./file-row.js";
import type { FileHead } from "./head.js";
import { hasQuotes, SEPARATOR, withoutQuotes } from "./without-quotes.js";

/** A text file and how it is cut. */
export interface CsvFile extends StoredText {
  readonly file: string;
  readonly head: FileHead & { readonly kind: "text" };
  readonly layout: CsvLayout;
}

export function csvTable({ file, stored, gzip, head, layout }: CsvFile): TablePart {
  const spaced = layout.delimiter === "space";
  const delimiter = layout.delimiter === "none" ? "\x01" : layout.delimiter;
  if (layout.skipRows > 0 && layout.lineEnd === null) throw mixedLines({ file, row: layout.skipRows });
  const scan = spaced
    ? scanOfLines({ stored, gzip, layout })
    : scanOf({ stored, gzip, layout }, { delimiter, quote: '"', columns: layout.names.map((_, k) => `c${k}`) });
  const relation = spaced
    ? `(SELECT list_filter(string_split(translate(line, '\t\r', '  '), ' '), lambda cell: cell <> '') AS cells FROM ${scan} WHERE trim(line, ' \t\r') <> '')`
    : scan;
  const rows: FileRows = {
    ...{ stored, gzip, skipRows: layout.skipRows },
    delimiter: spaced ? null : delimiter,
    blankLinesAreRows: layout.names.length === 1,
  };
  return {
    width: spaced ? "len(cells)" : null,
    columns: layout.names,
    notes: [
      ...layout.notes,
      ...(head.encoding === "utf-8"
        ? []
        : [`The text is not UTF-8 and was read as ${encodingName(head.encoding)}; \`encoding\` names another.`]),
    ],
    relation,
    cell: (k) => (spaced ? `cells[${k + 1}]` : `c${k}`),
    delimiter: layout.delimiter,
    rowOf: (record) => fileRow(rows, record),
    rowsOf: (records) => fileRows(rows, records),
  };
}

type CsvScan = Pick<CsvFile, "stored" | "gzip" | "layout">;

/** SQL: the lines of a file as one cell each. */
function scanOfLines(csv: CsvScan): string {
  return scanOf(csv, { delimiter: "\x01", quote: "", columns: ["line"] }); // \x01 does not occur in text
}

function scanOf(
  { stored, gzip, layout }: CsvScan,
  { delimiter, quote, columns }: { readonly delimiter: string; readonly quote: string; readonly columns: string[] },
): string {
  const options = [
    "auto_detect = false, header = false, hive_partitioning = false",
    `skip = ${layout.skipRows}`,
    // Found by DuckDB it would be that within a quoted name, and then `skip` would skip the whole file.
    ...(layout.lineEnd === null ? [] : [`new_line = '${ESCAPED[layout.lineEnd]}'`]),
    `delim = ${literal(delimiter)}, quote = '${quote}', escape = '${quote}'`,
    `compression = '${gzip ? "gzip" : "none"}'`,
    `columns = {${columns.map((name) => `'${name}': 'VARCHAR'`).join(", ")}}`,
  ];
  return `read_csv(${stored.sql}, ${options.join(", ")})`;
}

const ESCAPED = { "\n": "\\n", "\r\n": "\\r\\n", "\r": "\\r" } as const;

interface WideOptions {
  readonly database: Database;
  /** Makes a copy and takes charge of it. */
  readonly copy: (text: AsyncIterable<Uint8Array>, instead: CopyOptions["instead"]) => Promise<Copy["stored"]>;
}

/** The same of a table of thousands of columns, its cells in memory where that holds them. */
export async function wideTable(csv: CsvFile, { database, copy }: WideOptions): Promise<TablePart> {
  const { file, layout } = csv;
  const streamed = csvTable(csv);
  let lines = csv;
  let separator: string = layout.delimiter;
  if (layout.delimiter !== "space" && (await hasQuotes(csv))) {
    const instead = "leave out columns, or the quotes.";
    const stored = await copy(withoutQuotes({ ...csv, delimiter: layout.delimiter }), instead);
    // A header of several lines is one now.
    lines = { ...csv, stored, gzip: false };
    separator = SEPARATOR;
  }
  const relation =
    layout.delimiter === "space"
      ? streamed.relation
      : `(SELECT string_split(rtrim(line, '\r'), '${separator}') AS cells FROM ${scanOfLines(lines)} WHERE trim(line, ' \r') <> '')`;
  const lists = await cellLists(database, { file, columns: layout.names.length, relation });
  return lists === null ? streamed : { ...streamed, ...lists, width: "len(cells)" };
}
