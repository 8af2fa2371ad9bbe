import { type AsyncBuffer, parquetMetadataAsync, parquetScan, parquetSchema } from "hyparquet";
import { compressors } from "hyparquet-compressors";
import { readable } from "../../../read/database/query-error.js";
import { literal } from "../../../read/database/sql.js";
import type { Copy, ParquetRows } from "../../../read/host.js";
import { type ColumnType, NULL_TEXT, typeOf } from "./column-types.js";

interface ParquetFile {
  /** As errors call it. */
  readonly file: string;
  readonly blob: Blob;
}

/**
 * The rows of a Parquet file for DuckDB, whose build for pages does not read such files: as a text of its cells, of which it makes the types that its own
 * reader gives.
 *
 * @throws InputError where the file is damaged or holds values that are not read
 */
export async function parquetRows(
  { file, blob }: ParquetFile,
  copied: (text: AsyncIterable<string>) => Promise<Copy>,
): Promise<ParquetRows> {
  try {
    const source: AsyncBuffer = {
      byteLength: blob.size,
      slice: (from, to = blob.size) => blob.slice(from, to).arrayBuffer(),
    };
    const metadata = await parquetMetadataAsync(source, { geoparquet: false });
    const columns = parquetSchema(metadata).children.map(({ element, children }) => ({
      name: element.name,
      type: typeOf(element, children.length > 0),
    }));
    const { stored, remove } = await copied(textOf(source, metadata, columns));
    const cells = columns.map(({ name, type }, k) => `${type.sql(`c${k}`)} AS "${name.replaceAll('"', '""')}"`);
    const texts = columns.map((_, k) => `'c${k}': 'VARCHAR'`).join(", ");
    const scan = `read_csv(${stored.sql}, auto_detect = false, header = false, delim = ',', quote = '"', escape = '"', new_line = '\\n', nullstr = ${literal(NULL_TEXT)}, allow_quoted_nulls = false, columns = {${texts}})`;
    return { relation: `(SELECT ${cells.join(", ")} FROM ${scan})`, remove };
  } catch (error) {
    throw readable(error, file);
  }
}

type Metadata = Awaited<ReturnType<typeof parquetMetadataAsync>>;

/** Rows that go into one piece of the text. */
const ROWS = 4096;

/** Whole numbers as the file has them: as dates they would lose what lies below milliseconds. */
const parsers = {
  timestampFromMilliseconds: (value: bigint) => value,
  timestampFromMicroseconds: (value: bigint) => value,
  timestampFromNanoseconds: (value: bigint) => value,
  dateFromDays: (days: number) => days,
  jsonFromBytes: (bytes: Uint8Array) => bytes && new TextDecoder().decode(bytes),
};

/** A line for each row, group after group: no more than one is held in memory. */
async function* textOf(
  file: AsyncBuffer,
  metadata: Metadata,
  columns: readonly { readonly name: string; readonly type: ColumnType }[],
): AsyncGenerator<string> {
  let rowStart = 0;
  for (const group of metadata.row_groups) {
    const rowEnd = rowStart + Number(group.num_rows);
    const read: ArrayLike<unknown>[] = [];
    // A scan for each column of each group: one scan of all would keep what it has read.
    for (const { name: column } of columns) {
      const scanned = { file, metadata, compressors, parsers, utf8: false, columns: [column], rowStart, rowEnd };
      const scan = await parquetScan({ ...scanned, useOffsetIndex: false });
      read.push(rowStart === rowEnd ? [] : await scan.readColumn({ column, rowStart, rowEnd }));
    }
    for (let from = 0; from < rowEnd - rowStart; from += ROWS) {
      let text = "";
      for (let row = from; row < Math.min(from + ROWS, rowEnd - rowStart); row++) {
        for (let k = 0; k < columns.length; k++) {
          const value = read[k]![row];
          text += k === 0 ? "" : ",";
          text += value === null || value === undefined ? NULL_TEXT : columns[k]!.type.text(value);
        }
        text += "\n";
      }
      yield text;
    }
    rowStart = rowEnd;
  }
}
