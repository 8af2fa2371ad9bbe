import type { TimeAxis } from "../series.js";
import { CALENDAR } from "../timestamp.js";
import { daysInMonth, monthAndDay, weekdayOf } from "./calendar.js";
import { decimalYearAfter, decimalYearOf, momentOfDecimalYear } from "./decimal-year.js";
import { isMonthsEnd, type Steadiness, steadiness } from "./steadiness.js";

/**
 * The moment `steps` usual steps after row `last`. Months, quarters and years are counted by the calendar, from the end of a month to the end of another;
 * days by the days of the week where the table has no row on a Saturday or Sunday; other steps by their length.
 */
export function timestampAfter(time: TimeAxis, last: number, steps: number): number {
  const from = time.milliseconds[last]!;
  if (time.notation?.kind === "decimal year") {
    return momentOfDecimalYear(decimalYearAfter(decimalYearOf(from), steps, time.notation));
  }
  const { unit, size, day } = usualStep(time);
  if (unit === "months") return monthsLater(from, { months: steps * size, day });
  return unit === "workdays" ? workdaysLater(from, steps * size) : from + steps * time.step;
}

interface UsualStep extends Pick<Steadiness, "unit" | "size"> {
  /** The day of the month, 31 for its last one. */
  readonly day: number;
}

const known = new WeakMap<Float64Array, UsualStep>();

/** Of the whole table, since two rows alone may be a month apart by chance; found once. */
function usualStep({ milliseconds }: TimeAxis): UsualStep {
  const before = known.get(milliseconds);
  if (before !== undefined) return before;
  const { unit, size, irregular } = steadiness(milliseconds);
  const isUsual = irregular <= milliseconds.length / 2;
  const found = isUsual
    ? { unit, size, day: dayOf(milliseconds) }
    : ({ unit: "milliseconds", size: 0, day: 0 } as const);
  known.set(milliseconds, found);
  return found;
}

function dayOf(milliseconds: Float64Array): number {
  if (milliseconds.every(isMonthsEnd)) return 31;
  return milliseconds.reduce((latest, moment) => Math.max(latest, monthAndDay(moment).day), 0);
}

function monthsLater(from: number, { months, day }: { readonly months: number; readonly day: number }): number {
  const date = new Date(from);
  const { month } = monthAndDay(from);
  const later = month + months;
  date.setUTCFullYear(
    Math.floor(later / 12),
    later % 12,
    Math.min(day, daysInMonth(Math.floor(later / 12), (later % 12) + 1)),
  );
  return date.getTime();
}

function workdaysLater(from: number, steps: number): number {
  let moment = from;
  for (let done = 0; done < steps; ) {
    moment += CALENDAR.day;
    if (weekdayOf(moment) < 6) done++;
  }
  return moment;
}
