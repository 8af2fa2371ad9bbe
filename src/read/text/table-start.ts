import { columnKinds, filledOf, isRule, type Kinds } from "../columns/column-kinds.js";
import { type CsvRecord, commonWidth, isComment } from "./csv-records.js";
import { isUnitRow } from "./unit-row.js";

/** Where a table begins among the rows of a text. */
export interface TableStart {
  /** Rows that are not of the table: comments and titles. */
  readonly above: readonly CsvRecord[];
  /** Rows of the header where something else than a plain first row is one; empty where `data[0]` is the header, if anything is. */
  readonly header: readonly CsvRecord[];
  /** A row of units or a rule of dashes below the header. */
  readonly below: readonly CsvRecord[];
  readonly data: readonly CsvRecord[];
  readonly kinds: Kinds;
}

const MOST_HEADER_ROWS = 4;

/**
 * Tells rows above a table from its header, by its columns of numbers and times: the data begin with the first row that has such values in them
 * and no words; the header is the lowest row above with words in them; a second row of words above it belongs to it where it spans columns.
 *
 * @param isValue whether a cell is a number or a time
 */
export function tableStart(records: readonly CsvRecord[], isValue: (cell: string) => boolean): TableStart {
  const width = commonWidth(records.slice(1)) || records[0]!.cells.length;
  const kinds = columnKinds(records, width, isValue);
  const whole = { above: [], header: [], below: [], data: records, kinds };
  const first = records.findIndex(
    (record, k) => kinds.isData(record) && !(spansYears(record) && kinds.isHeader(records[k + 1] ?? record)),
  );
  if (first <= 0 || (first === 1 && isPlainHeader(records[0]!, kinds))) return whole;
  const named = namesAboveUnits(records.slice(0, first), kinds);
  if (named !== null)
    return {
      above: records.slice(0, first - 2),
      header: [named],
      below: [records[first - 1]!],
      data: records.slice(first),
      kinds,
    };
  let bottom = first - 1;
  const isBelow = (at: number) =>
    isRule(records[at]!) || (isUnitsBelow(records, at, kinds) && !namesIndex(records[at]!, records[at - 1]!, kinds));
  while (bottom >= 0 && isBelow(bottom)) bottom--;
  const indexName = bottom > 0 && namesIndex(records[bottom]!, records[bottom - 1]!, kinds) ? bottom-- : -1;
  while (bottom >= 0 && !kinds.isHeader(records[bottom]!)) bottom--;
  if (bottom < 0) {
    const last = records[first - 1]!;
    const own = isAdjacent(last, records[first]!) ? otherHeader(last, width, kinds) : null;
    if (own === null) return isLoneName(records, first, width) ? whole : { ...whole, ...cut(records, first) };
    return { above: records.slice(0, first - 1), header: [own], below: [], data: records.slice(first), kinds };
  }
  if (width === 1 && bottom > 0 && !records.slice(0, bottom).some(isTitle)) return whole;
  let top = bottom;
  while (top > 0 && bottom - top < MOST_HEADER_ROWS - 1 && joins(records[top - 1]!, records[top]!, kinds)) top--;
  // Rows below the header that are neither units nor a rule are data with something else the matter.
  let from = bottom + 1;
  if (indexName >= 0) from++;
  while (from < first && isBelow(from)) from++;
  const header = records.slice(top, indexName >= 0 ? bottom + 2 : bottom + 1);
  return {
    above: records.slice(0, top),
    header,
    below: records.slice(top + header.length, from),
    data: records.slice(from),
    kinds,
  };
}

function cut(records: readonly CsvRecord[], first: number): Pick<TableStart, "above" | "data"> {
  return { above: records.slice(0, first), data: records.slice(first) };
}

/** Whether the first row, by its width, may be a header as most are; hardly anything else can tell one from a title. */
function isPlainHeader(record: CsvRecord, { width, isWord }: Kinds): boolean {
  const { cells } = record;
  return !isComment(record) && (cells.length === width || (cells.length === width - 1 && cells.every(isWord)));
}

/** In a file of one column a name is one word; a title is more, or a comment. */
function isTitle(record: CsvRecord): boolean {
  return isComment(record) || /\s/.test(record.cells[0]!);
}

