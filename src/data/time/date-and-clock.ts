import { CALENDAR } from "../timestamp.js";
import { partNamed, readPart } from "./calendar-parts.js";
import { clockTime, hourAndMinute, hourMinuteSecond, hourOfDay, shareOfDay } from "./clock.js";
import { readShare, type SampleColumn } from "./column-formats.js";
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

/** The first column of clock times, else one of hours, with minutes and seconds where they are; null for none. */
export function findClock(columns: readonly SampleColumn[], dates: readonly string[]): Clock | null {
  const others = columns.filter(({ name }) => !dates.includes(name));
  const clock = others.find((column) => readsAll(column, clockTime) && isClock(column));
  if (clock !== undefined) {
    return { columns: [clock.name], words: "time of day", parse: ([cell]) => clockTime(cell!) };
  }
  const parts: { readonly name: string; readonly length: number }[] = [];
  for (const [part, length] of LENGTHS) {
    const column = others.find((candidate) => readPart(candidate, part));
    if (column === undefined) break;
    parts.push({ name: column.name, length });
  }
  if (parts.length > 0) {
    return {
      columns: parts.map(({ name }) => name),
      words: ["hour of the day", "minute", "second"].slice(0, parts.length).join(", "),
      parse: (cells) =>
        parts.reduce((sum, { length }, k) => sum + (k === 0 ? hourOfDay(cells[0]!) : wholeOf(cells[k]!) * length), 0),
    };
  }
  for (const { words, parse, most } of NUMBERS) {
    const column = others.find(
      (candidate) => isClockName(candidate.name) && readsAll(candidate, parse) && reaches(candidate, most),
    );
    if (column !== undefined) return { columns: [column.name], words, parse: ([cell]) => parse(cell!) };
  }
  return null;
}

/** Clocks in numbers, and what some cell must reach: one that never does is no such clock. */
const NUMBERS = [
  { words: "HHmm", parse: hourAndMinute, most: 100 },
  { words: "HHmmss", parse: hourMinuteSecond, most: 10_000 },
  { words: "share of the day", parse: shareOfDay, most: 1e-9 },
] as const;

const LENGTHS = [
  [partNamed("hour"), CALENDAR.hour],
  [partNamed("minute"), CALENDAR.minute],
  [partNamed("second"), CALENDAR.second],
] as const;

function wholeOf(text: string): number {
  return text === "" ? Number.NaN : Number(text);
}

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
