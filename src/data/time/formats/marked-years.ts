import { calendarDate } from "../calendar.js";
import { fullYear } from "../full-year.js";
import type { NumbersSeen, TimeFormat } from "./format.js";
import { numberFormat } from "./format.js";

/** Years with a letter that says so, months and years of two digits, and the moments of JSON in old web services. */
export const MARKED_TIMES: readonly TimeFormat[] = [
  numberFormat("marked year", { parse: markedYear, evidence: "order" }),
  numberFormat("/Date(milliseconds)/", { parse: jsonDate, evidence: "text" }),
  numberFormat("MM/YY", { pattern: "MM/YY", parse: pair(1, 2), isBelievable: (seen) => areMonthsAndYears(seen, 1) }),
  numberFormat("YY/MM", { pattern: "YY/MM", parse: pair(2, 1), isBelievable: (seen) => areMonthsAndYears(seen, 0) }),
];

/** "CY2020", "Y2020", "YR2020", "2020A00" and "2020-A1" of statistical offices, "2020 [YR2020]" of the World Bank. */
function markedYear(text: string): number {
  const found = /^(?:CY|YR?)[ _-]?(\d{4})$|^(\d{4})[ -]?A(?:\d{1,2})?$|^(\d{4}) ?\[YR\3\]$/i.exec(text);
  const year = found?.slice(1).find((group) => group !== undefined);
  return year === undefined ? Number.NaN : calendarDate(Number(year), 1, 1);
}

function jsonDate(text: string): number {
  const found = /^\/Date\((-?\d{1,15})(?:[+-]\d{4})?\)\/$/.exec(text);
  return found === null ? Number.NaN : Number(found[1]);
}

const PAIR = /^(\d{1,2})([-/])(\d{1,2})$/;

function pair(month: 1 | 2, year: 1 | 2): (text: string) => number {
  const at = (k: 1 | 2) => (k === 1 ? 1 : 3);
  return (text) => {
    const found = PAIR.exec(text);
    const short = Number(found?.[at(year)]);
    if (found === null || found[at(year)]!.length !== 2) return Number.NaN;
    return calendarDate(fullYear(short), Number(found[at(month)]), 1);
  };
}

/**
 * Two numbers are a day and a month as well: they are a month and a year where the year goes on by one, and only at the turn of the year, or is none
 * of a day.
 */
function areMonthsAndYears({ cells }: NumbersSeen, yearAt: 0 | 1): boolean {
  const pairs = cells.flatMap((cell) => {
    const found = PAIR.exec(cell);
    return found === null ? [] : [[Number(found[1]), Number(found[3])] as const];
  });
  const years = new Set(pairs.map((numbers) => numbers[yearAt]));
  const months = new Set(pairs.map((numbers) => numbers[1 - yearAt]));
  return months.size > 1 && (years.size > 1 || [...years].some((year) => year! > 31));
}
