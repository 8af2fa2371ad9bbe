import { isoWeekOf } from "./calendar.js";
import { offsetAt } from "./named-zone.js";
import type { TimeField, WrittenFields } from "./time-notation.js";

/** A moment (UTC) in fields. */
export function writeTime({ parts, zone }: WrittenFields, milliseconds: number): string {
  const date = new Date(milliseconds + (typeof zone === "string" ? offsetAt(zone, milliseconds) : zone));
  return parts.map((part) => (typeof part === "string" ? WRITERS[part](date) : part.text)).join("");
}

/** What a field says of a local time, as a date in UTC. */
export function writeField(field: TimeField, date: Date): string {
  return WRITERS[field](date);
}

const MONTHS = "January February March April May June July August September October November December".split(" ");
const WEEKDAYS = "Sunday Monday Tuesday Wednesday Thursday Friday Saturday".split(" ");
const DAY = 86_400_000;

const two = (value: number) => String(value).padStart(2, "0");
const month = (date: Date) => date.getUTCMonth() + 1;
const ofTwelve = (date: Date) => date.getUTCHours() % 12 || 12;
const half = (date: Date) => (date.getUTCHours() < 12 ? "AM" : "PM");
const monthName = (date: Date) => MONTHS[date.getUTCMonth()]!;
const weekday = (date: Date) => WEEKDAYS[date.getUTCDay()]!;
const year = (date: Date) => String(date.getUTCFullYear()).padStart(4, "0");
const dayOfYear = (date: Date) => Math.floor((date.getTime() - Date.UTC(date.getUTCFullYear(), 0)) / DAY) + 1;

const WRITERS = {
  YYYY: year,
  YY: (date: Date) => year(date).slice(-2),
  GGGG: (date: Date) => String(isoWeekOf(date.getTime()).year),
  MM: (date: Date) => two(month(date)),
  M: (date: Date) => String(month(date)),
  MMMM: monthName,
  MMM: (date: Date) => monthName(date).slice(0, 3),
  "MMMM upper": (date: Date) => monthName(date).toUpperCase(),
  "MMM upper": (date: Date) => monthName(date).slice(0, 3).toUpperCase(),
  "MMM lower": (date: Date) => monthName(date).slice(0, 3).toLowerCase(),
  DD: (date: Date) => two(date.getUTCDate()),
  D: (date: Date) => String(date.getUTCDate()),
  DDD: (date: Date) => String(dayOfYear(date)).padStart(3, "0"),
  Q: (date: Date) => String(Math.ceil(month(date) / 3)),
  QQ: (date: Date) => two(Math.ceil(month(date) / 3)),
  B: (date: Date) => String(Math.ceil(month(date) / 6)),
  WW: (date: Date) => two(isoWeekOf(date.getTime()).week),
  W: (date: Date) => String(isoWeekOf(date.getTime()).week),
  dddd: weekday,
  ddd: (date: Date) => weekday(date).slice(0, 3),
  "ddd upper": (date: Date) => weekday(date).slice(0, 3).toUpperCase(),
  HH: (date: Date) => two(date.getUTCHours()),
  H: (date: Date) => String(date.getUTCHours()),
  hh: (date: Date) => two(ofTwelve(date)),
  h: (date: Date) => String(ofTwelve(date)),
  A: half,
  a: (date: Date) => half(date).toLowerCase(),
  mm: (date: Date) => two(date.getUTCMinutes()),
  ss: (date: Date) => two(date.getUTCSeconds()),
  SSS: (date: Date) => String(date.getUTCMilliseconds()).padStart(3, "0"),
  X: (date: Date) => String(date.getTime() / 1000),
  x: (date: Date) => String(date.getTime()),
  /** Days as spreadsheets count them. */
  days: (date: Date) => String(date.getTime() / DAY + 25_569),
} satisfies Record<TimeField, (date: Date) => string>;
