import { fullYear } from "../full-year.js";
import { momentReader } from "../moment-reader.js";
import { digits, type Element, isDigitAt, type Scan, takeLoose, takeOne, takeWord } from "../scan.js";
import type { TimeFormat } from "./format.js";

/** A part of a year that is counted: what it is called, how many there are, and what its number says of the date. */
interface Period {
  readonly name: string;
  readonly pattern: string;
  readonly words: readonly string[];
  /** Signs without blanks between letters: in 2020年第1四半期. */
  readonly signs: readonly string[];
  readonly most: number;
  readonly set: (scan: Scan, number: number) => void;
}

const monthsOf = (length: number) => (scan: Scan, number: number) => {
  scan.month = (number - 1) * length + 1;
};

const PERIODS: readonly Period[] = [
  {
    name: "year and quarter",
    pattern: "YYYY-[Q]Q",
    words: ["q", "qtr", "quarter", "quartal", "trimestre", "trim", "trimester", "t", "kwartaal"],
    signs: ["四半期", "季度", "분기"],
    most: 4,
    set: monthsOf(3),
  },
  {
    name: "year and half",
    pattern: "YYYY-[H]B",
    words: ["h", "half", "hy", "semester", "semestre", "sem", "s", "halbjahr", "hj"],
    signs: ["半期", "半年", "반기"],
    most: 2,
    set: monthsOf(6),
  },
  { name: "year and month", pattern: "YYYY[M]MM", words: ["m"], signs: [], most: 12, set: monthsOf(1) },
  {
    name: "ISO week",
    pattern: "GGGG-[W]WW",
    words: ["w", "wk", "week", "kw", "woche", "semaine", "semana", "settimana"],
    signs: ["週", "周", "주"],
    most: 53,
    set: (scan, number) => {
      scan.week = number;
    },
  },
];

/** A year and a quarter, half, month or week: "2017Q04", "Q1 2020", "2018-1st Quarter", "2020-W05", "2020年第1四半期", "1Q20". */
export const YEARS_AND_PERIODS: readonly TimeFormat[] = [
  ...PERIODS.map(({ name, pattern, ...period }) => ({
    ...{ name, pattern, evidence: "text" as const },
    ...momentReader(either(yearFirst(period), yearLast(period, 4))),
  })),
  // "S1-20" may be a sample: only a column's name tells. "1Q20" is a quarter, if the rows are in order.
  ...PERIODS.slice(0, 2).map(({ name, pattern, ...period }) => ({
    ...{
      name,
      pattern: pattern.replace("YYYY", "YY"),
      evidence: period.most === 4 ? ("order" as const) : ("name" as const),
    },
    ...momentReader(either(yearLast(period, 2), shortYearFirst(period))),
  })),
];

type Counted = Omit<Period, "name" | "pattern">;

function either(first: Element, second: Element): Element {
  return (scan) => {
    const from = scan.at;
    if (first(scan)) return true;
    scan.at = from;
    return second(scan);
  };
}

function yearFirst(period: Counted): Element {
  return (scan) => {
    const isBefore = takeOne(scan, "-");
    const year = digits(scan, 4, 4);
    if (year < 0 || isDigitAt(scan, scan.at)) return false;
    scan.year = isBefore ? -year : year;
    takeOne(scan, "年년:");
    takeLoose(scan);
    return takePeriod(scan, period);
  };
}

/** "20Q1". */
function shortYearFirst(period: Counted): Element {
  return (scan) => {
    scan.year = fullYear(digits(scan, 2, 2));
    return !Number.isNaN(scan.year) && scan.at === 2 && !isDigitAt(scan, scan.at) && takePeriod(scan, period);
  };
}

function yearLast(period: Counted, width: 2 | 4): Element {
  return (scan) => {
    if (!takePeriod(scan, period)) return false;
    takeLoose(scan);
    const year = digits(scan, width, width);
    scan.year = width === 2 ? fullYear(year) : year;
    return year >= 0 && !isDigitAt(scan, scan.at);
  };
}

/** "Q1", "Q 04", "1Q", "1st Quarter", "W053" with a day of the week behind it. */
function takePeriod(scan: Scan, { words, signs, most, set }: Counted): boolean {
  const isCalled = (word: string) => words.includes(word.toLowerCase());
  takeOne(scan, "第제");
  let number = -1;
  if (isDigitAt(scan, scan.at)) {
    number = digits(scan, 1, 2);
    const sign = signs.find((candidate) => scan.text.startsWith(candidate, scan.at));
    if (sign !== undefined) scan.at += sign.length;
    else {
      let word = takeWord(scan);
      if (ORDINALS.has(word.toLowerCase())) {
        takeLoose(scan);
        word = takeWord(scan);
      }
      if (!isCalled(word)) return false;
    }
  } else {
    if (!isCalled(takeWord(scan))) return false;
    takeLoose(scan);
    number = digits(scan, 1, 2);
  }
  if (number < 1 || number > most) return false;
  set(scan, number);
  return most !== 53 || takeDayOfWeek(scan);
}

const ORDINALS = new Set(["st", "nd", "rd", "th", "er", "re", "e", "eme", "ème"]);

function takeDayOfWeek(scan: Scan): boolean {
  const at = scan.text[scan.at] === "-" ? scan.at + 1 : scan.at;
  if (!isDigitAt(scan, at) || isDigitAt(scan, at + 1)) return true;
  scan.at = at;
  scan.weekday = digits(scan, 1, 1);
  scan.hasDay = true;
  return scan.weekday >= 1 && scan.weekday <= 7;
}
