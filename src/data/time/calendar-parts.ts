import { calendarDate, ordinalDate, weekDate } from "./calendar.js";
import type { SampleColumn } from "./column-formats.js";
import {
  DAY,
  DAY_OF_YEAR,
  HALF,
  HOUR,
  MINUTE,
  MONTH,
  type Part,
  partOf,
  QUARTER,
  readPart,
  SHORT_YEAR,
  WEEK,
  YEAR,
  yearOf,
} from "./date-parts.js";

/** Whether a column is named like a part of a date: not what one wants to forecast by default. */
export function isCalendarName(name: string): boolean {
  return [YEAR, MONTH, DAY, HOUR, MINUTE].some(({ names }) => names.test(name) && name !== "date");
}

/** The columns of a date's parts, and the date that their cells say. */
export interface DateParts {
  readonly columns: readonly string[];
  readonly words: string;
  /** Milliseconds since 1970 (UTC) from the cells of the columns; NaN if they do not read so. */
  readonly parse: (cells: readonly string[]) => number;
  /** Whether a clock can follow. */
  readonly hasDay: boolean;
  /** Whether its years have two digits. */
  readonly hasShortYear: boolean;
}

/** What stands beside the year, and the date that the numbers say; all that is there goes before less. */
const BESIDE_YEAR: readonly (readonly [parts: readonly Part[], dateOf: DateOf])[] = [
  [[MONTH, DAY], ([y, m, d]) => calendarDate(y!, m!, d!)],
  [[MONTH], ([y, m]) => calendarDate(y!, m!, 1)],
  [[DAY_OF_YEAR], ([y, d]) => ordinalDate(y!, d!)],
  [[QUARTER], ([y, q]) => calendarDate(y!, 3 * q! - 2, 1)],
  [[HALF], ([y, h]) => calendarDate(y!, 6 * h! - 5, 1)],
  [[WEEK], ([y, w]) => weekDate(y!, w!, 1)],
];

/** Single letters are names of other things too: all three must be there. */
const LETTERS: readonly Part[] = [
  { ...YEAR, names: /^y$/i },
  { ...MONTH, names: /^m$/i },
  { ...DAY, names: /^d$/i },
];

const COMBINATIONS: readonly (readonly [parts: readonly Part[], dateOf: DateOf])[] = [
  ...BESIDE_YEAR.flatMap(([parts, dateOf]) => [YEAR, SHORT_YEAR].map((year) => [[year, ...parts], dateOf] as const)),
  [LETTERS, BESIDE_YEAR[0]![1]],
];

/** A year column with those of month and day; or with the day of the year, a quarter, a half, or a week of ISO 8601. */
export function calendarParts(columns: readonly SampleColumn[]): DateParts | null {
  const found = new Map<Part, string | undefined>();
  const find = (part: Part) => {
    if (!found.has(part)) found.set(part, columns.find((column) => readPart(column, part))?.name);
    return found.get(part);
  };
  for (const [parts, dateOf] of COMBINATIONS) {
    const names = parts.map(find);
    if (names.every((name) => name !== undefined) && new Set(names).size === names.length) {
      return {
        ...partsRead(parts, dateOf),
        columns: names,
        hasDay: parts.some(({ words }) => words === DAY.words || words === DAY_OF_YEAR.words),
        hasShortYear: parts[0] === SHORT_YEAR,
      };
    }
  }
  return null;
}

type DateOf = (values: readonly number[]) => number;

function partsRead(parts: readonly Part[], dateOf: DateOf): Pick<DateParts, "words" | "parse"> {
  const values = new Array<number>(parts.length);
  return {
    words: parts.map(({ words }) => words).join(", "),
    parse: (cells) => {
      for (let k = 0; k < parts.length; k++) values[k] = partOf(parts[k]!, cells[k]!);
      values[0] = yearOf(parts[0]!, values[0]!);
      return dateOf(values);
    },
  };
}
