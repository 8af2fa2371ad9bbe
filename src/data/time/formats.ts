import { CALENDAR } from "../timestamp.js";

/** One way to write a timestamp. `parse` gives milliseconds since 1970 (UTC), NaN for text that is not written so. */
export interface TimeFormat {
  readonly name: string;
  readonly parse: (text: string) => number;
  /** True where ordinary numbers look the same: then the column's name must speak of time too. */
  readonly needsName: boolean;
  /** Which of two readings of one notation this is; both are tried on the whole column. */
  readonly order?: "day-first" | "month-first";
}

/** Milliseconds of a calendar date (UTC), any year; NaN if there is no such date. */
export function calendarDate(year: number, month: number, day: number): number {
  if (month < 1 || month > 12 || day < 1 || day > 31) return Number.NaN;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCDate() === day ? date.getTime() : Number.NaN;
}

/**
 * Milliseconds since midnight of "14:05", "14:05:30.5" or "2:05 PM"; NaN for anything else. "24:00" is the day's end.
 */
export function clockTime(text: string): number {
  const match = CLOCK.exec(text);
  return match === null ? Number.NaN : clockOf(match);
}

/** Hour of the day, a whole number in [0, 24], in milliseconds; NaN for anything else. */
export function hourOfDay(text: string): number {
  const hour = /^\d{1,2}(\.0+)?$/.test(text) ? Number(text) : Number.NaN;
  return hour <= 24 ? hour * CALENDAR.hour : Number.NaN;
}

/** "Z", "+02:00", "-0800" after a clock, none meaning UTC. */
function zonedClock(text: string): number {
  const match = ZONED.exec(text);
  if (match === null) return Number.NaN;
  const clock = clockTime(match[1]!);
  const [, , sign, hours, minutes] = match;
  if (sign === undefined) return clock;
  const offset = Number(hours) * CALENDAR.hour + Number(minutes ?? 0) * CALENDAR.minute;
  return sign === "-" ? clock + offset : clock - offset;
}

/** A date, or a date, "T" or spaces, and a clock. */
function withClock(date: (text: string) => number): (text: string) => number {
  return (text) => {
    const end = text.search(/[T\s]/);
    return end < 0 ? date(text) : date(text.slice(0, end)) + zonedClock(text.slice(end + 1).trim());
  };
}

function numberedDate(text: string, pattern: RegExp, order: "ymd" | "dmy" | "mdy"): number {
  const match = pattern.exec(text);
  if (match === null) return Number.NaN;
  const [a, b, c] = [Number(match[1]), Number(match[2]), Number(match[3] ?? 1)];
  if (order === "ymd") return calendarDate(a, b, c);
  return order === "dmy" ? calendarDate(c, b, a) : calendarDate(c, a, b);
}

const CLOCK = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(?:\s*([ap])\.?m\.?)?$/i;
const ZONED = /^(.*?)\s*(?:Z|UTC|GMT|([+-])(\d{2}):?(\d{2})?)?$/i;
const ISO_DATE = /^(-?\d{4,6})[-/](\d{1,2})(?:[-/](\d{1,2}))?$/;
const YEAR_LAST = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/;
const DOTTED = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;

function clockOf([, hourText, minute, second, fraction, half]: RegExpExecArray): number {
  let hour = Number(hourText);
  if (half !== undefined) hour = (hour % 12) + (half.toLowerCase() === "p" ? 12 : 0);
  const [minutes, seconds] = [Number(minute), Number(second ?? 0)];
  const time = hour * CALENDAR.hour + minutes * CALENDAR.minute + (seconds + Number(`0.${fraction ?? 0}`)) * 1000;
  return minutes < 60 && seconds <= 60 && time <= CALENDAR.day ? time : Number.NaN;
}

function decimalYear(text: string): number {
  if (!/^-?\d{1,5}\.\d+$|^-?\d{4,5}$/.test(text)) return Number.NaN;
  const value = Number(text);
  const year = Math.floor(value);
  const start = calendarDate(year, 1, 1);
  return start + Math.round((value - year) * (calendarDate(year + 1, 1, 1) - start));
}

/** All notations, the first that reads a column wins. Each reads only what it is named after. */
export const TIME_FORMATS: readonly TimeFormat[] = [
  { name: "ISO date", parse: withClock((text) => numberedDate(text, ISO_DATE, "ymd")), needsName: false },
  {
    name: "year and quarter",
    parse: (text) => {
      const match = /^(-?\d{4})[-\s]?Q([1-4])$/i.exec(text);
      return match === null ? Number.NaN : calendarDate(Number(match[1]), Number(match[2]) * 3 - 2, 1);
    },
    needsName: false,
  },
  {
    name: "day/month/year",
    parse: withClock((text) => numberedDate(text, YEAR_LAST, "dmy")),
    needsName: false,
    order: "day-first",
  },
  {
    name: "month/day/year",
    parse: withClock((text) => numberedDate(text, YEAR_LAST, "mdy")),
    needsName: false,
    order: "month-first",
  },
  { name: "day.month.year", parse: withClock((text) => numberedDate(text, DOTTED, "dmy")), needsName: false },
  {
    name: "YYYYMMDD",
    parse: (text) => (/^(1[5-9]|2[01])/.test(text) ? numberedDate(text, COMPACT, "ymd") : Number.NaN),
    needsName: false,
  },
  {
    name: "YYYYMMDDHH",
    parse: (text) =>
      /^(1[89]|2[01])\d{8}$/.test(text)
        ? numberedDate(text.slice(0, 8), COMPACT, "ymd") + hourOfDay(text.slice(8))
        : Number.NaN,
    needsName: true,
  },
  {
    name: "year",
    parse: (text) => (/^-?\d{1,5}$/.test(text) && Number(text) < 3000 ? calendarDate(Number(text), 1, 1) : Number.NaN),
    needsName: true,
  },
  { name: "decimal year", parse: decimalYear, needsName: true },
  {
    name: "seconds since 1970",
    parse: (text) => (/^\d{9,10}(\.\d+)?$/.test(text) ? Number(text) * 1000 : Number.NaN),
    needsName: true,
  },
  {
    name: "milliseconds since 1970",
    parse: (text) => (/^\d{12,13}$/.test(text) ? Number(text) : Number.NaN),
    needsName: true,
  },
];
