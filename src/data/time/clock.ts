import { begin, clockOf, digits, isAtEnd, isDigitAt, newScan, type Scan, takeBlanks, takeOne } from "./scan.js";

/**
 * Milliseconds since midnight of "14:05", "14:05:30.5", "2:05 PM", "18.00.00" or "18h30"; of a span such as "00:00 - 00:15" those of its start;
 * NaN for anything else. "24:00" is the day's end.
 */
export function clockTime(text: string): number {
  begin(clockScan, text);
  if (!takeClock(clockScan)) return Number.NaN;
  const start = clockOf(clockScan);
  if (isAtEnd(clockScan)) return start;
  return takeSpan(clockScan, true) && takeClock(clockScan) && isAtEnd(clockScan) && !Number.isNaN(clockOf(clockScan))
    ? start
    : Number.NaN;
}

const clockScan = newScan();

/** Hour of the day, a whole number in [0, 24], in milliseconds; NaN for anything else. */
export function hourOfDay(text: string): number {
  const hour = /^\d{1,2}(\.0+)?$/.test(text) ? Number(text) : Number.NaN;
  return hour <= 24 ? hour * 3_600_000 : Number.NaN;
}

/** Hours and minutes as one number, "0" to "2400", in milliseconds; NaN for anything else. */
export function hourAndMinute(text: string): number {
  const value = /^\d{1,4}(\.0+)?$/.test(text) ? Number(text) : Number.NaN;
  return value <= 2400 && value % 100 < 60 ? Math.floor(value / 100) * 3_600_000 + (value % 100) * 60_000 : Number.NaN;
}

/** The same with seconds, "0" to "240000". */
export function hourMinuteSecond(text: string): number {
  const value = /^\d{1,6}(\.0+)?$/.test(text) ? Number(text) : Number.NaN;
  return value % 100 < 60 ? hourAndMinute(String(Math.floor(value / 100))) + (value % 100) * 1000 : Number.NaN;
}

/** A share of the day as spreadsheets have it, in milliseconds to the tenth of a second; NaN for anything else. */
export function shareOfDay(text: string): number {
  const value = /^[01]?[.,]\d+$|^0$/.test(text) ? Number(text.replace(",", ".")) : Number.NaN;
  return value < 1 ? Math.round(value * 864_000) * 100 : Number.NaN;
}

/** Takes what parts the start of a span from its end, "-" without blanks only where nothing else can be meant. */
export function takeSpan(scan: Scan, isTight: boolean): boolean {
  const rest = scan.text.slice(scan.at);
  const found = (isTight ? TIGHT_SPAN : SPAN).exec(rest);
  if (found !== null) scan.at += found[0].length;
  return found !== null;
}

const SPAN = /^(?:\s+-\s*|\s*-\s+|\s*(?:[–—~〜～/]|\.\.+|->|→)\s*|\s+(?:to|bis|until)\s+)/i;
const TIGHT_SPAN = /^(?:\s*(?:[-–—~〜～/]|\.\.+|->|→)\s*|\s+(?:to|bis|until)\s+)/i;

/** Reads a clock: parts by ":", "." or letters, a fraction of the second, and AM or PM, where they are. */
export function takeClock(scan: Scan): boolean {
  takeHalfMark(scan, BEFORE);
  const hour = digits(scan, 1, 2);
  if (hour < 0) return false;
  scan.hour = hour;
  scan.minute = 0;
  scan.second = 0;
  const { text, at } = scan;
  const mark = text[at];
  if (mark === ":" || mark === ".") {
    if (!takeMinutes(scan, mark)) return false;
  } else if (mark !== undefined && HOUR_MARKS.includes(mark)) takeMarked(scan);
  else return takeHalf(scan); // "1 PM"
  takeHalf(scan);
  return true;
}

/** The same written in digits alone: "05", "0530", "053000", "053000.25". */
export function takeBareClock(scan: Scan): boolean {
  const from = scan.at;
  let length = 0;
  while (isDigitAt(scan, from + length)) length++;
  if (length !== 2 && length !== 4 && length !== 6) return false;
  scan.hour = digits(scan, 2, 2);
  scan.minute = length > 2 ? digits(scan, 2, 2) : 0;
  scan.second = length > 4 ? digits(scan, 2, 2) : 0;
  if (length === 6) takeFraction(scan);
  return true;
}

/** The digits behind the point or comma of the second, as many as there are. */
export function takeFraction(scan: Scan): void {
  if (!isDigitAt(scan, scan.at + 1) || !takeOne(scan, ".,")) return;
  let scale = 0.1;
  for (; isDigitAt(scan, scan.at); scan.at++, scale /= 10) scan.second += scale * (scan.text.charCodeAt(scan.at) - 48);
}

function takeMinutes(scan: Scan, mark: string): boolean {
  scan.at++;
  scan.minute = digits(scan, 2, 2);
  if (scan.minute < 0) return false;
  if (scan.text[scan.at] !== mark || !isDigitAt(scan, scan.at + 1)) return true;
  scan.at++;
  scan.second = digits(scan, 2, 2);
  if (scan.second < 0) return false;
  takeFraction(scan);
  return true;
}

const HOUR_MARKS = "hH時时시";

/** "18h", "18h30", "18h30m15s", "18時30分". */
function takeMarked(scan: Scan): void {
  scan.at++;
  takeBlanks(scan);
  if (!isDigitAt(scan, scan.at)) return;
  scan.minute = digits(scan, 1, 2);
  if (!takeOne(scan, "mM分분")) return;
  takeBlanks(scan);
  if (!isDigitAt(scan, scan.at)) return;
  scan.second = digits(scan, 1, 2);
  takeFraction(scan);
  takeOne(scan, "sS秒초");
}

const AFTER = /^\s*(?:([ap])\.?\s?m\b\.?|uhr\b|h\b)/i;
const BEFORE = /^(?:(午前|上午|오전)|午後|下午|오후)\s*/;

/** Takes AM or PM behind a clock, if it is there. */
export function takeHalf(scan: Scan): boolean {
  return takeHalfMark(scan, AFTER);
}

/** The same in front of a clock or behind it. */
function takeHalfMark(scan: Scan, mark: RegExp): boolean {
  if (scan.at >= scan.text.length || isDigitAt(scan, scan.at)) return false;
  const found = mark.exec(scan.text.slice(scan.at, scan.at + 8));
  if (found === null) return false;
  if (mark === AFTER && found[1] !== undefined) scan.half = found[1].toLowerCase() === "p" ? 1 : 0;
  else if (mark === BEFORE) scan.half = found[1] === undefined ? 1 : 0;
  scan.at += found[0].length;
  return true;
}
