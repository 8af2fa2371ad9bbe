import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";

interface FileRowQuery {
  /** 0-based, data only. */
  readonly record: number;
  readonly header: boolean;
  /** Whether line ends within quotes belong to a cell. */
  readonly quotes: boolean;
  /** In a file of one column a blank line is a row with a missing value; in others it is nothing. */
  readonly blankLinesAreRows: boolean;
}

/** The 1-based row of a text file in which a record stands, header and blank lines counted: what an editor shows. */
export async function fileRow(file: string, gzip: boolean, query: FileRowQuery): Promise<number> {
  const { record, header, quotes, blankLinesAreRows } = query;
  const wanted = record + (header ? 2 : 1);
  if (blankLinesAreRows) return wanted;
  let found = 0;
  let row = 1;
  let blank = true;
  let quoted = false;
  let before = 0;
  const stream = gzip ? createReadStream(file).pipe(createGunzip()) : createReadStream(file);
  for await (const part of stream as AsyncIterable<Buffer>) {
    for (const byte of part) {
      if (byte === QUOTE && quotes) quoted = !quoted;
      if ((byte === LINE_FEED || byte === RETURN) && !quoted) {
        if (byte === RETURN || before !== RETURN) row++;
        blank = true;
      } else if (blank && byte > BLANK) {
        blank = false;
        if (++found === wanted) return row;
      }
      before = byte;
    }
  }
  return wanted;
}

const QUOTE = 0x22;
const LINE_FEED = 0x0a;
const RETURN = 0x0d;
const BLANK = 0x20;
