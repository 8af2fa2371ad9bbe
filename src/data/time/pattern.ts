import { GradusError } from "../../core/errors.js";
import { rule } from "../../core/rules.js";
import { takeHalf } from "./clock.js";
import { fullYear } from "./full-year.js";
import { type CellReader, momentReader, type SpanOptions } from "./moment-reader.js";
import {
  begin,
  digits,
  type Element,
  isAtEnd,
  isDigitAt,
  momentOf,
  newScan,
  type Scan,
  takeBlanks,
  takeWord,
} from "./scan.js";
import { monthNamed, weekdayNamed } from "./words.js";
import { takeZone } from "./zone.js";

/**
 * The small language that says how times are written, with the letters that most programs share:
 *
 *     YYYY  year of four digits            YY    of two, 1950 to 2049       MM M  month 1 to 12       MMM  month's name, short or full
 *     DD D  day of the month               DDD   day of the year            Do    1st, 2nd            ddd  name of the day of the week
 *     HH H  hour 0 to 24                   hh h  hour 1 to 12, with A, a    A a   AM or PM            mm m  minute
 *     ss s  second                         SSS   its decimals, any number   Z     +02:00, Z, CET      Q     quarter 1 to 4
 *     B     half of the year, 1 or 2       GGGG  year of an ISO week        WW W  that week           E     day of it, 1 for Monday
 *     X x   seconds, milliseconds since 1970
 *     [text] stands for itself, and so does all else; a blank is one blank or more.
 *
 * A number has one or two digits, and exactly two where another number is beside it without a sign between. A pattern of a date alone reads a clock
 * after the date too.
 */
export function compilePattern(pattern: string, spans?: SpanOptions): CellReader | null {
  const parts = partsOf(pattern);
  if (parts === null || !isWhole(parts)) return null;
  const names = parts.map(({ name }) => name);
  if (names.includes("X") || names.includes("x")) return sinceEpoch(names);
  const elements = parts.map(({ element }) => element);
  const whole: Element = (scan) => elements.every((element) => element(scan));
  if (names.some((name) => CLOCK.has(name))) return exactly(whole);
  return momentReader(whole, spans);
}

export const timeFormatRule = {
  ...rule(
    "a pattern of a time with its year, such as DD.MM.YYYY",
    (value) => typeof value === "string" && compilePattern(value) !== null,
  ),
  advice: () => PATTERN_ADVICE,
};

/** What the language is, in a sentence for errors. */
export const PATTERN_ADVICE =
  "YYYY or YY is the year, MM the month, MMM its name, DD the day, HH the hour, mm the minute, ss the second, A AM or PM, Q the quarter, Z the zone; " +
  'words stand in brackets, e.g. "DD.MM.YYYY HH:mm" or "YYYY-[Q]Q".';

/** Throws where a pattern is given and no time is to be read. */
export function ensureTimeToRead({ time, timeFormat }: { readonly time?: string; readonly timeFormat?: string }): void {
  if (timeFormat === undefined || time !== "none") return;
  throw new GradusError(
    `readTable: \`timeFormat\` says how times are written, and \`time: "none"\` that none are read, got ${JSON.stringify(timeFormat)}. Leave one of them out.`,
  );
}

interface PatternPart {
  /** "" for text that stands for itself. */
  readonly name: string;
  readonly element: Element;
}

/** Longest first, so that YYYY is not YY twice. */
const TOKEN =
  /\[([^\]]*)\]|YYYY|YY|GGGG|MMMM|MMM|MM|M|DDDD|DDD|DD|Do|D|dddd|ddd|HH|H|hh|h|mm|m|ss|s|S+|A|a|ZZ|Z|Q|B|WW|W|E|X|x|[A-Za-z]|[^A-Za-z]/g;

const CLOCK = new Set(["H", "h", "m", "s", "S", "A", "Z"]);

function partsOf(pattern: string): readonly PatternPart[] | null {
  const tokens = [...pattern.matchAll(TOKEN)];
  const parts: PatternPart[] = [];
  for (const [k, { 0: token, 1: bracketed }] of tokens.entries()) {
    if (bracketed !== undefined) parts.push({ name: "", element: literal(bracketed) });
    else if (!/[A-Za-z]/.test(token)) parts.push({ name: "", element: /\s/.test(token) ? blank : literal(token) });
    else {
      const part = fieldOf(
        token,
        [k - 1, k + 1].some((beside) => isNumber(tokens[beside]?.[0])),
      );
      if (part === null) return null;
      parts.push(part);
    }
  }
  return parts;
}

function isNumber(token: string | undefined): boolean {
  return token !== undefined && /^(?:Y+|G+|MM?|D+|HH?|hh?|mm?|ss?|S+|Q|B|WW?|E)$/.test(token);
}

/** A date needs a year, and nothing twice. */
function isWhole(parts: readonly PatternPart[]): boolean {
  const names = parts.map(({ name }) => name).filter((name) => name !== "");
  const isEpoch = names.length === 1 && /^x$/i.test(names[0]!);
  return (
    isEpoch || (names.includes("Y") && new Set(names).size === names.length && !names.some((name) => /^x$/i.test(name)))
  );
}

interface NumberField {
  readonly name: string;
  readonly set: (scan: Scan, value: number) => void;
  /** Digits at least and at most. Default: 1 or 2, and 2 beside another number */
  readonly width?: readonly [number, number];
}

