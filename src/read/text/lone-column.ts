import { InputError } from "../../core/errors.js";
import type { DecimalMark } from "../../data/table-notation.js";
import { isTime } from "../../data/time/formats/index.js";
import { timeName } from "../../data/time/time-names.js";
import { isMissingToken } from "../database/missing-tokens.js";
import { looksLikeNumber } from "../numbers/notation.js";
import { type CsvRecord, parseRecords } from "./csv-records.js";
import { type Cut, startOf } from "./delimiter.js";
import type { TableStart } from "./table-start.js";

/**
 * The cut of a text whose header names one column and whose rows have a comma, or blanks, within their numbers.
 *
 * What stands before the comma may also be a first column without a name, which holds a counter or labels: then its values rise or fall from row to row.
 * Whole numbers in no order, rows without a comma and digits that begin with 0 are halves of numbers.
 *
 * @throws InputError where only the user can tell
 */
export function asLoneColumn(
  cut: Cut,
  text: string,
  options: { readonly file: string; readonly decimal: DecimalMark | undefined; readonly skipRows: number | undefined },
): Cut {
  const { delimiter, start } = cut;
  const [head, ...data] = fromHeader(start);
  if (delimiter === "," && start.header.length === 0 && head!.cells.length === 2 && isPair(head!))
    return asUnnamedDecimals(cut, text, options);
  if ((delimiter !== "," && delimiter !== "space") || head!.cells.length !== 1 || data.length === 0) return cut;
  const lone = startOf(parseRecords(text, "none", options.skipRows), options.skipRows);
  const cells = fromHeader(lone)
    .slice(1)
    .map((record) => record.cells[0]!);
  if (!cells.every((cell) => looksLikeNumber(cell) || isMissingToken(cell))) return cut;
  const one: Cut = { delimiter: "none", start: lone };
  const first = data.map((record) => record.cells[0]!);
  if (delimiter === "," && options.decimal !== undefined) return options.decimal === "," ? one : cut;
  const isHalf = data.some(({ cells: [, second] }) => second === undefined || /^0\d/.test(second));
  if (isHalf || data.some((record) => record.cells.length > 2) || !isOrdered(first)) return one;
  if (isCounter(first)) return cut;
  const mark = delimiter === "," ? "a decimal comma" : "blanks between its digits";
  const advice = delimiter === "," ? 'Say so with `decimal: ","`, or name' : "Take the blanks out, or name";
  throw new InputError(
    { file: options.file },
    `"${cells[0]}" may be one number with ${mark} or two columns of which the header names one. ${advice} every column in the header.`,
  );
}

/**
 * The same without a header, where two whole numbers stand in each row: decimals where a row has no comma or digits behind it begin with 0, two columns where the
 * first rises or falls, or where none of many numbers behind a comma begins with 0.
 */
function asUnnamedDecimals(
  cut: Cut,
  text: string,
  { file, decimal, skipRows }: Parameters<typeof asLoneColumn>[2],
): Cut {
  const { data } = cut.start;
  if (decimal === "." || !data.every((record) => record.cells.length === 1 || isPair(record))) return cut;
  const lone = { delimiter: "none", start: startOf(parseRecords(text, "none", skipRows), skipRows) } as const;
  const halves = data.map(({ cells: [, second] }) => second);
  if (decimal === "," || halves.some((half) => half === undefined || /^0\d/.test(half))) return lone;
  const long = halves.filter((half) => half!.length > 1).length;
  if (isOrdered(data.map(({ cells }) => cells[0]!)) || long >= MANY || data.length < FEWEST) return cut;
  const cell = data[0]!.cells.join(",");
  throw new InputError(
    { file },
    `the file has no header, and "${cell}" may be one number with a decimal comma or two columns. Say \`decimal: ","\` for numbers with decimal commas, or \`decimal: "."\` for two ` +
      "columns, or name every column in a header.",
  );
}

/** Of decimals with two digits or more a tenth begins with 0: by chance none of so many does in one file of twenty. */
const MANY = 30;
/** Too few rows to learn from say nothing of their numbers either. */
const FEWEST = 10;

function isPair({ cells }: CsvRecord): boolean {
  return cells.length === 2 && /^[-+\u2212]?\d+$/.test(cells[0]!) && /^\d+$/.test(cells[1]!);
}

function fromHeader({ header, data }: TableStart): readonly CsvRecord[] {
  return header.length > 0 ? [header.at(-1)!, ...data] : data;
}

/** Whether each value is beyond the one before it, all in one direction. */
function isOrdered(cells: readonly string[]): boolean {
  const steps = cells.slice(1).map((cell, k) => Math.sign(Number(cell) - Number(cells[k]!)));
  return steps.every((step) => step === steps[0] && step !== 0);
}

function isCounter(cells: readonly string[]): boolean {
  return cells.every((cell, k) => k === 0 || Number(cell) === Number(cells[k - 1]!) + 1);
}

/**
 * Refuses a table of several columns whose header names one too few, where whole numbers in no order stand first and digits behind the comma: halves of
 * numbers more likely than a first column without a name.
 */
export function ensureNoDecimalCommas(file: string, rows: readonly CsvRecord[], header: readonly string[]): void {
  const halves = rows.map(({ cells: [first = "", second = ""] }) => ({ first, second }));
  const isHalf = halves.every(({ first, second }) => /^[-+]?\d+$/.test(first) && /^\d+(e[-+]?\d+)?$/i.test(second));
  if (!isHalf || isCounter(halves.map(({ first }) => first))) return;
  const { first, second } = halves[0]!;
  throw new InputError(
    { file },
    `"${first},${second}" may be one number with a decimal comma or two columns of which the header names ${header.length === 1 ? "one" : "the second"}. Name every column in ` +
      "the header, or write decimal points, quotes around the numbers, or semicolons between columns.",
  );
}

/** Refuses a header that names one column too few and begins with a time, where times stand first: its other names would move to cells that they do not name. */
export function ensureTimeStaysNamed(file: string, rows: readonly CsvRecord[], header: readonly string[]): void {
  const isNamed = ({ cells: [first = "", second = ""] }: CsvRecord) => isTime(first) && !isTime(second);
  if (timeName(header[0]!) === null || !rows.every(isNamed)) return;
  throw new InputError(
    { file },
    `the header names ${header.length} columns, of which "${header[0]}" names the times, and rows have ${header.length + 1} cells: "${rows[0]!.cells.slice(-2).join(",")}" may be one number ` +
      "with a decimal comma. Name every column in the header, or write decimal points, quotes around the numbers, or semicolons between columns.",
  );
}
