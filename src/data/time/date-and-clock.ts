import { CALENDAR } from "../timestamp.js";
import { clockTime, hourAndMinute, hourMinuteSecond, shareOfDay } from "./clock.js";
import { readShare, type SampleColumn } from "./column-formats.js";
import { HOUR, hourSpan, MINUTE, type Part, partOf, readPart, SECOND } from "./date-parts.js";
import { periodOfDay } from "./period-of-day.js";
import { isClockName } from "./time-names.js";

/** Columns that hold the time of day beside a column of dates. */
export interface Clock {
  readonly columns: readonly string[];
  readonly words: string;
  /** Milliseconds since midnight from the cells of the columns; NaN if they do not read so. */
  readonly parse: (cells: readonly string[]) => number;
}

/** Whether all dates are whole days, and a day has several rows. */
export function isRepeatedDate({ cells }: SampleColumn, parse: (text: string) => number): boolean {
  const moments = cells.map(parse).filter((moment) => !Number.isNaN(moment));
  return (
    moments.every((moment) => moment % CALENDAR.day === 0) &&
    moments.some((moment, k) => k > 0 && moment === moments[k - 1])
  );
}

/** The first column of clock times, else one of hours, with minutes and seconds where they are, else of counted parts of a day; null for none. */
export function findClock(columns: readonly SampleColumn[], dates: readonly string[]): Clock | null {
  const others = columns.filter(({ name }) => !dates.includes(name));
  const clock = others.find((column) => readsAll(column, clockTime) && isClock(column));
  if (clock !== undefined) {
    const whole = {
      columns: [clock.name],
      words: "time of day",
      parse: ([cell]: readonly string[]) => clockTime(cell!),
    };
    return withHalf(whole, others);
  }
  const spans = others.find((column) => readsAll(column, (text) => hourSpan(text) ?? Number.NaN));
  const parts: { readonly name: string; readonly part: Part; readonly length: number }[] = [];
  for (const [part, length] of LENGTHS) {
    const column = part === HOUR && spans ? spans : others.find((candidate) => readPart(candidate, part));
    if (column === undefined) break;
    parts.push({ name: column.name, part, length });
  }
  if (parts.length > 0) {
    const hours: Clock = {
      columns: parts.map(({ name }) => name),
      words: ["hour of the day", "minute", "second"].slice(0, parts.length).join(", "),
      parse: (cells) => parts.reduce((sum, { part, length }, k) => sum + partOf(part, cells[k]!) * length, 0),
    };
    return parts.length === 1 ? withHalf(hours, others) : hours;
  }
  for (const { words, parse, most } of NUMBERS) {
    const column = others.find(
      (candidate) => isClockName(candidate.name) && readsAll(candidate, parse) && reaches(candidate, most),
    );
    if (column !== undefined) return { columns: [column.name], words, parse: ([cell]) => parse(cell!) };
  }
  for (const column of others) {
    const period = periodOfDay(column);
    if (period !== null) return { columns: [column.name], words: period.words, parse: ([cell]) => period.parse(cell!) };
  }
  return null;
}

/** The clock with a column of AM and PM beside it, if there is one: hours that count to 12. */
function withHalf(clock: Clock, others: readonly SampleColumn[]): Clock {
  const half = others.find((column) => readsAll(column, (text) => (HALF_OF_DAY.test(text) ? 0 : Number.NaN)));
  if (half === undefined) return clock;
  return {
    columns: [...clock.columns, half.name],
    words: "12-hour clock",
    parse: ([cell, mark]) => clockTime(/^[ap]/i.test(mark!) ? `${cell} ${mark}` : `${mark}${cell}`),
  };
}

const HALF_OF_DAY = /^(?:[ap]\.?\s?m\.?|午前|午後|上午|下午|오전|오후)$/i;

/** Clocks in numbers, and what some cell must reach: one that never does is no such clock. */
const NUMBERS = [
  { words: "HHmm", parse: hourAndMinute, most: 100 },
  { words: "HHmmss", parse: hourMinuteSecond, most: 10_000 },
  { words: "share of the day", parse: shareOfDay, most: 1e-9 },
] as const;

const LENGTHS = [
  [HOUR, CALENDAR.hour],
  [MINUTE, CALENDAR.minute],
  [SECOND, CALENDAR.second],
] as const;

/** "18.30" is a number like any other and "6h" a length of time, unless the column is named like a clock. */
function isClock({ name, cells }: SampleColumn): boolean {
  return isClockName(name) || cells.some((cell) => /:|[ap]\.?m|[時时시]/i.test(cell) || cell.split(".").length > 2);
}

function reaches({ cells }: SampleColumn, most: number): boolean {
  return cells.some((cell) => Number(cell.replace(",", ".")) >= most);
}

function readsAll({ cells }: SampleColumn, parse: (text: string) => number): boolean {
  return (
    readShare(
      cells.filter((cell) => cell !== ""),
      parse,
    ) > 0.9
  );
}
