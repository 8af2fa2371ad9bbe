import { fullYear } from "../full-year.js";
import { momentReader } from "../moment-reader.js";
import { digits, type Element, isDigitAt, type Scan, takeBlanks, takeOne } from "../scan.js";
import type { Evidence, TimeFormat } from "./format.js";

type Part = "year" | "month" | "day";

/** Dates in numbers with the same sign between them, in whichever order; the whole column decides between orders that read it. */
export const NUMERIC_DATES: readonly TimeFormat[] = [
  numeric("ISO date", { pattern: "YYYY-MM-DD", evidence: "text", date: takeYearFirst }),
  numeric("YYYY年M月D日", { pattern: "YYYY年M月D日", evidence: "text", date: takeSigned }),
  numeric("day/month/year", { pattern: "DD/MM/YYYY", evidence: "text", date: yearLast("day", "month", "/-_") }),
  numeric("month/day/year", { pattern: "MM/DD/YYYY", evidence: "text", date: yearLast("month", "day", "/-_") }),
  numeric("day.month.year", { pattern: "DD.MM.YYYY", evidence: "text", date: yearLast("day", "month", ". ") }),
  numeric("DD/MM/YY", { pattern: "DD/MM/YY", evidence: "order", date: twoDigits("day", "month", "year") }),
  numeric("MM/DD/YY", { pattern: "MM/DD/YY", evidence: "order", date: twoDigits("month", "day", "year") }),
  numeric("YY/MM/DD", { pattern: "YY/MM/DD", evidence: "order", date: twoDigits("year", "month", "day") }),
  // What else is written like 2014:12 or 12 2014: the rows must be in order.
  numeric("YYYY:MM", { pattern: "YYYY:MM", evidence: "order", date: takeYearAndMonth }),
  numeric("MM YYYY", { pattern: "MM YYYY", evidence: "order", date: takeMonthAndYear(" _:") }),
  numeric("MM/YYYY", { pattern: "MM/YYYY", evidence: "text", date: takeMonthAndYear("/-") }),
  numeric("YYYY-DDD", { pattern: "YYYY-DDD", evidence: "text", date: takeOrdinal }),
  // Points stand between day and month the world over: month first is no more than a suspicion, raised where it alone makes steady steps.
  numeric("month.day.year", {
    ...{ pattern: "MM.DD.YYYY", evidence: "name", date: yearLast("month", "day", ". ") },
    refusal: "with points the day is expected first, and here the month seems to be",
  }),
];

interface NumericDate {
  readonly pattern: string;
  readonly evidence: Evidence;
  readonly date: Element;
  readonly refusal?: string;
}

function numeric(name: string, { date, ...rest }: NumericDate): TimeFormat {
  return { name, ...rest, ...momentReader(date), withSpans: momentReader(date, { hasTightSpans: true }) };
}

/** "2020-01-31", "2020/1/31", "2020.01.31", "2020:01:31", "2020_01_31", "2020 01 31", "-0044-03-15", and "2020-01" without the day. */
export function takeYearFirst(scan: Scan): boolean {
  const isBefore = takeOne(scan, "-");
  const year = digits(scan, 4, isBefore ? 6 : 4);
  if (year < 0) return false;
  scan.year = isBefore ? -year : year;
  const sign = scan.text[scan.at];
  if (sign === undefined || !takeOne(scan, "-/.:_ ")) return false;
  scan.month = digits(scan, 1, 2);
  if (scan.month < 1) return false;
  if (scan.text[scan.at] !== sign || !isDigitAt(scan, scan.at + 1))
    return (sign === "-" || sign === "/") && !isDigitAt(scan, scan.at);
  scan.at++;
  return takeDay(scan);
}

/** "2014:12", "2014_12", "2014 12". */
function takeYearAndMonth(scan: Scan): boolean {
  scan.year = digits(scan, 4, 4);
  if (scan.year < 0 || !takeOne(scan, ":_ ")) return false;
  scan.month = digits(scan, 1, 2);
  return scan.month > 0 && scan.at === scan.text.length;
}

/** "2020年1月31日", "2020年1月", "2020年1月分", "2020年", "西暦2020年", in Chinese, Japanese and Korean; "2020年1-3月期" is a quarter. */
function takeSigned(scan: Scan): boolean {
  if (scan.text.startsWith("西暦")) scan.at += 2;
  scan.year = digits(scan, 4, 4);
  if (scan.year < 0 || !takeOne(scan, "年년")) return false;
  takeBlanks(scan);
  if (!isDigitAt(scan, scan.at)) return scan.at === scan.text.length;
  scan.month = digits(scan, 1, 2);
  if (takeOne(scan, "-~～〜－")) {
    const last = digits(scan, 1, 2);
    return scan.month % 3 === 1 && last === scan.month + 2 && takeOne(scan, "月") && (takeOne(scan, "期") || true);
  }
  if (!takeOne(scan, "月월")) return false;
  if (takeOne(scan, "分")) return true;
  takeBlanks(scan);
  return !isDigitAt(scan, scan.at) || (takeDay(scan) && takeOne(scan, "日일号"));
}

function yearLast(first: Part, second: Part, signs: string): Element {
  return (scan) => {
    if (!takePair(scan, first, second, signs)) return false;
    scan.year = digits(scan, 4, 4);
    scan.hasDay = true;
    return scan.year >= 0 && !isDigitAt(scan, scan.at);
  };
}

function twoDigits(...order: readonly [Part, Part, Part]): Element {
  return (scan) => {
    if (order[0] === "year" && isDigitAt(scan, scan.at + 2)) return false;
    if (!takePair(scan, order[0], order[1], "/-.")) return false;
    const from = scan.at;
    scan[order[2]] = digits(scan, order[2] === "year" ? 2 : 1, 2);
    if (scan.at === from || isDigitAt(scan, scan.at)) return false;
    scan.year = fullYear(scan.year);
    scan.hasDay = true;
    return true;
  };
}

function takePair(scan: Scan, first: Part, second: Part, signs: string): boolean {
  scan[first] = digits(scan, first === "year" ? 2 : 1, 2);
  if (scan[first] < 0) return false;
  const sign = scan.text[scan.at];
  if (sign === undefined || !takeOne(scan, signs)) return false;
  scan[second] = digits(scan, 1, 2);
  return scan[second] >= 0 && takeOne(scan, sign);
}

function takeDay(scan: Scan): boolean {
  scan.day = digits(scan, 1, 2);
  scan.hasDay = scan.day > 0;
  return scan.hasDay && !isDigitAt(scan, scan.at);
}

function takeMonthAndYear(signs: string): Element {
  return (scan) => {
    scan.month = digits(scan, 1, 2);
    if (scan.month < 1 || !takeOne(scan, signs)) return false;
    scan.year = digits(scan, 4, 4);
    return scan.year >= 0 && !isDigitAt(scan, scan.at);
  };
}

function takeOrdinal(scan: Scan): boolean {
  scan.year = digits(scan, 4, 4);
  if (scan.year < 0 || !takeOne(scan, "-/")) return false;
  scan.dayOfYear = digits(scan, 3, 3);
  scan.hasDay = true;
  return scan.dayOfYear > 0 && !isDigitAt(scan, scan.at);
}
