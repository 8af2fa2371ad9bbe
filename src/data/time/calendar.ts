import { CALENDAR } from "../timestamp.js";

/** Milliseconds of a calendar date (UTC), any year; NaN if there is no such date. */
export function calendarDate(year: number, month: number, day: number): number {
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month))) return Number.NaN;
  return dayNumber(year, month, day) * CALENDAR.day;
}

/** Milliseconds of the n-th day of a year, from 1; NaN if the year has no such day. */
export function ordinalDate(year: number, day: number): number {
  if (day < 1 || day > (isLeapYear(year) ? 366 : 365)) return Number.NaN;
  return (dayNumber(year, 1, 1) + day - 1) * CALENDAR.day;
}

/** Milliseconds of a day (1 for Monday) of a week of ISO 8601; NaN if the year has no such week. */
export function weekDate(year: number, week: number, weekday: number): number {
  const monday = firstMonday(year) + (week - 1) * 7;
  if (week < 1 || monday >= firstMonday(year + 1) || weekday < 1 || weekday > 7) return Number.NaN;
  return (monday + weekday - 1) * CALENDAR.day;
}

/** The week of ISO 8601 that holds a moment (UTC), and the year that counts it. */
export function isoWeekOf(milliseconds: number): { readonly year: number; readonly week: number } {
  const day = Math.floor(milliseconds / CALENDAR.day);
  const thursday = day + 4 - weekdayOf(milliseconds);
  const { month } = monthAndDay(thursday * CALENDAR.day);
  const year = Math.floor(month / 12);
  return { year, week: Math.floor((day - firstMonday(year)) / 7) + 1 };
}

/** 1 for Monday to 7 for Sunday, of a moment (UTC). */
export function weekdayOf(milliseconds: number): number {
  const day = Math.floor(milliseconds / CALENDAR.day);
  return ((((day + 3) % 7) + 7) % 7) + 1; // 1970-01-01 was a Thursday
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Year and month of a moment (UTC) as one number that rises by 1 a month, and the day of the month: no Date for each of a million rows. */
export function monthAndDay(milliseconds: number): { readonly month: number; readonly day: number } {
  // The inverse of dayNumber, in years that begin in March.
  const shifted = Math.floor(milliseconds / CALENDAR.day) + DAYS_TO_1970;
  const era = Math.floor(shifted / DAYS_OF_ERA);
  const dayOfEra = shifted - era * DAYS_OF_ERA;
  const year = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  return {
    month: 12 * (era * 400 + year) + fromMarch + 2,
    day: dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1,
  };
}

const DAYS_OF_ERA = 146_097; // 400 years
const DAYS_TO_1970 = 719_468; // from March 1 of the year 0

/** Days since 1970-01-01 in the Gregorian calendar, by whole-number arithmetic (H. Hinnant, "days_from_civil"): a Date for each cell took longer. */
function dayNumber(year: number, month: number, day: number): number {
  const fromMarch = month > 2 ? year : year - 1;
  const era = Math.floor(fromMarch / 400);
  const yearOfEra = fromMarch - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_OF_ERA + dayOfEra - DAYS_TO_1970;
}

/** The Monday of the week that holds January 4, as a day number. */
function firstMonday(year: number): number {
  const fourth = dayNumber(year, 1, 4);
  return fourth - (weekdayOf(fourth * CALENDAR.day) - 1);
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}
