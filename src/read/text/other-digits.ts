import { hasOtherDigits, withPlainDigits } from "../../core/other-digits.js";

/** A run of digits of whatever script with what stands between those of dates, clocks and numbers, marks of direction among it. */
const RUN = /\p{Nd}(?:[\p{Nd}\u066b\u066c\u200e\u200f\u061c\-/.:]*\p{Nd})?/gu;
const DIRECTION = /[\u200e\u200f\u061c]/g;
const DATE = /^(?:(\d{4})[-/.]\d{1,2}[-/.]\d{1,2}|(\d{4})[-/]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](\d{4}))(?!\d)/;
/** Years beyond are those of other calendars, as 1399 in Iran and 2563 in Thailand: not to be guessed. */
const EARLIEST = 1800;
const LATEST = 2100;

/**
 * A line with the digits 0 to 9 in the place of those of other scripts; as they were in dates whose year is one of another calendar, so that nobody takes
 * them for what they are not.
 */
export function inLatinDigits(line: string): string {
  if (!hasOtherDigits(line)) return line;
  return line.replace(RUN, (run) => {
    if (!hasOtherDigits(run)) return run;
    const plain = withPlainDigits(run.replace(DIRECTION, ""));
    const found = DATE.exec(plain);
    const year = Number(found?.slice(1).find((group) => group !== undefined) ?? EARLIEST);
    return year >= EARLIEST && year <= LATEST ? plain : run;
  });
}
