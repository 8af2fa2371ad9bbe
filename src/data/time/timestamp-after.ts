import type { TimeAxis } from "../series.js";

const DAY = 86_400_000;
const DAYS_OF_A_MONTH = 365.2425 / 12;

/**
 * The moment `steps` usual steps after row `last`. Months and years are counted by the calendar, from the end of a month to the end of another;
 * days by the days of the week where the table has no row on a Saturday or Sunday; other steps by their length.
 */
export function timestampAfter(time: TimeAxis, last: number, steps: number): number {
  const from = time.milliseconds[last]!;
  const before = time.milliseconds[Math.max(0, last - 1)]!;
  const toEnd = isMonthsEnd(from) && isMonthsEnd(before);
  const isCalendar = toEnd || new Date(from).getUTCDate() === new Date(before).getUTCDate();
  const months = isCalendar ? monthsOf(time) : 0;
  if (months > 0) return monthsLater(from, { months: steps * months, toEnd });
  if (time.step === DAY && hasWeekdaysAlone(time)) return weekdaysLater(from, steps);
  return from + steps * time.step;
}

/** Whole months that the usual step takes; 0 where it takes none. */
function monthsOf({ step, resolution }: TimeAxis): number {
  const exact = step / (DAYS_OF_A_MONTH * DAY);
  const months = Math.max(1, Math.round(exact));
  if (resolution === "month" || resolution === "year") return months;
  return Math.abs(exact - months) * DAYS_OF_A_MONTH < 2.5 && exact > 0.9 ? months : 0; // February has 2.4 days less than a month
}

function monthsLater(from: number, { months, toEnd }: { readonly months: number; readonly toEnd: boolean }): number {
  const date = new Date(from);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const most = daysIn(date.getUTCFullYear(), date.getUTCMonth());
  date.setUTCDate(toEnd ? most : Math.min(day, most));
  return date.getTime();
}

function isMonthsEnd(moment: number): boolean {
  const date = new Date(moment);
  return date.getUTCDate() === daysIn(date.getUTCFullYear(), date.getUTCMonth());
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
}

const known = new WeakMap<Float64Array, boolean>();

function hasWeekdaysAlone({ milliseconds }: TimeAxis): boolean {
  const found = known.get(milliseconds);
  if (found !== undefined) return found;
  const days = milliseconds.length >= 5 && milliseconds.every((moment) => isWeekday(moment));
  known.set(milliseconds, days);
  return days;
}

function weekdaysLater(from: number, steps: number): number {
  let moment = from;
  for (let done = 0; done < steps; ) {
    moment += DAY;
    if (isWeekday(moment)) done++;
  }
  return moment;
}

function isWeekday(moment: number): boolean {
  const day = new Date(moment).getUTCDay();
  return day !== 0 && day !== 6;
}
