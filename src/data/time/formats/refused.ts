import { calendarDate } from "../calendar.js";
import { clockTime } from "../clock.js";
import { numberFormat, type TimeFormat } from "./format.js";
import { isMonthName } from "./named-months.js";

/** Times that are known and not read, since the text does not say which moment is meant. They compete with the formats that are read. */
export const REFUSED: readonly TimeFormat[] = [
  refused("fiscal years", "when a fiscal year begins is not said", "text", fiscalYear),
  refused(
    "consecutive years",
    "two consecutive years may be a season or a fiscal year, whose beginning is not said",
    "text",
    consecutiveYears,
  ),
  refused("months without a year", "a month has no year", "name", (text) => (isMonthName(text) ? 0 : Number.NaN)),
  // 0.25 is rather a number than a quarter past midnight.
  refused("times of day without a date", "a time of day has no date", "name", (text) =>
    /\D/.test(text) && !/^\d+\.\d+$/.test(text) ? clockTime(text) : Number.NaN,
  ),
  refused(
    "weeks and quarters without a year",
    "a week or quarter has no year",
    "name",
    /^(?:q|w|wk|week|kw|quarter)[ -]?\d{1,2}$/i,
  ),
  refused(
    "quarters or months",
    "the numbers beside the year are 1 to 4 and seem to be quarters: Q stands for them in a pattern",
    "order",
    quarterBeside,
  ),
  refused("two numbers", "two numbers may be a month and a day or a year of two digits", "name", monthAndDay),
];

function refused(
  name: string,
  refusal: string,
  evidence: "text" | "order" | "name",
  parse: RegExp | ((text: string) => number),
): TimeFormat {
  const read = parse instanceof RegExp ? (text: string) => (parse.test(text) ? 0 : Number.NaN) : parse;
  return numberFormat(name, { parse: read, evidence, refusal });
}

/** "FY2020", "FY20-Q1", "2020FY", "2020/21", "2020年度". */
function fiscalYear(text: string): number {
  const found = /^FY[ '-]?(\d{4}|\d{2})\b|^(\d{4})[ -]?FY\b|^(?:\S*\D)?(\d{4})\s*年度/iu.exec(text);
  const year = found?.[1] ?? found?.[2] ?? found?.[3];
  return year === undefined ? Number.NaN : calendarDate(Number(year), 1, 1);
}

/** The day of a leap year, so that steps can be compared; other pairs of numbers are suspected all the same. */
function monthAndDay(text: string): number {
  const found = /^(\d{1,2})[/-](\d{1,2})$/.exec(text);
  if (found === null) return Number.NaN;
  const date = calendarDate(2000, Number(found[1]), Number(found[2]));
  return Number.isNaN(date) ? 0 : date;
}

/** "2020:1", "2020/4" or "1/2020" as quarters: suspected where that alone makes steady steps. */
function quarterBeside(text: string): number {
  const found = /^(\d{4})[-/:_ ]([1-4])$|^([1-4])[-/:_ ](\d{4})$/.exec(text);
  if (found === null) return Number.NaN;
  return calendarDate(Number(found[1] ?? found[4]), 3 * Number(found[2] ?? found[3]) - 2, 1);
}

/** "2020/21", "2020-2021": also where the second year could be a month, as in "2009-10". */
function consecutiveYears(text: string): number {
  const found = /^(\d{4})\s?[/–-]\s?(\d{4}|\d{2})$/.exec(text);
  if (found === null) return Number.NaN;
  const [first, second] = [Number(found[1]), Number(found[2])];
  const isNext = found[2]!.length === 4 ? second === first + 1 : second === (first + 1) % 100;
  return isNext ? calendarDate(first, 1, 1) : Number.NaN;
}
