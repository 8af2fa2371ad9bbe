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
    return isPlainTimeName(name) && !/^time$/i.test(name.trim()) && !(least! <= 1);
  }
  if (isPlainTimeName(name) && share((text) => /\d/.test(text)) > 0.5) return true;
  return share((text) => isDateLike(text, timeName(name) !== null)) > 0.5;
}

const NUMBER = /^[-+]?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:e[-+]?\d+)?$/i;

/** A text that begins with a date, or that has nothing in it but what dates have: two numbers with a sign of dates between them, or a month's name. */
function isDateLike(text: string, isNamed: boolean): boolean {
  if (!/\d/.test(text) || text.length > LONGEST) return false;
  const end = text.search(/[T\s]/);
  if (end >= 6 && isTime(text.slice(0, end)) && (text[end] === "T" || /\d.*\D.*\d/.test(text.slice(0, end))))
    return true;
  if (DATE.test(text)) return true;
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
/** Three numbers of which one may be a year of four digits, and a number before the signs of year, month and day. */
const DATE =
  /^\d{4}([-/.])\d{1,2}\1\d{1,2}\b|^\d{1,2}([-/.])\d{1,2}\2\d{4}\b|^\d{1,2}([-/])\d{1,2}\3\d{2}\b|\d\s*[年月년월]/;

function isOfDates(word: string): boolean {
  return monthNamed(word) > 0 || weekdayNamed(word) > 0 || WORDS.test(word);
}

const WORDS =
  /^(?:[aptzqwhs]|[ap]m|st|nd|rd|th|er|de|of|fy|cy|quarter|qtr|half|week|wk|kw|year|month|day|[A-Z]{3,4}|年|月|日|時|分|秒|年度|期|上|下|度)$/i;
