/**
 * Decimal digits of scripts beside the Latin ones, as Arabic, Persian or Devanagari; those of full width are not among them: whoever reads numbers and times
 * takes them as they are.
 */
const OTHER_DIGIT = /(?![0-9０-９])\p{Nd}/u;
const OTHER_DIGITS = new RegExp(OTHER_DIGIT.source, "gu");

export function hasOtherDigits(text: string): boolean {
  return OTHER_DIGIT.test(text);
}

/** A text with the digits 0 to 9 in the place of those of other scripts, and a point in that of the Arabic decimal mark. */
export function withPlainDigits(text: string): string {
  return text
    .replace(OTHER_DIGITS, (digit) => String(digitValue(digit.codePointAt(0)!)))
    .replace(/(?<=\d)\u066b(?=\d)/g, ".")
    .replace(/(?<=\d)\u066c(?=\d)/g, "'");
}

const VALUES = new Map<number, number>();

/** Digits stand in Unicode by tens, from 0 to 9, and some tens side by side. */
function digitValue(code: number): number {
  let value = VALUES.get(code);
  if (value === undefined) {
    let first = code;
    while (/\p{Nd}/u.test(String.fromCodePoint(first - 1))) first--;
    value = (code - first) % 10;
    VALUES.set(code, value);
  }
  return value;
}
