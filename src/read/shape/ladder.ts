import { findTime } from "../../data/time/find-time.js";
import { isTime } from "../../data/time/formats/index.js";

/** Columns side by side that are named like times one after the other. */
export interface Ladder {
  readonly from: number;
  /** The last of them. */
  readonly to: number;
  /** The times as texts, one for each column. */
  readonly labels: readonly string[];
}

/** Times in a row of names from which on the columns are times. */
const FEWEST = 3;
/** So many are enough, whatever else there is. */
const MANY = 12;
/** Of columns that are numbered alone. */
const FEWEST_COUNTED = 6;

/** Whether cells side by side, most of a row, are times or years that rise or fall by one step: names of columns in a table that is wide. */
export function isTimeLadder(cells: readonly string[]): boolean {
  return datedLadder(cells) !== null;
}

/** Columns named after dates, months or years, all in order: "1960", "X1960", "1960 [YR1960]", "2020-01", "1/22/20", "Jan-18", "2010Q1". */
export function datedLadder(names: readonly string[]): (Ladder & { readonly areYears: boolean }) | null {
  const years = longestRun(names, (name) => yearOf(name) > 0);
  if (isEnough(years, names)) {
    const numbers = names.slice(years.from, years.to + 1).map(yearOf);
    const isNamed = names.some((name) => /\p{L}/u.test(name));
    if (isSteady(numbers) || (isNamed && isRising(numbers)))
      return { ...years, labels: numbers.map((year) => `${year}-01-01`), areYears: true };
  }
  const months = longestRun(names, (name) => MONTH.test(name));
  if (isEnough(months, names)) {
    const labels = names.slice(months.from, months.to + 1).map((name) => name.replace(MONTH, "$1-$2"));
    const counted = labels.map((label) => 12 * Number(label.slice(0, 4)) + Number(label.slice(5)));
    if (isSteady(counted)) return { ...months, labels, areYears: false };
  }
  const dates = longestRun(names, (name) => DATE_LIKE.test(name) && isTime(name));
  if (!isEnough(dates, names)) return null;
  const labels = names.slice(dates.from, dates.to + 1);
  const readings = findTime([{ name: "date", cells: labels }], { only: "date" })?.readings ?? [];
  const moments = readings
    .filter(({ refusal }) => refusal === undefined)
    .map(({ parse }) => labels.map((label) => parse([label])))
    .filter(isRising);
  if (moments.length === 0) return null;
  // What can be read in two ways is decided as in any column.
  return { ...dates, labels: moments.length > 1 ? labels : moments[0]!.map(written), areYears: false };
}

/** Two years side by side, which beside names are enough. */
export function yearPair(names: readonly string[]): Ladder | null {
  const years = longestRun(names, (name) => /^\d{4}$/.test(name) && yearOf(name) > 0);
  if (years.to - years.from !== 1) return null;
  const labels = names.slice(years.from, years.to + 1).map((name) => `${name}-01-01`);
  return labels[0] === labels[1] ? null : { ...years, labels };
}

/** A moment as text that reads in one way, whatever the length of the series. */
function written(moment: number): string {
  return new Date(moment)
    .toISOString()
    .replace("T00:00:00.000Z", "")
    .replace(/\.000Z$/, "");
}

/** Columns that are counted in a unit of time, without a gap: "d_1" to "d_1913", "W0" to "W51", "week 1" and so on. */
export function countedLadder(names: readonly string[]): Ladder | null {
  const counted = names.map((name) => COUNTED.exec(name));
  let best = { from: 0, to: -1 };
  let from = 0;
  counted.forEach((found, k) => {
    const before = k > from ? counted[k - 1] : null;
    const goesOn = before != null && found?.[1] === before[1] && Number(found?.[2]) === Number(before[2]) + 1;
    if (!goesOn) from = k;
    if (found !== null && k - from > best.to - best.from) best = { from, to: k };
  });
  const isWord = (counted[best.from]?.[1] ?? "").length > 2;
  // "d1" to "d6" may be dimensions.
  if (best.to - best.from + 1 < (isWord ? FEWEST_COUNTED : MANY) || !isEnough(best, names)) return null;
  return { ...best, labels: counted.slice(best.from, best.to + 1).map((found) => found![2]!) };
}

const COUNTED = /^(d|day|w|wk|week|m|month|q|quarter|h|hour|t|time|period|yr|year)[ _.-]?(\d+)$/i;

/** What may be a time at a glance: a table of thousands of columns has thousands of names. */
const DATE_LIKE = /^(?:\d|[QHW]\d|\p{L}{3,}\W*\d|(?:明治|大正|昭和|平成|令和|[㍾㍽㍼㍻㋿])[\d元])/iu;

/** "202001" */
const MONTH = /^((?:19|20)\d\d)(0[1-9]|1[0-2])$/;

/** 1960 of "1960", "X1960", "1960 [YR1960]", "FY1960" or "1960年"; 0 for anything else. */
export function yearOf(name: string): number {
  const found = /^(?:X|Y|YR?_?|FY ?|YEAR[ _]?)?((?:1[5-9]|20|21)\d\d)(?: ?\[YR\1\]|年度?|\.0)?$/i.exec(name);
  return Number(found?.[1] ?? 0);
}

function isEnough({ from, to }: Pick<Ladder, "from" | "to">, names: readonly string[]): boolean {
  const length = to - from + 1;
  const others = names.filter((name, k) => (k < from || k > to) && name !== "").length;
  return length >= FEWEST && (length >= MANY || length >= others);
}

/** The longest stretch of names that pass. */
function longestRun(names: readonly string[], test: (name: string) => boolean): Pick<Ladder, "from" | "to"> {
  let best = { from: 0, to: -1 };
  let from = 0;
  names.forEach((name, k) => {
    if (!test(name)) from = k + 1;
    else if (k - from > best.to - best.from) best = { from, to: k };
  });
  return best;
}

function isSteady(years: readonly number[]): boolean {
  const step = years[1]! - years[0]!;
  return step !== 0 && years.every((year, k) => k === 0 || year - years[k - 1]! === step);
}

export function isRising(moments: readonly number[]): boolean {
  const sign = Math.sign(moments[1]! - moments[0]!);
  return moments.every((moment, k) => k === 0 || Math.sign(moment - moments[k - 1]!) * sign > 0);
}
