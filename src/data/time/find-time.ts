import { CALENDAR } from "../timestamp.js";
import { calendarDate, clockTime, hourOfDay, TIME_FORMATS, type TimeFormat } from "./formats.js";

/** The first cells of a column, trimmed; "" for a missing one. */
interface SampleColumn {
  readonly name: string;
  readonly cells: readonly string[];
  /** The greatest number of the whole column, NaN or left out without any: years may begin far back. */
  readonly greatest?: number;
}

/** How to turn the cells of one row into a timestamp. */
export interface TimeReading {
  /** Name of the notation, e.g. "ISO date and hour of the day". */
  readonly words: string;
  /** Milliseconds since 1970 (UTC) from the cells of the plan's columns; NaN if they do not read so. */
  readonly parse: (cells: readonly string[]) => number;
}

/** The columns that hold the time, and one reading; two where day and month can be exchanged in all cells seen. */
export interface TimePlan {
  readonly columns: readonly string[];
  readonly readings: readonly TimeReading[];
}

/**
 * Finds the columns that hold the time: by notation, and for notations that other numbers share by name too.
 *
 * A date that repeats from row to row is joined with a column of clock times or hours; year, month, day, hour and
 * minute columns are joined by name. `only` restricts the search to plans that use that column and trusts its name.
 *
 * @returns null when there is none.
 */
export function findTime(columns: readonly SampleColumn[], only?: string): TimePlan | null {
  const trusted = (name: string) => name === only || isTimeName(name);
  const single = columns
    .filter(({ name }) => only === undefined || name === only)
    .map((column) => ({ column, formats: readingFormats(column, trusted(column.name)) }))
    .filter(({ formats }) => formats.length > 0)
    // A column that is named after time goes first, then the unmistakable notations; sort keeps the file's order.
    .sort((a, b) => Number(trusted(b.column.name)) - Number(trusted(a.column.name)) || needsName(a) - needsName(b))[0];
  if (single === undefined || needsName(single) === 1) {
    const parts = calendarParts(columns);
    if (parts !== null && (only === undefined || parts.columns.includes(only))) return parts;
  }
  if (single === undefined) return null;
  const { column, formats } = single;
  const companion = isRepeatedDate(column, formats[0]!) ? findCompanion(columns, column.name) : null;
  return {
    columns: companion === null ? [column.name] : [column.name, companion.name],
    readings: formats.map((format) => ({
      words: companion === null ? format.name : `${format.name} and ${companion.words}`,
      parse:
        companion === null
          ? ([cell]) => format.parse(cell!)
          : ([date, clock]) => format.parse(date!) + companion.parse(clock!),
    })),
  };
}

/** Whether a column is named like a part of a date: not what one wants to forecast by default. */
export function isCalendarName(name: string): boolean {
  return PARTS.some(({ names }) => names.test(name));
}

const TIME_NAME =
  /date|time|stamp|epoch|aaaammjj|yyyymmdd|datum|fecha|^(ts|dt|ds|t|day|dteday|month|year|yr|period|jour|ymd|index)$/i;

function isTimeName(name: string): boolean {
  return TIME_NAME.test(name);
}

function needsName({ formats }: { readonly formats: readonly TimeFormat[] }): number {
  return Number(formats[0]!.needsName);
}

/** The formats that read most cells (not all, so that a bad one is found and named later): one, or day-first and month-first where both do. */
function readingFormats({ cells, greatest = Number.NaN }: SampleColumn, trusted: boolean): readonly TimeFormat[] {
  const filled = cells.filter((cell) => cell !== "");
  if (filled.length === 0) return [];
  const reads = TIME_FORMATS.filter(
    (format) => (trusted || !format.needsName) && readShare(filled, format.parse) > 0.5,
  );
  const first = reads[0];
  if (first === undefined || (first.needsName && !looksLikeTime(first, filled, greatest))) return [];
  return first.order === undefined ? [first] : reads.filter(({ order }) => order !== undefined);
}

