import { InputError } from "../../core/errors.js";
import { listed, quoted } from "../../core/listed.js";
import type { DecimalMark } from "../../data/table-notation.js";
import { isPossibleTime } from "../../data/time/formats/index.js";
import type { Kinds } from "../columns/column-kinds.js";
import { isMissingToken, isUsualToken } from "../database/missing-tokens.js";
import { looksLikeNumber } from "../numbers/notation.js";
import { isTimeLadder } from "../shape/ladder.js";
import { type CsvRecord, commonWidth, type Delimiter, type LineEnd } from "./csv-records.js";
import { chooseDelimiter } from "./delimiter.js";
import { asLoneColumn, ensureNoDecimalCommas, ensureTimeStaysNamed } from "./lone-column.js";
import { rowsAboveNotes, rowsFromHeader, skipped } from "./rows-above.js";

/** How a text is cut into rows and columns. */
export interface CsvLayout {
  readonly delimiter: Delimiter;
  readonly header: boolean;
  /** One per column: from the header, "column1", "column2", ... without one. */
  readonly names: readonly string[];
  /** Rows up to and including the header, blank ones counted. */
  readonly skipRows: number;
  /** The line end of the rows that are skipped, else of the first one; null where they differ or there is none. */
  readonly lineEnd: LineEnd | null;
  readonly kinds: Kinds;
  readonly notes: readonly string[];
}

interface LayoutOptions {
  /** Rows above the header, as the option `skipRows` says; else found. */
  readonly skipRows?: number | undefined;
  readonly decimal?: DecimalMark | undefined;
}

/** Finds delimiter, header and column names from the first lines of a file. */
export function csvLayout(text: string, file: string, { skipRows: asked, decimal }: LayoutOptions = {}): CsvLayout {
  const body = text.replace(/^\ufeff/, "");
  const { delimiter, start } = asLoneColumn(chooseDelimiter(body, asked), body, { file, decimal, skipRows: asked });
  const records = rowsFromHeader(start, file);
  const width = commonWidth(records.slice(1)) || records[0]!.cells.length;
  const header = start.header.length > 0 || hasHeader(records, width);
  const notes = [...rowsAboveNotes(start, asked)];
  const names = header ? headerNames({ records, delimiter, file }, width, notes) : unnamed(width);
  if (!header) {
    const called = width === 1 ? `column is called ${names[0]}` : `columns are called ${names[0]} to ${names.at(-1)}`;
    notes.push(`The file has no header; its ${called}.`);
  }
  return { delimiter, header, names, ...skipped(start, header, records[0]!), kinds: start.kinds, notes };
}

/**
 * The first row is a header if it holds words where the column below holds numbers or timestamps, or words only; or times, as columns of a table
 * may be named, where there are numbers below.
 */
function hasHeader(records: readonly CsvRecord[], width: number): boolean {
  const first = records[0]!.cells;
  const data = records.slice(1);
  if (first.length < width) return first.every(isWord);
  if (data.length === 0 || first.every(isWord)) return first.every(isWord);
  if (isTimeLadder(first) && !data.some(({ cells }) => isTimeLadder(cells))) return true;
  if (areYearNames(first, data)) return true;
  const isMost = (j: number, test: (cell: string) => boolean) =>
    data.filter((row) => test(row.cells[j] ?? "")).length > data.length / 2;
  return first.some((cell, j) => {
    if (isNumberOrMissing(cell)) return false;
    return isMost(j, isWord(cell) ? (below) => !isWord(below) : isNumberOrMissing);
  });
}

/** Whether the first row names its first columns by words and its others, two or more, by years that go on by one step, and no row below does. */
function areYearNames(first: readonly string[], data: readonly CsvRecord[]): boolean {
  const from = first.findIndex((cell) => YEAR.test(cell));
  const years = first.slice(from).map(Number);
  const step = years[1]! - years[0]!;
  const isSteady = step !== 0 && years.every((year, k) => k === 0 || year - years[k - 1]! === step);
  if (from < 1 || years.length < 2 || !isSteady || !first.slice(from).every((cell) => YEAR.test(cell))) return false;
  return (
    first.slice(0, from).every(isWord) && !data.some(({ cells }) => cells.slice(from).every((cell) => YEAR.test(cell)))
  );
}

const YEAR = /^(?:1[5-9]|20|21)\d\d$/;

function isWord(cell: string): boolean {
  return !isNumberOrMissing(cell) && !isPossibleTime(cell);
}

function isNumberOrMissing(cell: string): boolean {
  // "Missing" and "none" may be names.
  return (
    isUsualToken(cell) ||
    (isMissingToken(cell) && !/\p{L}/u.test(cell)) ||
    /^[-+]?[\d.,]+(e[-+]?\d+)?$/i.test(cell) ||
    looksLikeNumber(cell)
  );
}

interface FirstRows {
  readonly records: readonly CsvRecord[];
  readonly delimiter: Delimiter;
  readonly file: string;
}

function headerNames({ records, delimiter, file }: FirstRows, width: number, notes: string[]): string[] {
  const names = records[0]!.cells.map((cell) => cell.trim());
  while (names.length > width && names.at(-1) === "") names.pop();
  if (names.length > width || names.length < width - 1) {
    const row = records[0]!.endRow;
    throw new InputError(
      { file, row },
      `the header seems to be in row ${row} and has ${names.length} cells; rows from ${records[1]!.endRow} on have ${width}. ` +
        `Name every column in the header; if row ${row} is no header, \`skipRows: ${row}\` leaves out all up to it.`,
    );
  }
  if (names.length === width - 1) {
    const lastIsEmpty = records.slice(1).every(({ cells }) => (cells[width - 1] ?? "") === "");
    if (lastIsEmpty) names.push("");
    else {
      if (delimiter === ",") {
        ensureNoDecimalCommas(file, records.slice(1), names);
        ensureTimeStaysNamed(file, records.slice(1), names);
      }
      names.unshift(names.includes("row") ? "" : "row");
      notes.push(`The header names ${width - 1} of ${width} columns; the first one was taken to be without a name.`);
    }
  }
  const seen = new Set<string>();
  const renamed: string[] = [];
  const next = new Map<string, number>();
  const unique = names.map((name, j) => {
    let free = name === "" ? `column${j + 1}` : name;
    // The number of the last copy is kept: a thousand columns of one name would be looked up half a million times.
    for (let copy = next.get(name) ?? 2; seen.has(free); copy++) {
      free = `${name}_${copy}`;
      next.set(name, copy + 1);
    }
    if (name !== "" && free !== name) renamed.push(`${quoted(name)} (now ${quoted(free)})`);
    seen.add(free);
    return free;
  });
  if (renamed.length > 0) notes.push(`Columns with the name of an earlier one: ${listed(renamed)}.`);
  return unique;
}

function unnamed(width: number): string[] {
  return Array.from({ length: width }, (_, j) => `column${j + 1}`);
}
