import { withPlainDigits } from "../../core/other-digits.js";
import { readShare, type SampleColumn, spread } from "./column-formats.js";
import { isTime } from "./formats/index.js";
import { isPlainTimeName, timeName } from "./time-names.js";
import { monthNamed, weekdayNamed } from "./words.js";

/**
 * The first column whose cells look like times although no format reads them: so that the order of the file does not decide in silence. A column that
 * is named "date" or "time" holds times if there are digits in it and it is no counter.
 */
export function findUnreadTime(columns: readonly SampleColumn[]): SampleColumn | null {
  const inOrder = columns.toSorted((a, b) => Number(timeName(b.name) !== null) - Number(timeName(a.name) !== null));
  return inOrder.find((column) => looksLikeTime(column)) ?? null;
}

function looksLikeTime({ name, cells, least }: SampleColumn): boolean {
  const filled = spread(cells.filter((cell) => cell !== ""));
  const share = (test: (text: string) => boolean) => readShare(filled, (text) => (test(text) ? 0 : Number.NaN));
  if (share((text) => NUMBER.test(text)) > 0.5) {
    return isPlainTimeName(name) && !/^time$/i.test(name.trim()) && !isElapsed(cells, least);
  }
  if (isPlainTimeName(name) && share((text) => /\p{Nd}/u.test(text)) > 0.5) return true;
  return share((text) => isDateLike(text, timeName(name) !== null && timeName(name) !== "weak")) > 0.5;
}

/** Seconds or rows since the beginning: small numbers that begin near 0 or rise all the way. */
function isElapsed(cells: readonly string[], least = Number.NaN): boolean {
  const numbers = cells.map(Number);
  return least <= 1 || (least < 1000 && numbers.every((value, k) => k === 0 || value > numbers[k - 1]!));
}

const NUMBER = /^[-+]?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:e[-+]?\d+)?$/i;

/** A text that begins with a date or looks like one, that has a year and a name that speaks of time, or nothing in it but what dates have. */
function isDateLike(cell: string, isNamed: boolean): boolean {
  const text = withPlainDigits(cell);
  if (!/\d/.test(text) || text.length > LONGEST) return false;
  const end = text.search(/[T\s]/);
  if (end >= 6 && isTime(text.slice(0, end)) && (text[end] === "T" || /\d.*\D.*\d/.test(text.slice(0, end))))
    return true;
  if (DATES.some((date) => date.test(text)) || (isNamed && YEAR.test(text))) return true;
  const words = text.match(/\p{L}+/gu) ?? [];
  if (!words.every(isOfDates)) return false;
  if (words.some((word) => monthNamed(word) > 0 && (word.length > 3 || ENGLISH.test(word)))) return true;
  const numbers = text.match(/\d+/g) ?? [];
  if (numbers.length > 1 && words.some((word) => word.length > 2 && weekdayNamed(word) > 0)) return true;
  return isNamed && numbers.length > 1 && !/[^\p{L}\d\s.,:/'()+_-]/u.test(text);
}

/** Short names of other languages are words of English: set, out, ago. */
const ENGLISH = /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)$/i;
const LONGEST = 60;
const DATES: readonly RegExp[] = [
  // Three numbers of which one may be the year
  /^\d{4}([-/.])\d{1,2}\1\d{1,2}\b/,
  /^\d{1,2}([-/.])\d{1,2}\1\d{4}\b/,
  /^\d{1,2}([-/])\d{1,2}\1\d{2}\b/,
  // A day, a word and a year, in whatever language
  /^\d{1,2}[.º°]?[\s-]+\p{L}{3,}[\s.,-]+(?:19|20)\d{2}\b/u,
  /^\p{L}{3,}\.?\s\d{1,2},?\s(?:19|20)\d{2}\b/u,
  // A number before the sign of year, month or day
  /\d\s*[年月년월]/,
];
const YEAR = /(?<!\d)(?:19|20)\d{2}(?!\d)/;

function isOfDates(word: string): boolean {
  return monthNamed(word) > 0 || weekdayNamed(word) > 0 || WORDS.test(word);
}

const WORDS =
  /^(?:[aptzqwhs]|[ap]m|st|nd|rd|th|er|de|of|fy|cy|quarter|qtr|half|week|wk|kw|year|month|day|[A-Z]{3,4}|年|月|日|時|分|秒|年度|期|上|下|度)$/i;
