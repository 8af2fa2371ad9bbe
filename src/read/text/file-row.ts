import type { StoredText } from "../host.js";

/** How a text file is cut into rows, as far as their numbers depend on it. */
export interface FileRows extends StoredText {
  /** Rows above the data, the header and blank ones counted. */
  readonly skipRows: number;
  /** The one that ends a cell, within quotes aside; null where quotes mean nothing. */
  readonly delimiter: string | null;
  /** In a file of one column a blank line is a row with a missing value; in others it is nothing. */
  readonly blankLinesAreRows: boolean;
}

/** The 1-based row of a text file in which a record (0-based, data only) stands, header and blank lines counted and line ends within a cell not: what a spreadsheet shows. */
export async function fileRow(file: FileRows, record: number): Promise<number> {
  if (file.blankLinesAreRows) return file.skipRows + record + 1;
  const wanted = record + 1;
  let found = 0;
  let row = file.skipRows + wanted;
  await eachRow(file, (at) => {
    row = at;
    return ++found < wanted;
  });
  return found === wanted ? row : file.skipRows + wanted;
}

/** The same of the first `records` records: one pass over the file. */
export async function fileRows(file: FileRows, records: number): Promise<Uint32Array> {
  const rows = Uint32Array.from({ length: records }, (_, record) => file.skipRows + record + 1);
  // A packed file is read to its end in any case: DuckDB passes over one that ends too soon.
  if ((file.blankLinesAreRows && !file.gzip) || (await isOneRowALine(file)) || file.blankLinesAreRows) return rows;
  let record = 0;
  await eachRow(file, (at) => {
    rows[record] = at;
    return ++record < records;
  });
  return rows;
}

/** Whether neither quotes nor blank lines nor returns are in a file, so that rows are lines: looked for without a look at every byte, a tenth of the time. */
async function isOneRowALine({ stored, gzip }: StoredText): Promise<boolean> {
  let isLineStart = true; // a file may begin with a blank line
  for await (const part of stored.pieces(gzip)) {
    if (part.includes(QUOTE) || part.includes(RETURN)) return false;
    if (isLineStart && mayBeBlank(part[0])) return false;
    for (let at = part.indexOf(LINE_FEED); at >= 0; at = part.indexOf(LINE_FEED, at + 1)) {
      if (mayBeBlank(part[at + 1])) return false;
    }
    isLineStart = part.at(-1) === LINE_FEED;
  }
  return true;
}

/** Whether a line that begins so may be blank. */
function mayBeBlank(byte: number | undefined): boolean {
  return byte === LINE_FEED || byte === BLANK || byte === TAB;
}

/** Calls `visit` with the number of each row of data that is not blank, until it says no. */
async function eachRow(file: FileRows, visit: (row: number) => boolean): Promise<void> {
  const scanner = new RowScanner(file.delimiter, (row) => row <= file.skipRows || visit(row));
  for await (const part of file.stored.pieces(file.gzip)) if (!scanner.scan(part)) return;
}

class RowScanner {
  readonly #cut: number;
  readonly #visit: (row: number) => boolean;
  #row = 1;
  #before = 0;
  #isBlank = true;
  #isCellEmpty = true;
  #isCellQuoted = false;
  #isQuoted = false;

  constructor(delimiter: string | null, visit: (row: number) => boolean) {
    this.#cut = delimiter?.charCodeAt(0) ?? -1;
    this.#visit = visit;
  }

  /** Goes on with the next bytes; false where no more are wanted. */
  scan(part: Uint8Array): boolean {
    // In variables of this call: a loop over fields, or over variables of an asynchronous function, took ten times as long.
    const cut = this.#cut;
    let [row, before] = [this.#row, this.#before];
    let [isBlank, isCellEmpty, isCellQuoted, isQuoted] = [
      this.#isBlank,
      this.#isCellEmpty,
      this.#isCellQuoted,
      this.#isQuoted,
    ];
    for (let k = 0; k < part.length; k++) {
      const byte = part[k]!;
      if (isBlank && (byte > BLANK || byte === cut)) {
        isBlank = false;
        if (!this.#visit(row)) return false;
      }
      if (byte === QUOTE && cut >= 0) {
        // Within a cell that has begun without one a quote is a character like others; two within quotes stand for one.
        if (isQuoted || isCellEmpty || (isCellQuoted && before === QUOTE)) isQuoted = !isQuoted;
        if (isCellEmpty) isCellQuoted = true;
        isCellEmpty = false;
      } else if (isQuoted) {
        // A line end within quotes belongs to the cell.
      } else if (byte === cut || byte === LINE_FEED || byte === RETURN) {
        if (byte === RETURN || (byte === LINE_FEED && before !== RETURN)) row++;
        if (byte !== cut) isBlank = true;
        isCellEmpty = true;
        isCellQuoted = false;
      } else if (byte > BLANK) isCellEmpty = false;
      before = byte;
    }
    [this.#row, this.#before] = [row, before];
    [this.#isBlank, this.#isCellEmpty, this.#isCellQuoted, this.#isQuoted] = [
      isBlank,
      isCellEmpty,
      isCellQuoted,
      isQuoted,
    ];
    return true;
  }
}

const QUOTE = 0x22;
const LINE_FEED = 0x0a;
const RETURN = 0x0d;
const BLANK = 0x20;
const TAB = 0x09;
