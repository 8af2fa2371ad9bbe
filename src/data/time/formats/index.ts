import { DIGIT_DATES } from "./digit-dates.js";
import { JAPANESE_ERAS } from "./eras.js";
import type { TimeFormat } from "./format.js";
import { MARKED_TIMES } from "./marked-years.js";
import { NAMED_MONTHS } from "./named-months.js";
import { NUMBER_TIMES } from "./numbers.js";
import { NUMERIC_DATES } from "./numeric-dates.js";
import { YEARS_AND_PERIODS } from "./periods.js";
import { REFUSED } from "./refused.js";

export type { NumbersSeen, TimeFormat } from "./format.js";

/** All ways to write a time, a file each family. What several of them read is decided by the steps of the whole column. */
export const TIME_FORMATS: readonly TimeFormat[] = [
  ...NUMERIC_DATES,
  ...YEARS_AND_PERIODS,
  ...NAMED_MONTHS,
  ...JAPANESE_ERAS,
  ...DIGIT_DATES,
  ...NUMBER_TIMES,
  ...MARKED_TIMES,
  ...REFUSED,
];

/** Whether a text is a time by itself, whatever the name and the order of its column. */
export function isTime(text: string): boolean {
  return CERTAIN.some(({ parse }) => !Number.isNaN(parse(text)));
}

/** The same where it may be one by its notation, which no number and no word has: "1/20", "R2.1.31". */
export function isPossibleTime(text: string): boolean {
  return (
    isTime(text) ||
    (/^(?:\d{1,2}[/-]\d{2}|[MTSHR]\d{1,2}[./-].*)$/i.test(text) &&
      POSSIBLE.some(({ parse }) => !Number.isNaN(parse(text))))
  );
}

const POSSIBLE = TIME_FORMATS.filter(({ refusal }) => refusal === undefined);
const CERTAIN = TIME_FORMATS.filter(({ evidence, refusal }) => evidence !== "name" && refusal === undefined);
