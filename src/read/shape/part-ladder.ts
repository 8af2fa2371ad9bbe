import { clockTime } from "../../data/time/clock.js";
import { monthNamed, weekdayNamed } from "../../data/time/words.js";
import type { Ladder } from "./ladder.js";

/** A part of a year, month or day whose columns stand side by side. */
export type PartName = "month" | "quarter" | "day" | "hour" | "clock";

interface PartKind {
  readonly part: PartName;
  /** Its number of a name; NaN for anything else. */
  readonly numberOf: (name: string) => number;
  /** Numbers of the first and the last column, any of these pairs. */
  readonly spans: readonly (readonly [first: number, last: number])[];
}

const numbered =
  (pattern: RegExp) =>
  (name: string): number =>
    Number(pattern.exec(name)?.[1] ?? Number.NaN);

const month = numbered(/^(?:M|month[ _]?)?0?(\d{1,2})(?:月|월)?$/i);
const HALF_HOUR = 1_800_000;

const KINDS: readonly PartKind[] = [
  {
    part: "month",
    numberOf: (name) => (/^[\p{L}.]+$/u.test(name) ? monthNamed(name.replace(/\.$/, "")) || Number.NaN : month(name)),
    spans: [[1, 12]],
  },
  {
    part: "quarter",
    numberOf: (name) =>
      Number(
        /^(?:Q|qtr ?|quarter ?|第)?([1-4])(?:Q|四半期|季度|분기)?$/i.exec(/[^\d]/.test(name) ? name : "")?.[1] ??
          Number.NaN,
      ),
    spans: [[1, 4]],
  },
  { part: "day", numberOf: numbered(/^(?:D|day[ _]?)?0?(\d{1,2})(?:日|일)?$/i), spans: [[1, 31]] },
  {
    part: "hour",
    numberOf: numbered(/^(?:H|HE ?|hr?[ _]?|hour[ _]?|hour[ _]ending[ _]?)?0?(\d{1,2})(?:h|hr|時|时|시)?$/i),
    spans: [
      [0, 23],
      [1, 24],
    ],
  },
];

/** All columns of a year's months or quarters, of a month's days, or of a day's hours, side by side and in order. */
export function partLadders(names: readonly string[]): readonly (Ladder & { readonly part: PartName })[] {
  const found = KINDS.flatMap(({ part, numberOf, spans }) => {
    const numbers = names.map(numberOf);
    return spans.flatMap(([first, last]) => {
      const from = numbers.findIndex((number, k) => number === first && numbers[k + last - first] === last);
      const to = from + last - first;
      // The first twelve days of a month are no months.
      const goesOn = numbers[from - 1] === first - 1 || numbers[to + 1] === last + 1;
      const isWhole = from >= 0 && !goesOn && numbers.slice(from, to + 1).every((number, k) => number === first + k);
      return isWhole ? [{ part, from, to, labels: numbers.slice(from, to + 1).map(String) }] : [];
    });
  });
  const clocks = clockLadder(names);
  return clocks === null ? found : [...found, { part: "clock", ...clocks }];
}

/** Whether all months stand side by side and the first is not January: a year that begins elsewhere, whose number may be that of either. */
export function isOtherYear(names: readonly string[]): boolean {
  const months = names.map((name) => (/^\p{L}+\.?$/u.test(name) ? monthNamed(name.replace(/\.$/, "")) : 0));
  return months.some(
    (first, k) =>
      first > 1 &&
      Array.from({ length: 12 }, (_, j) => months[k + j]).every((m, j) => m === ((first + j - 1) % 12) + 1),
  );
}

/** Days of a week of one letter or two, some of which are days of another language too. */
const SHORT_WEEKS = [
  "mo di mi do fr sa so",
  "lu ma me je ve sa di",
  "lu ma mi ju vi sa do",
  "月 火 水 木 金 土 日",
].map((week) => week.split(" "));

/** The days of a week side by side, Monday or Sunday first, or those from Monday to Friday; null for none. */
export function weekLadder(names: readonly string[]): Pick<Ladder, "from" | "to"> | null {
  const plain = names.map((name) => name.replace(/\.$/, "").toLowerCase());
  const short = SHORT_WEEKS.find((week) => week.every((day) => plain.includes(day)));
  const dayOf = (name: string) => (short ? short.indexOf(name) + 1 : /^\p{L}+$/u.test(name) ? weekdayNamed(name) : 0);
  const days = plain.map(dayOf);
  for (const [first, length] of [
    [1, 7],
    [7, 7],
    [1, 5],
  ] as const) {
    const isWeek = (from: number) =>
      Array.from({ length }, (_, k) => days[from + k]).every((day, k) => day === ((first + k - 1) % 7) + 1);
    const from = days.findIndex((_, k) => isWeek(k));
    if (from >= 0) return { from, to: from + length - 1 };
  }
  return null;
}

/** "00:00", "00:30" and so on through a day. */
function clockLadder(names: readonly string[]): Ladder | null {
  const from = names.findIndex((name, k) => name.includes(":") && isClock(name) && isClock(names[k + 1] ?? ""));
  if (from < 0) return null;
  let to = from;
  const moments = names.map((name) => (name.includes(":") ? clockTime(name) : Number.NaN));
  const step = moments[from + 1]! - moments[from]!;
  while (to + 1 < names.length && moments[to + 1]! - moments[to]! === step) to++;
  const isDay = step > 0 && (to - from + 1) * step === 48 * HALF_HOUR;
  return isDay ? { from, to, labels: names.slice(from, to + 1) } : null;
}

function isClock(name: string): boolean {
  return !Number.isNaN(clockTime(name));
}
