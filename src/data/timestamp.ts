import { ensureArgument } from "../core/options.js";
import { integer, number, required } from "../core/rules.js";
import { seriesRule } from "./rules.js";
import type { Series, TimeResolution } from "./series.js";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Lengths of time in milliseconds. */
export const CALENDAR = { second: SECOND, minute: MINUTE, hour: HOUR, day: DAY, week: 7 * DAY } as const;

/**
 * A timestamp as text, in UTC: "2011-01-01 05:00", "1749-01", "1700".
 *
 * @example
 * formatTimestamp(Date.UTC(2011, 0, 1, 5), "minute"); // "2011-01-01 05:00"
 */
export function formatTimestamp(milliseconds: number, resolution: TimeResolution): string {
  ensureArgument("formatTimestamp", milliseconds, ["milliseconds", required(number)]);
  const date = new Date(milliseconds);
  const year = date.getUTCFullYear();
  const yearText = year < 0 ? `-${pad(-year, 4)}` : pad(year, 4);
  if (resolution === "year") return yearText;
  const month = `${yearText}-${pad(date.getUTCMonth() + 1, 2)}`;
  if (resolution === "month") return month;
  const day = `${month}-${pad(date.getUTCDate(), 2)}`;
  if (resolution === "day") return day;
  const minute = `${day} ${pad(date.getUTCHours(), 2)}:${pad(date.getUTCMinutes(), 2)}`;
  return resolution === "minute" ? minute : `${minute}:${pad(date.getUTCSeconds(), 2)}`;
}

/**
 * A length of time in its natural unit: "1 hour", "10 minutes", "1 month", "37 hours".
 *
 * Months, quarters, halves and years are recognised by the lengths they can have (28 to 31, 90 to 92, 181 to 184, 365 or 366 days).
 */
export function formatStep(milliseconds: number): string {
  ensureArgument("formatStep", milliseconds, ["milliseconds", required(number)]);
  const days = milliseconds / DAY;
  if (days >= 360) return plural(days / 365.2425, "year");
  if (days >= 180.9 && days <= 184.1) return "6 months";
  if (days >= 89.9 && days <= 92.1) return "1 quarter";
  if (days >= 27.9 && days <= 31.1) return "1 month";
  // The longest unit that divides the step (37 hours, not 1.54 days), else the longest that fits into it.
  const fitting = UNITS.filter(([length]) => length <= milliseconds);
  const [length, unit] = fitting.find(([candidate]) => milliseconds % candidate === 0) ??
    fitting[0] ?? [1, "millisecond"];
  return plural(milliseconds / length, unit);
}

/** A row's label in a report: its timestamp, or "row 17" (1-based, rows of the series) where there is no time. */
export function rowLabel(series: Series, row: number): string {
  ensureArgument("rowLabel", series, ["series", required(seriesRule)]);
  ensureArgument("rowLabel", row, ["row", required(integer(0))]);
  return labelOfRow(series, row);
}

/** The same of a series that was looked at before: a look takes its time, which loops over rows have not. */
export function labelOfRow(series: Series, row: number): string {
  return series.time === null
    ? `row ${row + 1}`
    : formatTimestamp(series.time.milliseconds[row]!, series.time.resolution);
}

/** The coarsest resolution that loses nothing of these timestamps. */
export function resolutionOf(milliseconds: Float64Array): TimeResolution {
  let resolution: TimeResolution = "year";
  for (const value of milliseconds) {
    if (value % MINUTE !== 0) return "second";
    if (resolution === "minute") continue;
    if (value % DAY !== 0) {
      resolution = "minute";
      continue;
    }
    if (resolution === "day") continue;
    const date = new Date(value);
    if (date.getUTCDate() !== 1) resolution = "day";
    else if (date.getUTCMonth() !== 0) resolution = "month";
  }
  return resolution;
}

const UNITS: readonly (readonly [length: number, name: string])[] = [
  [CALENDAR.week, "week"],
  [DAY, "day"],
  [HOUR, "hour"],
  [MINUTE, "minute"],
  [SECOND, "second"],
];

function plural(count: number, unit: string): string {
  const rounded = Math.round(count * 100) / 100;
  return `${rounded} ${unit}${rounded === 1 ? "" : "s"}`;
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, "0");
}