function isLoneName(records: readonly CsvRecord[], first: number, width: number): boolean {
  return width === 1 && !records.slice(0, first).every(isTitle);
}

function isUnitsBelow(records: readonly CsvRecord[], at: number, kinds: Kinds): boolean {
  const above = records[at - 1];
  const record = records[at]!;
  return (
    above !== undefined &&
    (kinds.isHeader(above) || kinds.isUnits(above)) &&
    kinds.isUnits(record) &&
    filledOf(above) >= filledOf(record)
  );
}

/** Whether a row names the first column alone, below a header that names all: pandas writes the name of an index so. */
function namesIndex(record: CsvRecord, above: CsvRecord, kinds: Kinds): boolean {
  const { cells } = record;
  return (
    cells.length === kinds.width &&
    kinds.width > 2 &&
    kinds.isWord(cells[0]!) &&
    filledOf(record) === 1 &&
    kinds.isHeader(above) &&
    filledOf(above) >= kinds.width - 1
  );
}

function isAdjacent(upper: CsvRecord, lower: CsvRecord): boolean {
  return lower.endRow === upper.endRow + 1;
}

/** Whether a row of words is the upper part of a header of several rows: it spans columns from the second on, or names all. */
function joins(upper: CsvRecord, lower: CsvRecord, kinds: Kinds): boolean {
  const filled = filledOf(upper);
  return (
    kinds.width > 2 &&
    isAdjacent(upper, lower) &&
    upper.cells.length === kinds.width &&
    !isComment(upper) &&
    filled > 0 &&
    upper.cells.every((cell) => cell === "" || kinds.isWord(cell) || /^[12]\d{3}$/.test(cell)) &&
    (upper.cells[0] === "" ||
      (upper.cells[0] === lower.cells[0] && filled > 1) ||
      (filled === kinds.width && (hasRepeats(upper) || hasRepeats(lower))))
  );
}

/** Names that are there once need no others above them: the row above is a title. */
function hasRepeats({ cells }: CsvRecord): boolean {
  return new Set(cells).size < cells.length;
}

/** Whether a row holds years and empty cells alone, as above the names of months. */
function spansYears({ cells }: CsvRecord): boolean {
  return cells.includes("") && cells.slice(1).every((cell) => cell === "" || /^[12]\d{3}$/.test(cell));
}

/** Of two comments right above the data, one of names and one of units, as NOAA's buoys write them, the names. */
function namesAboveUnits(above: readonly CsvRecord[], kinds: Kinds): CsvRecord | null {
  const [names, units] = above.slice(-2);
  if (names === undefined || units === undefined || !isComment(names) || !isComment(units)) return null;
  const unitCells = uncommented(units);
  const named = otherHeader(names, kinds.width, kinds);
  if (named === null || unitCells.length !== kinds.width || !isUnitRow(unitCells)) return null;
  // MM and mm are told apart by their units.
  return { ...named, cells: named.cells.map((name, j) => TIME_UNITS[unitCells[j]!] ?? name) };
}

const TIME_UNITS: Readonly<Record<string, string>> = { yr: "year", mo: "month", dy: "day", hr: "hour", mn: "minute" };

function uncommented({ cells }: CsvRecord): readonly string[] {
  const [mark, ...others] = cells;
  return /^[#%]+$/.test(mark!) ? others : [mark!.replace(/^[#%!\s]+/, ""), ...others];
}

/** A row of names that are not as many as columns, or that stand in a comment; null for any other row. */
function otherHeader(record: CsvRecord, width: number, { isWord }: Kinds): CsvRecord | null {
  let cells = record.cells;
  if (isComment(record)) {
    cells = uncommented(record);
    return cells.length === width && cells.length > 1 && cells.every(isWord) ? { ...record, cells } : null;
  }
  const named = cells.findLastIndex((cell) => cell !== "") + 1;
  cells = cells.slice(0, Math.max(named, width));
  return cells.length > 1 && cells.filter(isWord).length >= 2 && cells.every((cell) => cell === "" || isWord(cell))
    ? { ...record, cells }
    : null;
}