/** Numbers named after time are time only if they hardly ever fall, and years only if they reach the year 1000: no counter. */
function looksLikeTime(format: TimeFormat, cells: readonly string[], greatest: number): boolean {
  const timestamps = cells.map(format.parse).filter((timestamp) => !Number.isNaN(timestamp));
  const falls = timestamps.filter((timestamp, k) => k > 0 && timestamp < timestamps[k - 1]!).length;
  if (falls > timestamps.length / 10) return false;
  const last = format.parse(String(greatest));
  return timestamps.concat(last).some((timestamp) => timestamp >= calendarDate(1000, 1, 1));
}

function isRepeatedDate({ cells }: SampleColumn, { parse }: TimeFormat): boolean {
  const timestamps = cells.map(parse).filter((timestamp) => !Number.isNaN(timestamp));
  return (
    timestamps.every((timestamp) => timestamp % CALENDAR.day === 0) &&
    timestamps.some((timestamp, k) => k > 0 && timestamp === timestamps[k - 1])
  );
}

interface Companion {
  readonly name: string;
  readonly words: string;
  readonly parse: (text: string) => number;
}

function findCompanion(columns: readonly SampleColumn[], date: string): Companion | null {
  const others = columns.filter(({ name }) => name !== date);
  const clock = others.find((column) => readsAll(column, clockTime));
  if (clock) return { name: clock.name, words: "time of day", parse: clockTime };
  const hour = others.find((column) => PARTS[3]!.names.test(column.name) && readsAll(column, hourOfDay));
  return hour ? { name: hour.name, words: "hour of the day", parse: hourOfDay } : null;
}

interface Part {
  readonly words: string;
  readonly names: RegExp;
  readonly low: number;
  readonly high: number;
}

const PARTS: readonly Part[] = [
  { words: "year", names: /^(year|yr|yyyy|annee|année|jahr)$/i, low: 1000, high: 2999 },
  { words: "month", names: /^(month|mnth|mon|mo|mm|mois|monat)$/i, low: 1, high: 12 },
  { words: "day", names: /^(day|dd|mday|dom|jour|tag)$/i, low: 1, high: 31 },
  { words: "hour", names: /^(hour|hours|hr|hh|h|heure|stunde)$/i, low: 0, high: 24 },
  { words: "minute", names: /^(minute|minutes|min|mi)$/i, low: 0, high: 59 },
];

/** Year and month columns, and as many finer ones as there are without a break. */
function calendarParts(columns: readonly SampleColumn[]): TimePlan | null {
  const found: { readonly name: string; readonly words: string }[] = [];
  for (const { names, words, low, high } of PARTS) {
    const inRange = (text: string) => {
      const value = /^\d+(\.0+)?$/.test(text) ? Number(text) : Number.NaN;
      return value >= low && value <= high ? value : Number.NaN;
    };
    const column = columns.find((candidate) => names.test(candidate.name) && readsAll(candidate, inRange));
    if (column === undefined) break;
    found.push({ name: column.name, words });
  }
  if (found.length < 2) return null;
  return {
    columns: found.map(({ name }) => name),
    readings: [
      {
        words: found.map(({ words }) => words).join(", "),
        parse: ([year, month, day = "1", hour = "0", minute = "0"]) => {
          const whole = [year!, month!, day, hour, minute].map((text) => (text === "" ? Number.NaN : Number(text)));
          return (
            calendarDate(whole[0]!, whole[1]!, whole[2]!) + whole[3]! * CALENDAR.hour + whole[4]! * CALENDAR.minute
          );
        },
      },
    ],
  };
}

function readsAll({ cells }: SampleColumn, parse: (text: string) => number): boolean {
  return (
    readShare(
      cells.filter((cell) => cell !== ""),
      parse,
    ) > 0.9
  );
}

function readShare(cells: readonly string[], parse: (text: string) => number): number {
  return cells.filter((cell) => !Number.isNaN(parse(cell))).length / Math.max(1, cells.length);
}
