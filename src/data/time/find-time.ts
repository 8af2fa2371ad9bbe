import { calendarParts } from "./calendar-parts.js";
import { formatsOf, formatsWithSpans, readShare, type SampleColumn } from "./column-formats.js";
import { findClock, isRepeatedDate } from "./date-and-clock.js";
import type { TimeFormat } from "./formats/index.js";
import { compilePattern } from "./pattern.js";
import { type TimeName, timeName } from "./time-names.js";
import type { TimePlan, TimeReading } from "./time-plan.js";
import { unnamedParts } from "./unnamed-parts.js";

/** What the caller says of the time. */
interface Asked {
  /** Restricts the search to plans that use that column, and trusts its name. */
  readonly only?: string | undefined;
  /** A pattern: no other format is tried. */
  readonly format?: string | undefined;
}

/**
 * Finds the columns that hold the time: by notation, and for notations that other numbers share by name and order too.
 *
 * A date that repeats from row to row is joined with a column of clock times or hours; year, month, day, hour and
 * minute columns are joined by name.
 *
 * @returns null when there is none.
 */
export function findTime(columns: readonly SampleColumn[], { only, format }: Asked = {}): TimePlan | null {
  const kindOf = (name: string) => timeName(name) ?? (name === only ? "time" : null);
  const single = columns
    .filter(({ name }) => only === undefined || name === only)
    .map((column) => {
      const kind = kindOf(column.name) === "weak" && column.name === only ? "time" : kindOf(column.name);
      return { column, kind, formats: format === undefined ? formatsOf(column, kind) : formatGiven(column, format) };
    })
    .filter(({ formats }) => formats.length > 0)
    // What is read goes before what is refused, and counters come last; then a column that is named after time, then the unmistakable notations; sort keeps the file's order.
    .sort(
      (a, b) =>
        isRefused(a) - isRefused(b) ||
        mayCount(a) - mayCount(b) ||
        Number(b.kind !== null) - Number(a.kind !== null) ||
        needsName(a) - needsName(b),
    )[0];
  const isWhole = single !== undefined && needsName(single) === 0 && isRefused(single) === 0;
  if (format === undefined && (!isWhole || isYearAgain(single))) {
    const parts = partsPlan(columns);
    const wanted = isWhole ? single.column.name : only;
    if (parts !== null && (wanted === undefined || parts.columns.includes(wanted))) return parts;
    const unnamed = single !== undefined && isYearAgain(single) ? unnamedParts(columns, single.column.name) : null;
    if (unnamed !== null) return unnamed;
  }
  return single === undefined ? null : planOf(columns, single);
}

/** "2010年" in rows that follow one another: a part of the date, whose others are in other columns. */
function isYearAgain({ column, formats }: Single): boolean {
  return (
    isRepeatedDate(column, formats[0]!.parse) && /^\d{4}(?:\D|\.0)?$/.test(column.cells.find((cell) => cell !== "")!)
  );
}

interface Single {
  readonly column: SampleColumn;
  readonly formats: readonly TimeFormat[];
}

function planOf(columns: readonly SampleColumn[], { column, formats }: Single): TimePlan {
  const days = formats.find(({ refusal }) => refusal === undefined) ?? formats[0]!;
  const clock = isRepeatedDate(column, days.parse) ? findClock(columns, [column.name]) : null;
  const readings = formats.map(({ name, pattern, refusal, parse, offset }): TimeReading => {
    const same = { pattern, offset, ...(refusal !== undefined && { refusal }) };
    if (clock === null) return { ...same, words: name, parse: ([cell]) => parse(cell!) };
    const words = `${name} and ${clock.words}`;
    return { ...same, words, parse: (cells) => parse(cells[0]!) + clock.parse(cells.slice(1)) };
  });
  return { columns: [column.name, ...(clock?.columns ?? [])], readings };
}

/** Columns of the parts of a date, with those of a clock behind a day. */
function partsPlan(columns: readonly SampleColumn[]): TimePlan | null {
  const date = calendarParts(columns);
  if (date === null) return null;
  const clock = date.hasDay ? findClock(columns, date.columns) : null;
  const dated = date.columns.length;
  const parse = (cells: readonly string[]) =>
    date.parse(cells) + (clock === null ? 0 : clock.parse(cells.slice(dated)));
  const words = clock === null ? date.words : `${date.words}, ${clock.words.replace("hour of the day", "hour")}`;
  return {
    columns: [...date.columns, ...(clock?.columns ?? [])],
    readings: [{ words, pattern: null, offset: () => 0, parse, hasShortYear: date.hasShortYear }],
  };
}

function formatGiven({ cells }: SampleColumn, pattern: string): readonly TimeFormat[] {
  const filled = cells.filter((cell) => cell !== "");
  const withSpans = compilePattern(pattern, { hasTightSpans: true })!;
  const format = { name: pattern, pattern, evidence: "text", ...compilePattern(pattern)!, withSpans } as const;
  return formatsWithSpans(filled, [format]).filter(({ parse }) => readShare(filled, parse) > 0.5);
}

/** Numbers that may as well count rows. */
function mayCount(single: Single & { readonly kind: TimeName | null }): number {
  return Number(single.kind === "weak" && needsName(single) === 1);
}

/** A format that only a name makes believable. */
function needsName({ formats }: Single): number {
  return Number(formats.every(({ evidence }) => evidence === "name"));
}

function isRefused({ formats }: Single): number {
  return Number(formats.every(({ refusal }) => refusal !== undefined));
}
