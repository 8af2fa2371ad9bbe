import { takeBareClock, takeClock, takeSpan } from "./clock.js";
import {
  begin,
  type Element,
  isAtEnd,
  isDigitAt,
  momentOf,
  newScan,
  type Scan,
  takeBlanks,
  takeOne,
  takeWord,
} from "./scan.js";
import { weekdayNamed } from "./words.js";
import { takeZone } from "./zone.js";

/** Reads whole cells: milliseconds since 1970 (UTC), NaN for text that is not written so. */
export interface CellReader {
  readonly parse: (text: string) => number;
  /** Milliseconds that the clock of a cell is before UTC; 0 where none is named. */
  readonly offset: (text: string) => number;
}

export interface SpanOptions {
  /** Whether "00:00-01:00" is a span; else it is a clock and its zone. Default false */
  readonly hasTightSpans?: boolean;
}

/**
 * Reads a date; a day of the week in front of it or behind it; a clock after a date that names a day, or before it; a zone; and the end of a span,
 * which must not come before its start and is otherwise left aside.
 */
export function momentReader(date: Element, { hasTightSpans = false }: SpanOptions = {}): CellReader {
  const scan = newScan();
  const end = newScan();
  const read = (text: string): number => {
    begin(scan, text);
    if (!takeDate(scan, date) && !takeClockAndDate(begin(scan, text), date)) return Number.NaN;
    if (isAtEnd(scan)) return momentOf(scan);
    if (scan.hasDay && !takeTime(scan, hasTightSpans)) return Number.NaN;
    if (isAtEnd(scan)) return momentOf(scan);
    return endsLater(scan, end, { date, hasTightSpans }) ? momentOf(scan) : Number.NaN;
  };
  return { parse: read, offset: (text) => (Number.isNaN(read(text)) ? 0 : scan.offset) };
}

/** The day of the week may stand in front, and in brackets behind. */
function takeDate(scan: Scan, date: Element): boolean {
  const from = scan.at;
  if (!date(scan)) {
    scan.at = from;
    scan.weekday = weekdayNamed(takeWord(scan));
    if (scan.weekday === 0) return false;
    while (takeOne(scan, "., \u00a0"));
    if (!date(scan)) return false;
  }
  if (scan.hasDay && !isAtEnd(scan) && !isClockNext(scan)) takeWeekday(scan);
  return true;
}

/** Whether "T05:" or " 05:" comes next, as in nearly all cells: what else may stand behind a date need not be looked for. */
function isClockNext(scan: Scan): boolean {
  const { text, at } = scan;
  const sign = text.charCodeAt(at);
  return (
    (sign === 84 || sign === 32) && text.charCodeAt(at + 3) === 58 && isDigitAt(scan, at + 1) && isDigitAt(scan, at + 2)
  );
}

const WEEKDAY = /^\s*[(（]?([日月火水木金土]|\p{L}{2,12})\.?[)）]?/u;

function takeWeekday(scan: Scan): void {
  const next = scan.text.charCodeAt(scan.at);
  if (next === 84 || (next >= 48 && next <= 58)) return; // "T" and digits, in nearly all cells
  const found = WEEKDAY.exec(scan.text.slice(scan.at, scan.at + 20));
  if (found === null) return;
  const sign = "月火水木金土日".indexOf(found[1]!) + 1;
  const weekday = sign > 0 ? sign : weekdayNamed(found[1]!);
  if (weekday === 0) return;
  scan.weekday = weekday;
  scan.at += found[0].length;
}

