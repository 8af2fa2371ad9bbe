import { listed, quoted } from "../../core/listed.js";
import type { DecimalMark } from "../../data/table-notation.js";
import { isTime } from "../../data/time/formats/index.js";
import { type CsvRecord, commonWidth, type Delimiter, type LineEnd } from "./csv-records.js";
import { chooseDelimiter } from "./delimiter.js";
import { asLoneColumn, ensureNoDecimalCommas } from "./lone-column.js";
import { isMissingToken, isUsualToken } from "./missing-tokens.js";
import { looksLikeNumber } from "./numbers/notation.js";

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
  readonly notes: readonly string[];
}

/** Finds delimiter, header and column names from the first lines of a file. */
export function csvLayout(text: string, file: string, decimal?: DecimalMark): CsvLayout {
  const body = text.replace(/^\ufeff/, "");
  const { delimiter, records } = asLoneColumn(chooseDelimiter(body), body, { file, decimal });
  const width = commonWidth(records.slice(1)) || records[0]!.cells.length;
  const header = hasHeader(records, width);
  const notes: string[] = [];
  const names = header ? headerNames({ records, delimiter, file }, width, notes) : unnamed(width);
  if (!header) {
    const called = width === 1 ? `column is called ${names[0]}` : `columns are called ${names[0]} to ${names.at(-1)}`;
    notes.push(`The file has no header; its ${called}.`);
  }
  const { lineEnd, endRow } = records[0]!;
  return { delimiter, header, names, skipRows: header ? endRow : 0, lineEnd, notes };
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
  const isMost = (j: number, test: (cell: string) => boolean) =>
    data.filter((row) => test(row.cells[j] ?? "")).length > data.length / 2;
  return first.some((cell, j) => {
    if (isNumberOrMissing(cell)) return false;
    return isMost(j, isWord(cell) ? (below) => !isWord(below) : isNumberOrMissing);
  });
}

function isWord(cell: string): boolean {
  return !isNumberOrMissing(cell) && !isTime(cell);
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
  if (names.length === width - 1) {
    const lastIsEmpty = records.slice(1).every(({ cells }) => (cells[width - 1] ?? "") === "");
    if (lastIsEmpty) names.push("");
    else {
      if (delimiter === ",") ensureNoDecimalCommas(file, records.slice(1), names);
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
