import { CALENDAR } from "../../timestamp.js";
import { calendarDate, ordinalDate } from "../calendar.js";
import { momentOfDecimalYear } from "../decimal-year.js";
import { type NumbersSeen, numberFormat, type TimeFormat } from "./format.js";

/** Times that are numbers like any other. */
export const NUMBER_TIMES: readonly TimeFormat[] = [
  numberFormat("year", { pattern: "YYYY", parse: yearOf, isBelievable: areYears }),
  numberFormat("decimal year", { parse: decimalYear, isBelievable: areYears, isCount: true }),
  numberFormat("YYYY.MM", { pattern: "YYYY.MM", parse: monthOfDecimals(2), isBelievable: areMonths }),
  numberFormat("YYYY.M", { pattern: "YYYY.M", parse: monthOfDecimals(1), isBelievable: areMonths }),
  numberFormat("YYYY.DDD", { pattern: "YYYY.DDD", parse: dayOfDecimals, isBelievable: areDaysOfYears }),
  numberFormat("MM.YYYY", { pattern: "MM.YYYY", parse: monthAndYear, isBelievable: ({ decimals }) => decimals === 4 }),
  numberFormat("seconds since 1970", { pattern: "X", parse: sinceEpoch(1e3, 1e8, 5e9), isCount: true }),
  numberFormat("seconds since 1970", {
    ...{ pattern: "X", parse: earlySeconds, isBelievable: areEarlySeconds, isCount: true, needsOwnName: true },
  }),
  numberFormat("milliseconds since 1970", { pattern: "x", parse: sinceEpoch(1, 1e11, 5e12), isCount: true }),
  numberFormat("microseconds since 1970", { parse: sinceEpoch(1e-3, 1e14, 5e15), isCount: true }),
  numberFormat("nanoseconds since 1970", { parse: sinceEpoch(1e-6, 1e17, 5e18), isCount: true }),
  numberFormat("Modified Julian Date", {
    ...{ parse: daysSince(40_587, 15_000, 90_000), isBelievable: areJulian, isCount: true, needsOwnName: true },
  }),
  numberFormat("Julian Date", {
    ...{
      parse: daysSince(2_440_587.5, 2_415_000, 2_490_000),
      isBelievable: areJulian,
      isCount: true,
      needsOwnName: true,
    },
  }),
  numberFormat("days of Excel", { parse: excelDay, isBelievable: areDays, isCount: true }),
];

/**
 * A counter begins at 0 or 1, so that years reach from before 0 to 1000 and on, or lie between 1500 and 2200; in a column named after years the year
 * 1000 is enough.
 */
function areYears({ isYearNamed, isCounterNamed, least, greatest, decimals }: NumbersSeen): boolean {
  if (isCounterNamed && decimals === 0) return false;
  if (isYearNamed || least < 0) return greatest >= 1000 && greatest < 3000;
  return least >= 1500 && greatest <= 2200;
}

/** With one decimal alone, 1700.5 is the middle of the year. */
function areMonths(column: NumbersSeen): boolean {
  return column.decimals === 2 && areYears(column);
}

/** Days are counted in columns named after dates; after time alone, with the time of day as decimals. */
function areDays({ kind, decimals, isJulianNamed }: NumbersSeen): boolean {
  if (isJulianNamed) return false;
  return kind === "date" || (kind === "time" && decimals > 0);
}

function areJulian({ isJulianNamed }: NumbersSeen): boolean {
  return isJulianNamed;
}

/** Three decimals that count on by one are days; those of shares of a year take steps of 3 for a day, 19 for a week. */
function areDaysOfYears({ decimals, cells }: NumbersSeen): boolean {
  if (decimals !== 3) return false;
  const days = cells.map((cell) => Math.round(1000 * Number(cell)));
  const single = days.filter((day, k) => k > 0 && Math.abs(day - days[k - 1]!) === 1).length;
  return single >= (days.length - 1) / 2;
}

/** Seconds before 1970, or of its first years: whole minutes, in a column named after them, that no counter from 0 on can be. */
function areEarlySeconds({ isEpochNamed, least, decimals, cells }: NumbersSeen): boolean {
  const isBefore = least < -CALENDAR.day / CALENDAR.second;
  if (!isEpochNamed || decimals > 0 || !(isBefore || (least >= 1e7 && least < 1e8))) return false;
  return cells.every((cell) => Number.isNaN(Number(cell)) || Number(cell) % 60 === 0);
}

const NUMBER = /^-?\d+(?:[.,]\d*)?(?:e\+?\d+)?$/i;

function yearOf(text: string): number {
  return /^-?\d{1,5}(?:\.0+)?$/.test(text) && Number(text) < 3000 ? calendarDate(Number(text), 1, 1) : Number.NaN;
}

function decimalYear(text: string): number {
  if (!/^-?\d{1,5}\.\d+$|^-?\d{4,5}$/.test(text)) return Number.NaN;
  return momentOfDecimalYear(Number(text));
}

/** "2020.09", "2020.10" and "2020.1" for October too where a program took them for numbers; or "2020.9", "2020.10", and "2020.1" for January. */
function monthOfDecimals(fewest: 1 | 2): (text: string) => number {
  return (text) => {
    const found = /^(\d{4})\.(\d{1,2})$/.exec(text);
    if (found === null) return Number.NaN;
    const decimals = found[2]!;
    if (fewest === 1 && decimals.startsWith("0")) return Number.NaN;
    return calendarDate(Number(found[1]), Number(fewest === 2 ? decimals.padEnd(2, "0") : decimals), 1);
  };
}

function monthAndYear(text: string): number {
  const found = /^(\d{1,2})\.((?:1[5-9]|2[01])\d{2})$/.exec(text);
  return found === null ? Number.NaN : calendarDate(Number(found[2]), Number(found[1]), 1);
}

function dayOfDecimals(text: string): number {
  const found = /^(\d{4})\.(\d{1,3})$/.exec(text);
  return found === null ? Number.NaN : ordinalDate(Number(found[1]), Number(found[2]!.padEnd(3, "0")));
}

function earlySeconds(text: string): number {
  const value = /^-?\d+(?:\.0+)?$/.test(text) ? Number(text) : Number.NaN;
  return Math.abs(value) < 5e9 ? value * CALENDAR.second : Number.NaN;
}

/** Numbers in the range that begins in 1973, whole or with decimals, in the unit of so many milliseconds; to the microsecond. */
function sinceEpoch(scale: number, least: number, most: number): (text: string) => number {
  return (text) => {
    if (text.length < 8 || !NUMBER.test(text)) return Number.NaN;
    const value = Number(text.replace(",", "."));
    return value >= least && value < most ? Math.round(value * scale * 1e3) / 1e3 : Number.NaN;
  };
}

/** Days since a day that is so many before 1970, with the time of day as decimals, to the tenth of a second. */
function daysSince(before: number, least: number, most: number): (text: string) => number {
  return (text) => {
    const value = NUMBER.test(text) ? Number(text.replace(",", ".")) : Number.NaN;
    return value >= least && value < most ? Math.round(((value - before) * CALENDAR.day) / 100) * 100 : Number.NaN;
  };
}

/** Days since 1899-12-30, of 1954 to 2064, with the time of day as decimals, to the tenth of a second. */
function excelDay(text: string): number {
  if (text.length < 5 || !NUMBER.test(text)) return Number.NaN;
  const value = Number(text.replace(",", "."));
  if (!(value >= 20_000 && value < 60_000)) return Number.NaN;
  return Math.round(((value - 25_569) * CALENDAR.day) / 100) * 100;
}
