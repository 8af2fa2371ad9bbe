import { cos, sin } from "../../core/numeric/elementary/sine.js";
import { ensureArgument } from "../../core/options.js";
import { required } from "../../core/rules.js";
import { seriesRule } from "../rules.js";
import type { Column, Segment, Series, TimeAxis } from "../series.js";
import { timestampAfter } from "../time/timestamp-after.js";
import { CALENDAR } from "../timestamp.js";

/** Cycles of the calendar that can be inputs: the time of the day, the day of the week, the time of the year. */
export const CALENDAR_PARTS = ["hour", "weekday", "month"] as const;
export type CalendarPart = (typeof CALENDAR_PARTS)[number];

/** A year in days, and how long each cycle must have been seen: a training part of two thirds of that knows it. */
const YEAR = 365.2425 * CALENDAR.day;
const SEEN: Readonly<Record<CalendarPart, number>> = {
  hour: 3 * CALENDAR.day,
  weekday: 4 * CALENDAR.week,
  month: 2 * YEAR,
};
/** The longest usual step that still tells a cycle's places apart; a month has up to 31 days. */
const LONGEST_STEP: Readonly<Record<CalendarPart, number>> = {
  hour: CALENDAR.day / 2,
  weekday: CALENDAR.day,
  month: 31 * CALENDAR.day,
};

/** The cycles that the steps of a series allow and that it lasts long enough for; none without times. */
export function calendarPartsOf(series: Series): CalendarPart[] {
  ensureArgument("calendarPartsOf", series, ["series", required(seriesRule)]);
  const { time, segments } = series;
  if (time === null) return [];
  const { milliseconds, step } = time;
  const longest = segments.reduce((most, { start, end }) => {
    return end - start < 2 ? most : Math.max(most, milliseconds[end - 1]! - milliseconds[start]!);
  }, 0);
  return CALENDAR_PARTS.filter((part) => step <= LONGEST_STEP[part] && longest >= SEEN[part]);
}

/** Names of the two columns of a cycle. */
export function calendarColumns(part: CalendarPart): readonly [sine: string, cosine: string] {
  return [`${part} (sine)`, `${part} (cosine)`];
}

/**
 * Sine and cosine of the place in a cycle, 0 at its beginning (midnight, Monday, New Year), of the moment so many rows after each row. Beyond the last row of a
 * segment moments follow by the usual step.
 */
export function calendarInputs(
  { time, segments, rows }: Pick<Series, "segments" | "rows"> & { readonly time: TimeAxis },
  part: CalendarPart,
  ahead: number,
): readonly [Column, Column] {
  const [sine, cosine] = [new Float64Array(rows), new Float64Array(rows)];
  for (const segment of segments) {
    for (let row = segment.start; row < segment.end; row++) {
      const angle = 2 * Math.PI * placeIn(part, momentOf(time, segment, row + ahead));
      sine[row] = sin(angle);
      cosine[row] = cos(angle);
    }
  }
  const [first, second] = calendarColumns(part);
  return [
    { name: first, values: sine },
    { name: second, values: cosine },
  ];
}

function momentOf(time: TimeAxis, { end }: Segment, row: number): number {
  return row < end ? time.milliseconds[row]! : timestampAfter(time, end - 1, row - end + 1);
}

/** In [0, 1). */
function placeIn(part: CalendarPart, moment: number): number {
  if (part === "hour") return remainder(moment, CALENDAR.day) / CALENDAR.day;
  if (part === "weekday") return remainder(Math.floor(moment / CALENDAR.day) + DAYS_FROM_MONDAY, 7) / 7;
  const year = new Date(moment).getUTCFullYear();
  const [start, next] = [newYear(year), newYear(year + 1)];
  return (moment - start) / (next - start);
}

/** 1970-01-01 was a Thursday. */
const DAYS_FROM_MONDAY = 3;

function newYear(year: number): number {
  return new Date(0).setUTCFullYear(year, 0, 1);
}

function remainder(value: number, by: number): number {
  return ((value % by) + by) % by;
}
