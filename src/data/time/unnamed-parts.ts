import { CALENDAR } from "../timestamp.js";
import { calendarDate, ordinalDate } from "./calendar.js";
import { readShare, type SampleColumn } from "./column-formats.js";
import { steadiness } from "./steadiness.js";
import { isNumberedName } from "./time-names.js";
import type { TimePlan } from "./time-plan.js";
import { monthNamed } from "./words.js";

/** Fewer rows are in order by chance. */
const FEWEST = 5;
const MOST_LONGER = 0.1;

type DateOf = (values: readonly number[]) => number;

interface Order {
  readonly words: string;
  /** The numbers that each column may hold. */
  readonly ranges: readonly (readonly [least: number, greatest: number])[];
  readonly dateOf: DateOf;
}

const YEARS = [1800, 2100] as const;
const MONTHS = [1, 12] as const;
const DAYS = [1, 31] as const;
const HOURS = [0, 23] as const;

/** More parts go before fewer. */
const ORDERS: readonly Order[] = [
  {
    words: "year, month, day, hour",
    ranges: [YEARS, MONTHS, DAYS, HOURS],
    dateOf: ([y, m, d, h]) => calendarDate(y!, m!, d!) + h! * CALENDAR.hour,
  },
  { words: "year, month, day", ranges: [YEARS, MONTHS, DAYS], dateOf: ([y, m, d]) => calendarDate(y!, m!, d!) },
  { words: "day, month, year", ranges: [DAYS, MONTHS, YEARS], dateOf: ([d, m, y]) => calendarDate(y!, m!, d!) },
  { words: "month, day, year", ranges: [MONTHS, DAYS, YEARS], dateOf: ([m, d, y]) => calendarDate(y!, m!, d!) },
  { words: "year, month", ranges: [YEARS, MONTHS], dateOf: ([y, m]) => calendarDate(y!, m!, 1) },
  { words: "month, year", ranges: [MONTHS, YEARS], dateOf: ([m, y]) => calendarDate(y!, m!, 1) },
  { words: "year, quarter", ranges: [YEARS, [1, 4]], dateOf: ([y, q]) => calendarDate(y!, 3 * q! - 2, 1) },
  { words: "year, day of the year", ranges: [YEARS, [1, 366]], dateOf: ([y, d]) => ordinalDate(y!, d!) },
];

/**
 * Columns side by side that are not named after time, but whose numbers are year, month, day and hour in one of the usual orders: the moments rise or fall from row
 * to row by one step. Null for none.
 *
 * @param year the column that is known to hold the year, where there is one
 */
export function unnamedParts(columns: readonly SampleColumn[], year?: string): TimePlan | null {
  for (const { words, ranges, dateOf } of ORDERS) {
    for (let k = 0; k + ranges.length <= columns.length; k++) {
      const parts = columns.slice(k, k + ranges.length);
      if (year !== undefined && !parts.some(({ name }) => name === year)) continue;
      if (!parts.every((part, j) => liesWithin(part, ranges[j]!))) continue;
      // Twelve stations are counted as months are.
      if (
        ranges.length === 2 &&
        !parts.every((part) => part.name === year || isNumberedName(part.name) || isNamed(part))
      )
        continue;
      const parse = (cells: readonly string[]) => dateOf(cells.map(numberOf));
      const rows = parts[0]!.cells.map((_, row) => parts.map(({ cells }) => cells[row]!));
      if (!isSteady(Float64Array.from(rows, parse))) continue;
      return {
        columns: parts.map(({ name }) => name),
        readings: [{ words, pattern: null, offset: () => 0, parse }],
      };
    }
  }
  return null;
}

function liesWithin(column: SampleColumn, range: readonly [number, number]): boolean {
  const { cells, least = Number.NaN, greatest = Number.NaN } = column;
  if (cells.length < FEWEST) return false;
  if (range === MONTHS && isNamed(column)) return true;
  return (
    least >= range[0] && greatest <= range[1] && readShare(cells, (text) => (WHOLE.test(text) ? 0 : Number.NaN)) === 1
  );
}

/** Whether all cells are names of months. */
function isNamed({ cells }: SampleColumn): boolean {
  return cells.every((cell) => monthNamed(cell) > 0);
}

function numberOf(cell: string): number {
  return cell === "" ? Number.NaN : monthNamed(cell) || Number(cell);
}

const WHOLE = /^\d{1,4}(?:\.0+)?$/;

function isSteady(moments: Float64Array): boolean {
  if (moments.includes(Number.NaN)) return false;
  const { against, irregular } = steadiness(moments);
  const isStrict = moments.every((moment, k) => k === 0 || moment !== moments[k - 1]);
  return against === 0 && isStrict && irregular <= MOST_LONGER * moments.length;
}
