/** What ends a cell. "space" stands for any run of blanks or tabs, "none" for a lone column. */
export type Delimiter = "," | ";" | "\t" | "|" | "space" | "none";

export type LineEnd = "\n" | "\r\n" | "\r";

/** A row of a text that is not blank. */
export interface CsvRecord {
  readonly cells: readonly string[];
  /** That of this row and the blank ones before it. */
  readonly lineEnd: LineEnd | null;
  /** Rows up to and including this one, blank ones counted. */
  readonly endRow: number;
  /** Whether a quote opens or closes in the middle of a cell. */
  readonly hasStrayQuote: boolean;
  /** Whether it stands above all rows that may be of a table: a comment, or a lone cell. */
  readonly isAbove: boolean;
}

/** Records of the table that are looked at, and comments and lines of prose above it that are passed over. */
const MOST_RECORDS = 200;
const MOST_ABOVE = 20_000;

/** The number of cells that most records have, many lines of prose above them aside. */
export function commonWidth(all: readonly CsvRecord[]): number {
  const counts = new Map<number, number>();
  const below = all.filter(({ isAbove }) => !isAbove);
  for (const { cells } of below.length > 0 ? below : all) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  return [...counts].reduce((best, entry) => (entry[1] > best[1] ? entry : best), [0, 0])[0];
}

/** The signs with which comments begin, and the line by which a spreadsheet is told the delimiter. */
export function isComment({ cells }: Pick<CsvRecord, "cells">): boolean {
  return /^(?:#|\/\/|%|!|;|--|sep=)/i.test(cells[0] || cells[1] || "");
}

/**
 * The first records that are not blank, cells trimmed. Quotes are kept together, doubled ones are undone.
 *
 * @param skipRows rows that are no data: as many records as usual come from below them
 */
export function parseRecords(text: string, delimiter: Delimiter, skipRows = 0): CsvRecord[] {
  const records: CsvRecord[] = [];
  /** Of them, those from the first one on that may be of the table. */
  let counted = 0;
  let cells: string[] = [];
  let cell = "";
  let quoted = false;
  /** Whether the cell holds blanks at most: asked at every quote, of a cell that by another delimiter may be the whole line. */
  let isEmpty = true;
  let isClosed = false;
  let hasStrayQuote = false;
  let row = 0;
  let lineEnds = new Set<LineEnd>();
  const beginCell = () => {
    cell = "";
    isEmpty = true;
    isClosed = false;
  };
  const endRecord = (lineEnd: LineEnd | null) => {
    row++;
    if (lineEnd !== null) lineEnds.add(lineEnd);
    cells.push(cell.trim());
    const blank = cells.every((value) => value === "");
    if (delimiter === "space" && !blank) {
      cells = cells[0]!.split(/\s+/);
      hasStrayQuote = cells.some((value) => value.startsWith('"') !== value.endsWith('"') || value === '"');
    }
    if (!blank || cells.length > 1) {
      const [one = null] = lineEnds;
      const mayBeAbove = row <= skipRows || isComment({ cells }) || (cells.length < 2 && delimiter !== "none");
      const isAbove = counted === 0 && mayBeAbove && records.length <= Math.max(skipRows, MOST_ABOVE);
      if (!isAbove) counted++;
      records.push({ cells, endRow: row, lineEnd: lineEnds.size === 1 ? one : null, hasStrayQuote, isAbove });
      lineEnds = new Set();
    }
    cells = [];
    hasStrayQuote = false;
    beginCell();
  };
  for (let k = 0; k < text.length && counted < MOST_RECORDS; k++) {
    const char = text[k]!;
    if (delimiter !== "space" && char === '"' && (quoted || isEmpty)) {
      if (quoted && text[k + 1] === '"') {
        cell += text[k++];
        isEmpty = false;
      } else {
        isClosed = quoted;
        quoted = !quoted;
      }
    } else if (quoted) {
      // A line end within quotes ends no row, here and in DuckDB's `skip`.
      cell += char;
      isEmpty &&= char.trim() === "";
    } else if (char === delimiter) {
      cells.push(cell.trim());
      beginCell();
    } else if (char === "\n") endRecord(text[k - 1] === "\r" ? "\r\n" : "\n");
    else if (char === "\r" && text[k + 1] !== "\n") endRecord("\r");
    else {
      const isBlank = char.trim() === "";
      hasStrayQuote ||= char === '"' || (isClosed && !isBlank);
      cell += char;
      isEmpty &&= isBlank;
    }
  }
  if (counted < MOST_RECORDS && (cell !== "" || cells.length > 0)) endRecord(null);
  return records.length > 0
    ? records
    : [{ cells: [""], endRow: 1, lineEnd: null, hasStrayQuote: false, isAbove: false }];
}
