import { CALENDAR } from "../../timestamp.js";
import { calendarDate } from "../calendar.js";
import { momentOfDecimalYear } from "../decimal-year.js";
import { type NumbersSeen, numberFormat, type TimeFormat } from "./format.js";

/** Times that are numbers like any other. */
export const NUMBER_TIMES: readonly TimeFormat[] = [
  numberFormat("year", { pattern: "YYYY", parse: yearOf, isBelievable: areYears }),
  numberFormat("decimal year", { parse: decimalYear, isBelievable: areYears, isCount: true }),
  numberFormat("YYYY.MM", { pattern: "YYYY.MM", parse: monthOfDecimals(2), isBelievable: areMonths }),
  numberFormat("YYYY.M", { pattern: "YYYY.M", parse: monthOfDecimals(1), isBelievable: areMonths }),
  numberFormat("MM.YYYY", { pattern: "MM.YYYY", parse: monthAndYear, isBelievable: ({ decimals }) => decimals === 4 }),
  numberFormat("seconds since 1970", { pattern: "X", parse: sinceEpoch(1e3, 1e8, 5e9), isCount: true }),
  numberFormat("milliseconds since 1970", { pattern: "x", parse: sinceEpoch(1, 1e11, 5e12), isCount: true }),
  numberFormat("microseconds since 1970", { parse: sinceEpoch(1e-3, 1e14, 5e15), isCount: true }),
  numberFormat("nanoseconds since 1970", { parse: sinceEpoch(1e-6, 1e17, 5e18), isCount: true }),
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
function areDays({ kind, decimals }: NumbersSeen): boolean {
  return kind === "date" || (kind === "time" && decimals > 0);
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

/** Numbers in the range that begins in 1973, whole or with decimals, in the unit of so many milliseconds; to the microsecond. */
function sinceEpoch(scale: number, least: number, most: number): (text: string) => number {
  return (text) => {
    if (text.length < 8 || !NUMBER.test(text)) return Number.NaN;
    const value = Number(text.replace(",", "."));
    return value >= least && value < most ? Math.round(value * scale * 1e3) / 1e3 : Number.NaN;
  };
}

/** Days since 1899-12-30, of 1954 to 2064, with the time of day as decimals, to the tenth of a second. */
function excelDay(text: string): number {
  if (text.length < 5 || !NUMBER.test(text)) return Number.NaN;
  const value = Number(text.replace(",", "."));
  if (!(value >= 20_000 && value < 60_000)) return Number.NaN;
  return Math.round(((value - 25_569) * CALENDAR.day) / 100) * 100;
}
