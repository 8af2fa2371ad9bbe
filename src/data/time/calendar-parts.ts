import { calendarDate, ordinalDate, weekDate } from "./calendar.js";
import { readShare, type SampleColumn } from "./column-formats.js";
import { fullYear } from "./full-year.js";
import { monthNamed } from "./words.js";

/** A part of a date that has a column of its own, and the numbers it can be. */
interface Part {
  readonly words: string;
  readonly names: RegExp;
  readonly low: number;
  readonly high: number;
  /** Reads what is no plain number; NaN for the rest. */
  readonly other?: (text: string) => number;
}

const PARTS: readonly Part[] = [
  { words: "year", names: /^(years?|yr|yyyy|ann[eé]e|an|jahr|a[nñ]o|anno|ano|jaar|年|연도)$/i, low: 1000, high: 2999 },
  {
    words: "month",
    names: /^(months?|mnth|mon|mo|mm|mois|monat|mes|m[eê]s|mese|maand|月|월)$/i,
    ...{ low: 1, high: 12 },
    other: (text) => monthNamed(text.replace(/\.$/, "")) || Number(/^M0?(\d{1,2})$/i.exec(text)?.[1] ?? Number.NaN),
  },
  {
    words: "day",
    names: /^(days?|dd|dy|mday|dom|jour|tag|date|d[ií]a|giorno|dag|day_?of_?month|日|일)$/i,
    low: 1,
    high: 31,
  },
  {
    words: "hour",
    names:
      /^(hours?|hrs?|hh|h|he|hour[ _-]?(?:ending|beginning|starting|of[ _-]?(?:the[ _-]?)?day)|heure|stunde|hora|ora|uur|時|时|시)$/i,
    low: 0,
    high: 24,
  },
  { words: "minute", names: /^(minute|minutes|min|mi|minuto|minuut|分|분)$/i, low: 0, high: 59 },
  { words: "second", names: /^(second|seconds|sec|ss|seconde|sekunde|segundo|秒|초)$/i, low: 0, high: 59 },
];

const SHORT_YEAR: Part = { words: "year", names: /^yy$/i, low: 0, high: 99 };
const QUARTER: Part = {
  words: "quarter",
  names: /^(quarters?|qtr|q|quartal|trimestre|kwartaal|四半期|季度|분기)$/i,
  ...{ low: 1, high: 4 },
  other: (text) =>
    Number(/^(?:q|quarter|第)?\s*0?([1-4])(?:q|st|nd|rd|th|四半期)?(?:\s*quarter)?$/i.exec(text)?.[1] ?? Number.NaN),
};
const WEEK: Part = {
  words: "week",
  names: /^(weeks?|wk|kw|woche|semaine|semana|settimana|week_?(?:number|no|of_?year)|isoweek|週|周)$/i,
  ...{ low: 1, high: 53 },
  other: (text) => Number(/^(?:w|kw|week)\s*(\d{1,2})$/i.exec(text)?.[1] ?? Number.NaN),
};
const DAY_OF_YEAR: Part = {
  words: "day of the year",
  names: /^(doy|day_?of_?year|yday|julian_?day)$/i,
  low: 1,
  high: 366,
};

/** Whether a column is named like a part of a date: not what one wants to forecast by default. */
export function isCalendarName(name: string): boolean {
  return PARTS.slice(0, 5).some(({ names }) => names.test(name) && name !== "date");
}

export function partNamed(words: "hour" | "minute" | "second"): Part {
  return PARTS.find((part) => part.words === words)!;
}

/** Whether a column is named after the part and holds it. */
export function readPart({ name, cells }: SampleColumn, part: Part): boolean {
  const filled = cells.filter((cell) => cell !== "");
  return part.names.test(name) && readShare(filled, (text) => partOf(part, text)) > 0.9;
}

function partOf({ low, high, other }: Part, text: string): number {
  const value = /^\d+(\.0+)?$/.test(text) ? Number(text) : (other?.(text) ?? Number.NaN);
  return value >= low && value <= high ? value : Number.NaN;
}

/** The columns of a date's parts, and the date that their cells say. */
export interface DateParts {
  readonly columns: readonly string[];
  readonly words: string;
  /** Milliseconds since 1970 (UTC) from the cells of the columns; NaN if they do not read so. */
  readonly parse: (cells: readonly string[]) => number;
  /** Whether a clock can follow. */
  readonly hasDay: boolean;
}

/** A year column with those of month and day; or with the day of the year, a quarter, or a week of ISO 8601. */
export function calendarParts(columns: readonly SampleColumn[]): DateParts | null {
  const [year, month, day] = PARTS as readonly [Part, Part, Part];
  const find = (part: Part) => columns.find((column) => readPart(column, part))?.name;
  const combinations: readonly (readonly [parts: readonly Part[], dateOf: DateOf])[] = [
    [[year, month, day], ([y, m, d]) => calendarDate(y!, m!, d!)],
    [[SHORT_YEAR, month, day], ([y, m, d]) => calendarDate(fullYear(y!), m!, d!)],
    [[year, month], ([y, m]) => calendarDate(y!, m!, 1)],
    [[year, DAY_OF_YEAR], ([y, d]) => ordinalDate(y!, d!)],
    [[year, QUARTER], ([y, q]) => calendarDate(y!, 3 * q! - 2, 1)],
    [[year, WEEK], ([y, w]) => weekDate(y!, w!, 1)],
  ];
  for (const [parts, dateOf] of combinations) {
    const names = parts.map(find);
    if (names.every((name) => name !== undefined) && new Set(names).size === names.length) {
      return {
        ...partsRead(parts, dateOf),
        columns: names,
        hasDay: parts.includes(day) || parts.includes(DAY_OF_YEAR),
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
      return dateOf(values);
    },
  };
}
