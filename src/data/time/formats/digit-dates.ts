import { compilePattern } from "../pattern.js";
import type { Evidence, NumbersSeen, TimeFormat } from "./format.js";

/** Dates in digits alone, by their number and the centuries that are meant: what else they may be, the column's name and order tell. */
export const DIGIT_DATES: readonly TimeFormat[] = [
  inDigits("YYYYMMDD", "order", /^(?:1[5-9]|2[01])\d{6}(?:$|[T _Z-])/),
  inDigits("YYYYMM", "name", /^(?:1[5-9]|2[01])\d{4}$/, ({ isWeekNamed }) => !isWeekNamed),
  inDigits("GGGGWW", "name", /^(?:19|20)\d{4}$/, ({ isWeekNamed }) => isWeekNamed),
  inDigits("YYYYQ", "name", /^(?:19|20)\d{2}[1-4]$/, isNoCounter),
  // Months, but for the name of the column; where the steps are as steady either way, nothing is decided.
  inDigits("GGGG-WW", "name", /^\d{4}-\d{2}$/, ({ isWeekNamed }) => isWeekNamed),
  inDigits("YYYY-Q", "name", /^\d{4}-[1-4]$/, ({ isQuarterNamed }) => isQuarterNamed),
  inDigits("YYYY.Q", "name", /^(?:19|20)\d{2}\.[1-4]$/, ({ decimals }) => decimals === 1),
  inDigits("YYYYMMDDHH", "name", /^(?:1[89]|2[01])\d{8}$/),
  inDigits("YYYYMMDDHHmm", "order", /^(?:1[5-9]|2[01])\d{10}$/),
  inDigits("YYYYMMDDHHmmss", "order", /^(?:1[5-9]|2[01])\d{12}$/),
  inDigits("YYYYMMDDHHmmssSSS", "order", /^(?:1[5-9]|2[01])\d{15}$/),
  inDigits("YYYYDDD", "name", /^(?:19|20)\d{5}$/, isNoCounter),
  inDigits("YYMMDD", "name", /^\d{6}$/, isNoCounter),
  inDigits("DDMMYYYY", "name", /^\d{4}(?:19|20)\d{2}$/, isNoCounter),
  inDigits("MMDDYYYY", "name", /^\d{4}(?:19|20)\d{2}$/, isNoCounter),
];

/** A column that is named like a counter has the year first, if anything. */
function isNoCounter({ kind, isWeekNamed }: NumbersSeen): boolean {
  return kind !== "weak" && !isWeekNamed;
}

function inDigits(
  pattern: string,
  evidence: Evidence,
  shape: RegExp,
  isBelievable: (column: NumbersSeen) => boolean = () => true,
): TimeFormat {
  const digits = (text: string) => (text.endsWith(".0") ? text.slice(0, -2) : text); // a whole number that was taken for one with decimals
  const reader = (hasTightSpans: boolean) => {
    const { parse, offset } = compilePattern(pattern, { hasTightSpans })!;
    return { offset, parse: (text: string) => (shape.test(digits(text)) ? parse(digits(text)) : Number.NaN) };
  };
  return { ...{ name: pattern, pattern, evidence, isBelievable }, ...reader(false), withSpans: reader(true) };
}
