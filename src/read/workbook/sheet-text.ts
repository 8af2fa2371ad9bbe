import { InputError } from "../../core/errors.js";
import { quoted } from "../../core/listed.js";
import type { Sheet, SheetCell } from "../host.js";
import { dateTexts } from "./date-texts.js";

interface SheetText {
  /** The sheet as a text with commas, a row in each line but where a cell holds line ends. */
  readonly lines: AsyncIterable<string>;
  /** Which sheet it is, where there are several. */
  readonly notes: readonly string[];
}

/**
 * The first sheet that holds a table, as a text: then one set of rules reads all files.
 *
 * @throws InputError where no sheet holds a number or a date
 */
export function sheetText(sheets: readonly Sheet[], file: string): SheetText {
  const sheet = sheets.find(({ rows }) => rows.filter((row) => row.some(isMeasured)).length > 0);
  if (sheet === undefined) {
    throw new InputError(
      { file },
      `no sheet of the workbook holds numbers, got ${sheets.length === 1 ? "1 sheet" : `${sheets.length} sheets`}. It must hold a table with numbers.`,
    );
  }
  const note = `The workbook has ${sheets.length} sheets; ${quoted(sheet.name)} was read, the first one with numbers. To read another, save it as CSV.`;
  return { lines: linesOf(sheet.rows), notes: sheets.length > 1 ? [note] : [] };
}

function isMeasured(cell: SheetCell): boolean {
  return typeof cell === "number" || cell instanceof Date;
}

/** Rows that go into one piece of the text. */
const ROWS = 1000;

async function* linesOf(rows: Sheet["rows"]): AsyncGenerator<string> {
  const from = rows.reduce((least, row) => Math.min(least, firstFilled(row)), Number.POSITIVE_INFINITY);
  const to = rows.reduce((most, row) => Math.max(most, row.findLastIndex(isFilled) + 1), 0);
  const columns = Array.from({ length: to - from }, (_, j) => dateTexts(rows, from + j));
  const line = (row: readonly SheetCell[]) =>
    row.some(isFilled) ? columns.map((dateText, j) => cellText(row[from + j] ?? null, dateText)).join(",") : "";
  for (let at = 0; at < rows.length; at += ROWS) {
    yield rows
      .slice(at, at + ROWS)
      .map((row) => `${line(row)}\n`)
      .join("");
  }
}

function firstFilled(row: readonly SheetCell[]): number {
  const at = row.findIndex(isFilled);
  return at < 0 ? Number.POSITIVE_INFINITY : at;
}

function isFilled(cell: SheetCell): boolean {
  return cell !== null && cell !== "";
}

/** Numbers with all digits that they have, truth as a spreadsheet writes it. */
function cellText(cell: SheetCell, dateText: (date: Date) => string): string {
  if (cell === null) return "";
  if (cell instanceof Date) return dateText(cell);
  if (typeof cell === "boolean") return cell ? "TRUE" : "FALSE";
  const text = String(cell);
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
