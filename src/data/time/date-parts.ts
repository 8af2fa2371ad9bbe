import { readShare, type SampleColumn } from "./column-formats.js";
import { fullYear } from "./full-year.js";
import { monthNamed } from "./words.js";

/** A part of a time that has a column of its own, and the numbers it can be. */
export interface Part {
  readonly words: string;
  readonly names: RegExp;
  readonly low: number;
  readonly high: number;
  /** Reads what is no plain number; NaN for the rest. */
  readonly other?: (text: string) => number;
  /** Cells that say by themselves which part they are, whatever the column is named: its number is the first group that is there. */
  readonly signed?: RegExp;
  /** Further conditions on the cells of a column. */
  readonly isBelievable?: (cells: readonly string[]) => boolean;
}

export const YEAR: Part = {
  words: "year",
  names: /^(years?|yr|yyyy|ann[eé]e|an|jahr|a[nñ]o|anno|ano|jaar|年|연도)$/i,
  ...{ low: 1000, high: 2999, signed: /^(\d{4})\s?[年년]$/ },
};

/** Of two digits: 98, 99, 0, 1. Numbers that stay below 10 may be years since the beginning. */
export const SHORT_YEAR: Part = {
  ...YEAR,
  names: /^(years?|yr|yy|ann[eé]e|an|jahr|a[nñ]o|anno|ano|jaar|年)$/i,
  ...{ low: 0, high: 99, signed: /^'(\d{2})$/ },
  isBelievable: (cells) => cells.some((cell) => Number(cell) >= 10) || cells.every((cell) => /^'?\d{2}$/.test(cell)),
};

/** M01 to M12 beside years are months in the tables of the Bureau of Labor Statistics and others, M13 is the mean of a year. */
export const MONTH: Part = {
  words: "month",
  names: /^(months?|mnth|mon|mo|mm|mois|monat|mes|m[eê]s|mese|maand|月|월)$/i,
  ...{ low: 1, high: 12, signed: /^(?:M(\d{2})|(\d{1,2})\s?[月월])$/ },
  other: (text) => monthNamed(text.replace(/\.$/, "")) || firstNumber(/^M0?(\d{1,2})$/i, text),
};

export const DAY: Part = {
  words: "day",
  names: /^(days?|dd|dy|mday|dom|jour|tag|date|d[ií]a|giorno|dag|day_?of_?month|日|일)$/i,
  ...{ low: 1, high: 31, signed: /^(\d{1,2})\s?[日일号]$/ },
};

export const HOUR: Part = {
  words: "hour",
  names:
    /^(hours?|hrs?|hh|h|he|hour[ _-]?(?:ending|beginning|starting|of[ _-]?(?:the[ _-]?)?day)|heure|stunde|hora|ora|uur|時|时|時刻|時間|시)$/i,
  ...{ low: 0, high: 24, signed: /^(?:HE\s?(\d{1,2})|(\d{1,2})\s?[時时시])$/ },
  other: (text) => hourSpan(text) ?? firstNumber(/^(?:h|hr|hour|he)\s?(\d{1,2})$|^(\d{1,2})\s?(?:h|hrs?|uhr)$/i, text),
};

export const MINUTE: Part = {
  words: "minute",
  names: /^(minute|minutes|min|mi|minuto|minuut|分|분)$/i,
  ...{ low: 0, high: 59, signed: /^(\d{1,2})\s?[分분]$/ },
};

export const SECOND: Part = {
  words: "second",
  names: /^(second|seconds|sec|ss|seconde|sekunde|segundo|秒|초)$/i,
  ...{ low: 0, high: 59, signed: /^(\d{1,2})\s?[秒초]$/ },
};

export const HALF: Part = {
  words: "half of the year",
  names: /^(half|half[ _-]?year|semester|semestre|halbjahr|半期)$/i,
  ...{ low: 1, high: 2, signed: /^[SH]0([12])$/ },
  other: (text) => firstNumber(/^[SH]?0?([12])$|^([12])H$/i, text),
};

export const QUARTER: Part = {
  words: "quarter",
  names: /^(quarters?|qtr|q|quartal|trimestre|kwartaal|四半期|季度|분기)$/i,
  ...{ low: 1, high: 4, signed: /^(?:Q0?([1-4])|第\s?([1-4])\s?四半期)$/ },
  other: (text) => firstNumber(/^(?:q|quarter|第)?\s*0?([1-4])(?:q|st|nd|rd|th|四半期)?(?:\s*quarter)?$/i, text),
};

export const WEEK: Part = {
  words: "week",
  names: /^(weeks?|wk|kw|woche|semaine|semana|settimana|week_?(?:number|no|of_?year)|isoweek|週|周)$/i,
  ...{ low: 1, high: 53, signed: /^W(\d{2})$/ },
  other: (text) => firstNumber(/^(?:w|kw|week)\s*(\d{1,2})$/i, text),
};

export const DAY_OF_YEAR: Part = {
  words: "day of the year",
  names: /^(doy|day_?of_?year|yday|julian_?day)$/i,
  low: 1,
  high: 366,
};

/** Of cells that say what they are, as many as must be parts: among the quarters of a year there is its mean, Q05. */
const FEWEST_SIGNED = 0.6;
const FEW = 5;

/** Whether a column is named after the part and holds it, or its cells say so. */
export function readPart({ name, cells }: SampleColumn, part: Part): boolean {
  const { names, signed } = part;
  // Of thousands of columns nearly all are told by their name and a few cells.
  const isSigned = signed !== undefined && cells.slice(0, FEW).some((cell) => signed.test(cell));
  const isNamed = names.test(name);
  if (!isNamed && !isSigned) return false;
  const filled = cells.filter((cell) => cell !== "");
  if (isSigned && readShare(filled, (text) => firstNumber(signed, text)) > FEWEST_SIGNED) return true;
  return isNamed && readShare(filled, (text) => partOf(part, text)) > 0.9 && (part.isBelievable?.(filled) ?? true);
}

/** The number that a cell says; NaN for anything else. */
export function partOf({ low, high, other, signed }: Part, text: string): number {
  const plain = /^\d+(\.0+)?$/.test(text) ? Number(text) : (other?.(text) ?? Number.NaN);
  const value = Number.isNaN(plain) && signed !== undefined ? firstNumber(signed, text) : plain;
  return value >= low && value <= high ? value : Number.NaN;
}

/** Whether a cell stands in the place of a month, quarter or half and says that its row is the mean of the year. */
export function isMeanOfYear(text: string): boolean {
  return /^(?:M13|Q05|S03)$/.test(text);
}

/** The year that a number of two digits says, or one of four. */
export function yearOf(part: Part, value: number): number {
  return part === SHORT_YEAR ? fullYear(value) : value;
}

/** The start of a span of one hour: "00-01", "23-24", "23-0". */
export function hourSpan(text: string): number | undefined {
  const found = /^(\d{1,2})\s?[-–—~〜～]\s?(\d{1,2})$/.exec(text);
  if (found === null) return undefined;
  const [from, to] = [Number(found[1]), Number(found[2])];
  return from < 24 && (to === from + 1 || (from === 23 && to === 0)) ? from : undefined;
}

function firstNumber(pattern: RegExp, text: string): number {
  const found = pattern
    .exec(text)
    ?.slice(1)
    .find((group) => group !== undefined);
  return found === undefined ? Number.NaN : Number(found);
}
