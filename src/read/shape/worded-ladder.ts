import { fullYear } from "../../data/time/full-year.js";
import { isRising, type Ladder } from "./ladder.js";

/** A column named after a year, with words: "sales_2012", "2012 (kt)", "FY12", "pop 2012/13", "2012-07 sales". */
interface WordedYear {
  /** The words, alike in all columns of one measure. */
  readonly stem: string;
  readonly measure: string;
  readonly year: number;
  /** A month or the last two digits of the next year, where something stands behind the year; else 0. */
  readonly second: number;
}

const YEAR = /(?<!\d)((?:1[5-9]|20|21)\d\d)(?:[/_–-](\d\d|(?:1[5-9]|20|21)\d\d))?(?!\d)/;
const SHORT = /^(FY|CY)[ '’_-]?(\d\d)$/i;
const FEWEST_YEARS = 3;

function wordedYear(name: string): WordedYear | null {
  const short = SHORT.exec(name);
  if (short !== null) return { stem: short[1]!, measure: short[1]!, year: fullYear(Number(short[2])), second: 0 };
  const found = YEAR.exec(name);
  if (found === null) return null;
  const [before, after] = [name.slice(0, found.index), name.slice(found.index + found[0].length)];
  const measure = `${before} ${after}`.replace(/[\s_.()[\]:-]+/g, " ").trim();
  return { stem: `${before}\0${after}`, measure, year: Number(found[1]), second: Number(found[2] ?? 0) % 100 };
}

export interface WordedLadder extends Ladder {
  readonly areYears: boolean;
}

/** Columns of one measure side by side, each named after a year or a month and as many as all others; null for none. */
export function wordedLadder(names: readonly string[]): WordedLadder | null {
  const found = names.map(wordedYear);
  let best = { from: 0, to: -1 };
  let from = 0;
  found.forEach((own, k) => {
    if (own === null || own.stem !== found[k - 1]?.stem) from = k;
    if (own !== null && k - from > best.to - best.from) best = { from, to: k };
  });
  const run = found.slice(best.from, best.to + 1) as WordedYear[];
  if (run.length < FEWEST_YEARS || run.length < names.length - run.length) return null;
  const isNext = ({ year, second }: WordedYear) => second === 0 || second === (year + 1) % 100;
  if (run.every(isNext)) {
    const years = run.map(({ year }) => year);
    return isRising(years) ? { ...best, labels: years.map((year) => `${year}-01-01`), areYears: true } : null;
  }
  const areMonths = run.every(({ second }) => second >= 1 && second <= 12);
  if (!areMonths || !isRising(run.map(({ year, second }) => 12 * year + second))) return null;
  const labels = run.map(({ year, second }) => `${year}-${String(second).padStart(2, "0")}`);
  return { ...best, labels, areYears: false };
}

/** Columns that hold several measures of the same years: "2012_sales", "2012_cost", "2013_sales" and so on. */
export interface MeasuresOfYears extends Pick<Ladder, "from" | "to"> {
  readonly measures: readonly string[];
}

export function measuresOfYears(names: readonly string[]): MeasuresOfYears | null {
  const byStem = new Map<string, { readonly measure: string; readonly years: number[] }>();
  const found = names.map(wordedYear);
  for (const own of found) {
    if (own === null || own.measure === "") continue;
    const known = byStem.get(own.stem) ?? { measure: own.measure, years: [] };
    byStem.set(own.stem, known);
    known.years.push(own.year);
  }
  const groups = [...byStem].filter(([, { years }]) => new Set(years).size > 1);
  const [first, ...others] = groups;
  if (first === undefined || others.length === 0) return null;
  const key = String(first[1].years);
  if (!others.every(([, { years }]) => String(years) === key)) return null;
  const stems = new Set(groups.map(([stem]) => stem));
  const isOne = found.map((own) => own !== null && stems.has(own.stem));
  const count = isOne.filter(Boolean).length;
  if (count < names.length - count) return null;
  return { from: isOne.indexOf(true), to: isOne.lastIndexOf(true), measures: groups.map(([, { measure }]) => measure) };
}