const year = (width: 2 | 4): NumberField => ({
  name: "Y",
  width: [width, width],
  set: (scan, value) => {
    scan.year = width === 2 ? fullYear(value) : value;
  },
});
/** Values that no date has become ones that no date has either: 99 for the week 0. */
const month: NumberField = {
  name: "M",
  set: (scan, value) => {
    scan.month = value;
  },
};
const partOfYear = (months: 3 | 6): NumberField => ({
  ...month,
  width: [1, 1],
  set: (scan, value) => {
    scan.month = value >= 1 && value * months <= 12 ? (value - 1) * months + 1 : 0;
  },
});
const day: NumberField = {
  name: "D",
  set: (scan, value) => {
    scan.day = value;
    scan.hasDay = true;
  },
};
const dayOfYear: NumberField = {
  ...day,
  width: [1, 3],
  set: (scan, value) => {
    scan.dayOfYear = value === 0 ? 999 : value;
    scan.hasDay = true;
  },
};
const hour = (isHalf: boolean): NumberField => ({
  name: "H",
  set: (scan, value) => {
    scan.hour = isHalf && (value < 1 || value > 12) ? Number.NaN : value;
  },
});
const minute: NumberField = {
  name: "m",
  set: (scan, value) => {
    scan.minute = value;
  },
};
const second: NumberField = {
  name: "s",
  set: (scan, value) => {
    scan.second = value;
  },
};
const week: NumberField = {
  name: "W",
  set: (scan, value) => {
    scan.week = value === 0 ? 99 : value;
  },
};
const dayOfWeek: NumberField = {
  name: "d",
  width: [1, 1],
  set: (scan, value) => {
    scan.weekday = value === 0 ? 8 : value;
    scan.hasDay = true;
  },
};

const NUMBERS: Readonly<Record<string, NumberField>> = {
  ...{ YYYY: year(4), GGGG: year(4), YY: year(2), MM: month, M: month, Q: partOfYear(3), B: partOfYear(6) },
  ...{ DD: day, D: day, DDD: dayOfYear, DDDD: dayOfYear, WW: week, W: week, E: dayOfWeek },
  ...{ HH: hour(false), H: hour(false), hh: hour(true), h: hour(true), mm: minute, m: minute, ss: second, s: second },
};

const WORDS: Readonly<Record<string, PatternPart>> = {
  ...{ MMM: { name: "M", element: takeMonthName }, MMMM: { name: "M", element: takeMonthName } },
  ...{ ddd: { name: "d", element: takeDayName }, dddd: { name: "d", element: takeDayName } },
  ...{ A: { name: "A", element: takeHalf }, a: { name: "A", element: takeHalf } },
  ...{ Z: { name: "Z", element: takeNeededZone }, ZZ: { name: "Z", element: takeNeededZone } },
  ...{ X: { name: "X", element: () => false }, x: { name: "x", element: () => false } },
  Do: { name: "D", element: takeOrdinal },
};

function fieldOf(token: string, isBesideNumber: boolean): PatternPart | null {
  if (/^S+$/.test(token)) return { name: "S", element: takeDecimals };
  const field = NUMBERS[token];
  if (field === undefined) return WORDS[token] ?? null;
  const { name, set, width: [least, most] = [1, 2] } = field;
  const element: Element = (scan) => {
    const value = digits(scan, isBesideNumber ? most : least, most);
    if (value >= 0) set(scan, value);
    return value >= 0;
  };
  return { name, element };
}

function takeMonthName(scan: Scan): boolean {
  scan.month = monthNamed(takeWord(scan));
  return scan.month > 0;
}

function takeDayName(scan: Scan): boolean {
  scan.weekday = weekdayNamed(takeWord(scan));
  return scan.weekday > 0;
}

function takeOrdinal(scan: Scan): boolean {
  const value = digits(scan, 1, 2);
  day.set(scan, value);
  return value > 0 && takeWord(scan) !== "";
}

/** The digits behind the sign that the pattern has between second and decimals. */
function takeDecimals(scan: Scan): boolean {
  const from = scan.at;
  for (let scale = 0.1; isDigitAt(scan, scan.at); scale /= 10) scan.second += scale * digits(scan, 1, 1);
  return scan.at > from;
}

function takeNeededZone(scan: Scan): boolean {
  takeZone(scan);
  return scan.isZoned;
}

function blank(scan: Scan): boolean {
  const from = scan.at;
  takeBlanks(scan);
  return scan.at > from;
}

function literal(text: string): Element {
  const wanted = text.toLowerCase();
  return (scan) => {
    if (scan.text.substr(scan.at, text.length).toLowerCase() !== wanted) return false;
    scan.at += text.length;
    return true;
  };
}

function exactly(whole: Element): CellReader {
  const scan = newScan();
  const parse = (text: string) => (whole(begin(scan, text)) && isAtEnd(scan) ? momentOf(scan) : Number.NaN);
  return { parse, offset: (text) => (Number.isNaN(parse(text)) ? 0 : scan.offset) };
}

function sinceEpoch([name]: readonly string[]): CellReader {
  const scale = name === "X" ? 1000 : 1;
  const parse = (text: string) => (/^-?\d+(?:\.\d*)?(?:e\+?\d+)?$/i.test(text) ? Number(text) * scale : Number.NaN);
  return { parse, offset: () => 0 };
}
