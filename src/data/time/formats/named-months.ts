import { takeClock } from "../clock.js";
import { fullYear } from "../full-year.js";
import { momentReader } from "../moment-reader.js";
import {
  begin,
  digits,
  type Element,
  isAtEnd,
  isDigitAt,
  newScan,
  type Scan,
  takeBlanks,
  takeLoose,
  takeOne,
  takeWord,
} from "../scan.js";
import { monthNamed, weekdayNamed } from "../words.js";
import { takeZone } from "../zone.js";
import { type Evidence, numberFormat, type TimeFormat } from "./format.js";

/** Dates whose month is a name, in any order of the parts and with anything usual between them: "Feb 27, 2026", "27-Feb-26", "1 de enero de 2020". */
export const NAMED_MONTHS: readonly TimeFormat[] = [
  named("D MMM YYYY", "text", [takeDay, takeMonth, takeYear]),
  named("MMM D, YYYY", "text", [takeMonth, takeDay, takeYear]),
  named("YYYY MMM D", "text", [takeYear, takeMonth, takeDay]),
  named("D-MMM-YY", "text", [takeDay, takeMonth, takeShortYear]),
  named("MMM D, YY", "text", [takeMonth, takeDay, takeShortYear]),
  named("MMM YYYY", "text", [takeMonth, takeYear]),
  named("YYYY MMM", "text", [takeYear, takeMonth]),
  named("MMM-YY", "order", [takeMonth, takeShortYear]),
  named("YY-MMM", "order", [takeShortYear, takeMonth]),
  {
    name: "ddd MMM D HH:mm:ss YYYY",
    pattern: "ddd MMM D HH:mm:ss YYYY",
    evidence: "text",
    ...momentReader(takeUnixDate),
  },
  // The day stands first nearly everywhere: the year is no more than suspected there, where it alone makes steady steps.
  {
    ...named("YY-MMM-D", "text", [takeShortYear, takeMonth, takeDay]),
    refusal: "the first number may be the year and the last one the day",
  },
  yearless("MMM D", [takeMonth, takeDay]),
  yearless("D MMM", [takeDay, takeMonth]),
];

function named(pattern: string, evidence: Evidence, parts: readonly Element[]): TimeFormat {
  const date = inOrder(parts);
  return {
    ...{ name: pattern, pattern, evidence },
    ...momentReader(date),
    withSpans: momentReader(date, { hasTightSpans: true }),
  };
}

/** Any leap year will do to measure the steps. */
const SOME_YEAR = 2000;

function yearless(name: string, parts: readonly Element[]): TimeFormat {
  const date = inOrder(parts);
  const { parse } = momentReader((scan) => {
    scan.year = SOME_YEAR;
    return date(scan);
  });
  return numberFormat(name, { parse, refusal: "a day and a month have no year" });
}

function inOrder(parts: readonly Element[]): Element {
  return (scan) => {
    for (let k = 0; k < parts.length; k++) {
      if (k > 0) takeLoose(scan);
      if (!parts[k]!(scan)) return false;
    }
    return true;
  };
}

function takeMonth(scan: Scan): boolean {
  scan.month = monthNamed(takeWord(scan));
  return scan.month > 0;
}

function takeDay(scan: Scan): boolean {
  scan.day = digits(scan, 1, 2);
  if (scan.day < 1 || isDigitAt(scan, scan.at)) return false;
  const from = scan.at;
  if (!ORDINALS.has(takeWord(scan).toLowerCase())) scan.at = from;
  takeOne(scan, "º°");
  scan.hasDay = true;
  return true;
}

const ORDINALS = new Set(["st", "nd", "rd", "th", "er", "re", "e"]);

function takeYear(scan: Scan): boolean {
  scan.year = digits(scan, 4, 4);
  return scan.year >= 0 && !isDigitAt(scan, scan.at);
}

function takeShortYear(scan: Scan): boolean {
  const year = digits(scan, 2, 2);
  scan.year = fullYear(year);
  return year >= 0 && !isDigitAt(scan, scan.at);
}

/** "Wed Jan  1 00:00:00 UTC 2020", as ctime and date write it: the clock stands in the middle. */
function takeUnixDate(scan: Scan): boolean {
  scan.weekday = weekdayNamed(takeWord(scan));
  takeBlanks(scan);
  if (!takeMonth(scan)) return false;
  takeBlanks(scan);
  if (!takeDay(scan)) return false;
  takeBlanks(scan);
  if (!takeClock(scan)) return false;
  takeZone(scan);
  takeBlanks(scan);
  return takeYear(scan) && isAtEnd(scan);
}

/** Whether a text is the name of a month alone: a time without a year. */
export function isMonthName(text: string): boolean {
  const scan = begin(newScan(), text);
  if (!takeMonth(scan)) return false;
  takeOne(scan, ".");
  return isAtEnd(scan);
}
