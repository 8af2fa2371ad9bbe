import { CALENDAR } from "../timestamp.js";
import { daysInMonth, monthAndDay, weekdayOf } from "./calendar.js";

/** How even the steps between neighbouring rows are, in the unit that makes most of them equal. */
export interface Steadiness {
  /** 1 where time rises from row to row, -1 where most rows are earlier than the one before. */
  readonly direction: 1 | -1;
  /** Steps the other way. */
  readonly against: number;
  /** The usual step; months are those of the calendar, from the end of one to the end of another, and workdays leave Saturdays and Sundays out. */
  readonly unit: "milliseconds" | "workdays" | "months";
  readonly size: number;
  /** Steps that are not the usual one; rows of one time are no step. Infinite where there is none. */
  readonly irregular: number;
}

/** Measures the steps of a whole column. */
export function steadiness(milliseconds: Float64Array): Steadiness {
  let rises = 0;
  let falls = 0;
  for (let row = 1; row < milliseconds.length; row++) {
    const step = milliseconds[row]! - milliseconds[row - 1]!;
    if (step > 0) rises++;
    else if (step < 0) falls++;
  }
  const direction = falls > rises ? -1 : 1;
  const plain = usualStep(milliseconds.length, (row) => direction * (milliseconds[row]! - milliseconds[row - 1]!));
  const found = { direction, against: Math.min(rises, falls), unit: "milliseconds", ...plain } as const;
  if (rises + falls === 0) return { ...found, irregular: Number.POSITIVE_INFINITY };
  let inCalendar: CalendarSteps | null = null;
  if (plain.size === CALENDAR.day && milliseconds.length >= FEWEST_WORKDAYS)
    inCalendar = workdays(milliseconds, direction);
  else if (plain.size >= SHORTEST_MONTH) inCalendar = months(milliseconds, direction);
  // As good is better: two months of 31 days are no steps of 31 days, nor are Monday to Friday days like others.
  if (inCalendar === null || inCalendar.irregular > plain.irregular) return found;
  const { isUsual, ...steps } = inCalendar;
  // Steps of 13 months come of years that were taken for months: "2009-10", "2010-11".
  return { ...found, ...steps, ...(!isUsual && { irregular: rises + falls }) };
}

interface CalendarSteps extends Pick<Steadiness, "unit" | "size" | "irregular"> {
  readonly isUsual: boolean;
}

/** Fewer rows may miss a weekend by chance. */
const FEWEST_WORKDAYS = 5;
const SHORTEST_MONTH = 27.9 * CALENDAR.day;
/** Steps of different lengths that are counted: a file whose steps are all different has no usual one. */
const MOST_LENGTHS = 4096;

/** The step that most rows take, and how many take another; 0 is no step, NaN one that is none of the unit's. */
function usualStep(
  rows: number,
  stepTo: (row: number) => number,
): { readonly size: number; readonly irregular: number } {
  const counts = new Map<number, number>();
  let all = 0;
  for (let row = 1; row < rows; row++) {
    const step = stepTo(row);
    if (step === 0) continue;
    all++;
    const count = counts.get(step);
    if (!(step > 0) || (count === undefined && counts.size >= MOST_LENGTHS)) continue;
    counts.set(step, (count ?? 0) + 1);
  }
  let [size, most] = [0, 0];
  for (const [step, count] of counts) if (count > most) [size, most] = [step, count];
  return { size, irregular: all - most };
}

function workdays(milliseconds: Float64Array, direction: 1 | -1): CalendarSteps | null {
  if (!milliseconds.every((moment) => weekdayOf(moment) < 6)) return null;
  const ofWorkdays = (row: number) => {
    const [earlier, later] = direction > 0 ? [row - 1, row] : [row, row - 1];
    const step = milliseconds[later]! - milliseconds[earlier]!;
    const isOverWeekend = step === 3 * CALENDAR.day && weekdayOf(milliseconds[earlier]!) === 5;
    return isOverWeekend ? CALENDAR.day : step;
  };
  const { size, irregular } = usualStep(milliseconds.length, ofWorkdays);
  return { unit: "workdays", size: size / CALENDAR.day, irregular, isUsual: true };
}

function months(milliseconds: Float64Array, direction: 1 | -1): CalendarSteps {
  const stepTo = (row: number) => direction * monthsBetween(milliseconds[row - 1]!, milliseconds[row]!);
  const { size, irregular } = usualStep(milliseconds.length, stepTo);
  const isUsual = size === 0 || 12 % size === 0 || size % 12 === 0;
  return { unit: "months", size, irregular, isUsual };
}

/** Whole months from one moment to another; NaN where day or clock differ, but for days that a shorter month has not. */
export function monthsBetween(from: number, to: number): number {
  if ((to - from) % CALENDAR.day !== 0) return Number.NaN;
  const [a, b] = [monthAndDay(from), monthAndDay(to)];
  const isSame = a.day === b.day || (isEnd(a) && b.day >= a.day) || (isEnd(b) && a.day >= b.day);
  return isSame ? b.month - a.month : Number.NaN;
}

export function isMonthsEnd(milliseconds: number): boolean {
  return isEnd(monthAndDay(milliseconds));
}

function isEnd({ month, day }: { readonly month: number; readonly day: number }): boolean {
  return day === daysInMonth(Math.floor(month / 12), (((month % 12) + 12) % 12) + 1);
}
