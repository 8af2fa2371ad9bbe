import { calendarDate, ordinalDate, weekDate, weekdayOf } from "./calendar.js";
import { offsetOfZone } from "./named-zone.js";

/** A text that is read from left to right, and what was found so far. One is made for each reader and used again for every cell. */
export interface Scan {
  text: string;
  /** The next character. */
  at: number;
  /** NaN until it is read. */
  year: number;
  month: number;
  day: number;
  /** Whether the date names a day: a clock can follow it. */
  hasDay: boolean;
  /** Day of the year and week of ISO 8601 in the place of month and day; 0 for none. */
  dayOfYear: number;
  week: number;
  /** 1 for Monday; 0 for none. */
  weekday: number;
  hour: number;
  minute: number;
  second: number;
  /** 0 for the first half of the day, 1 for the second; -1 where hours count to 24. */
  half: number;
  /** Milliseconds that the clock is before UTC, and whether the text says so. */
  offset: number;
  isZoned: boolean;
  /** The zone whose clock it is, "Europe/Berlin", where no offset is written; "" for none. */
  zone: string;
}

/** Reads a part of the text: true with `at` behind it, or false. */
export type Element = (scan: Scan) => boolean;

export function newScan(): Scan {
  return begin({} as Scan, "");
}

export function begin(scan: Scan, text: string): Scan {
  // Full-width digits are digits.
  scan.text = text.charCodeAt(0) >= 0xff00 ? text.normalize("NFKC") : text;
  scan.at = 0;
  scan.year = Number.NaN;
  scan.month = 1;
  scan.day = 1;
  scan.hasDay = false;
  scan.dayOfYear = 0;
  scan.week = 0;
  scan.weekday = 0;
  scan.hour = 0;
  scan.minute = 0;
  scan.second = 0;
  scan.half = -1;
  scan.offset = 0;
  scan.isZoned = false;
  scan.zone = "";
  return scan;
}

/** Milliseconds since 1970 (UTC) of what was read; NaN if there is no such date, clock, or day of the week. */
export function momentOf(scan: Scan): number {
  const date = dateOf(scan);
  if (scan.weekday !== 0 && scan.week === 0 && weekdayOf(date) !== scan.weekday) return Number.NaN;
  const local = date + clockOf(scan);
  if (scan.zone !== "" && !Number.isNaN(local)) scan.offset = offsetOfZone(scan.zone, local);
  return local - scan.offset;
}

function dateOf({ year, month, day, dayOfYear, week, weekday }: Scan): number {
  if (week > 0) return weekDate(year, week, weekday === 0 ? 1 : weekday);
  return dayOfYear > 0 ? ordinalDate(year, dayOfYear) : calendarDate(year, month, day);
}

/** Milliseconds since midnight; 24:00 is the day's end, and a 60th second is a leap second. Hours of a half day count to 12. */
export function clockOf({ hour, minute, second, half }: Scan): number {
  let hours = hour;
  if (half >= 0 && hour <= 12) hours = (hour % 12) + 12 * half;
  else if (half === 0) return Number.NaN; // "13:00 AM"
  const time = hours * 3_600_000 + minute * 60_000 + Math.round(second * 1e6) / 1000;
  return minute < 60 && second < 61 && time <= 86_400_000 ? time : Number.NaN;
}

export function isAtEnd({ text, at }: Scan): boolean {
  return at === text.length;
}

/** The number that the next `least` to `most` digits make; -1 if there are fewer. */
export function digits(scan: Scan, least: number, most: number): number {
  const { text, at } = scan;
  const end = Math.min(text.length, at + most);
  let value = 0;
  let k = at;
  for (; k < end; k++) {
    const digit = text.charCodeAt(k) - 48;
    if (digit < 0 || digit > 9) break;
    value = 10 * value + digit;
  }
  if (k - at < least) return -1;
  scan.at = k;
  return value;
}

export function isDigitAt({ text }: Scan, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
}

/** Takes the next character if it is one of these. */
export function takeOne(scan: Scan, among: string): boolean {
  if (scan.at >= scan.text.length || !among.includes(scan.text[scan.at]!)) return false;
  scan.at++;
  return true;
}

export function takeBlanks(scan: Scan): void {
  while (takeOne(scan, BLANKS));
}

export const BLANKS = " \t\u00a0\u2009\u202f\u3000";

/** Takes what stands between the parts of a date in words: blanks, commas, points, dashes, slashes, apostrophes, "de" and "of"; or nothing. */
export function takeLoose(scan: Scan): void {
  while (takeOne(scan, LOOSE));
  const word = /^(?:de|of)\s+/iy;
  const joining = scan.text.charCodeAt(scan.at) | 32;
  if (joining !== 100 && joining !== 111) return; // "d" or "o"
  const found = word.exec(scan.text.slice(scan.at, scan.at + 6));
  if (found !== null) scan.at += found[0].length;
}

const LOOSE = `${BLANKS},.-/'’_`;

/** The next letters; "" if there are none. */
export function takeWord(scan: Scan): string {
  const { text, at } = scan;
  let k = at;
  while (k < text.length && isLetter(text.charCodeAt(k))) k++;
  scan.at = k;
  return text.slice(at, k);
}

/** Letters of alphabets, not of syllables and signs: 年 stands by itself. */
function isLetter(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || (code >= 0xc0 && code < 0x2000);
}
