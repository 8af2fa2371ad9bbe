import { calendarDate } from "./calendar.js";
import type { DecimalYears } from "./time-notation.js";

/** The moment (UTC) that a year with decimals says: its share of that very year, to the millisecond. */
export function momentOfDecimalYear(value: number): number {
  const year = Math.floor(value);
  const start = calendarDate(year, 1, 1);
  return start + Math.round((value - year) * (calendarDate(year + 1, 1, 1) - start));
}

/** The same the other way. */
export function decimalYearOf(milliseconds: number): number {
  const year = new Date(milliseconds).getUTCFullYear();
  const start = calendarDate(year, 1, 1);
  return year + (milliseconds - start) / (calendarDate(year + 1, 1, 1) - start);
}

/** The year `steps` shares of it later; one that was rounded to its decimals, as 1959.17 for two months, is taken as it was. */
export function decimalYearAfter(value: number, steps: number, { step, decimals }: DecimalYears): number {
  const half = step / 2;
  const exact = Math.round(value / half) * half;
  const from = Math.abs(exact - value) <= Number(`1e-${decimals}`) ? exact : value;
  return from + steps * step;
}