function takeTime(scan: Scan, hasTightSpans: boolean): boolean {
  const from = scan.at;
  const isUsual = isClockNext(scan);
  if (!isUsual && takeDashed(scan)) return true;
  const word = isUsual ? null : PARTING_WORD.exec(scan.text.slice(from, from + 8));
  let isParted = word !== null || SIGNS_OF_DAY.includes(scan.text[from - 1]!);
  if (word !== null) scan.at += word[0].length;
  else while (takeOne(scan, PARTING)) isParted = true;
  const at = scan.at;
  if (isParted && (takeClock(scan) || takeBareClock(rewound(scan, at)))) {
    if (!hasTightSpans || scan.text[scan.at] !== "-") takeZone(scan);
    return true;
  }
  // No clock: the date may be the start of a span.
  scan.hour = 0;
  scan.minute = 0;
  scan.second = 0;
  scan.half = -1;
  scan.at = from;
  takeZone(scan);
  return true;
}

/** Between a date and its clock: "T", blanks, a comma, "_", and the ":" of web servers. */
const PARTING = "Tt \u00a0\u3000,_:";

/** "2020-01-31 at 5:00", "@ 5:00", "| 5:00", "- 5:00". */
const PARTING_WORD = /^(?:\s+(?:at|um|[-|])\s+|\s*[@|]\s*)/i;
/** A clock may stand right behind them: "2020年1月31日23時". */
const SIGNS_OF_DAY = "日일号";

/**
 * A clock whose parts are joined to the date and to each other by one sign, which is no zone since a date alone has none: "-23", "-2315", "-23-15-00",
 * "T23-15-00", " 23 15 00", and "-23:15" where the date has other signs.
 */
function takeDashed(scan: Scan): boolean {
  const { text, at } = scan;
  const next = text[at];
  if (next !== "-" && next !== "T" && next !== "_" && next !== " ") return false;
  const rest = text.slice(at);
  const found = DASHED.exec(rest) ?? (text.slice(0, at).includes("-") ? null : DASHED_CLOCK.exec(rest));
  if (found === null) return false;
  const [hour = "", minute = "0", second = "0"] = found.slice(1).filter((group) => group !== undefined);
  scan.hour = Number(hour);
  scan.minute = Number(minute);
  scan.second = Number(second);
  scan.at = text.length;
  return true;
}

const DASHED =
  /^-(\d\d)(?:(\d\d)(\d\d)?|-(\d\d)(?:-(\d\d))?)?$|^[T_ ](\d\d)-(\d\d)-(\d\d)$|^ (\d\d) (\d\d)(?: (\d\d))?$/;
const DASHED_CLOCK = /^-(\d{1,2}):(\d\d)(?::(\d\d))?$/;

function takeClockAndDate(scan: Scan, date: Element): boolean {
  if (!takeClock(scan)) return false;
  const at = scan.at;
  takeBlanks(scan);
  while (takeOne(scan, ",")) takeBlanks(scan);
  return scan.at > at && takeDate(scan, date) && scan.hasDay;
}

interface SpanStart {
  readonly date: Element;
  readonly hasTightSpans: boolean;
}

function endsLater(scan: Scan, end: Scan, { date, hasTightSpans }: SpanStart): boolean {
  if (!takeSpan(scan, hasTightSpans)) return false;
  begin(end, scan.text.slice(scan.at));
  if (takeDate(end, date)) {
    if (!isAtEnd(end) && !(end.hasDay && takeTime(end, false))) return false;
    if (!end.isZoned) {
      end.offset = scan.offset;
      end.zone = scan.zone;
    }
    if (!isAtEnd(end)) return false;
    takeZoneOf(scan, end);
    return momentOf(end) >= momentOf(scan);
  }
  if (!scan.hasDay || !takeClock(rewound(begin(end, end.text), 0))) return false;
  takeZone(end);
  end.year = 2000;
  if (!isAtEnd(end) || Number.isNaN(momentOf(end))) return false;
  takeZoneOf(scan, end);
  return true;
}

/** A zone at the end of a span is the start's too, where that has none. */
function takeZoneOf(start: Scan, end: Scan): void {
  if (!end.isZoned || start.isZoned) return;
  start.offset = end.offset;
  start.zone = end.zone;
  start.isZoned = true;
}

function rewound(scan: Scan, at: number): Scan {
  scan.at = at;
  return scan;
}
