/** A text as a field of CSV (RFC 4180): in quotes where it needs them, also for readers that split at semicolons or tabs. */
export function csvField(text: string): string {
  return /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * A text that a spreadsheet would run as a formula with a ' before it, by which the spreadsheet takes it as text (OWASP, CSV
 * injection); all other text, numbers with a sign and a sign alone, which is no formula, as they are.
 *
 * @example
 * withoutFormula("=1+2"); // "'=1+2"
 * withoutFormula("-1.5"); // "-1.5"
 */
export function withoutFormula(text: string): string {
  return FORMULA.test(text) && !NUMBER.test(text) && !SIGN.test(text) ? `'${text}` : text;
}

/** The characters that begin a formula, in full width too, after blanks or not. */
const FORMULA = /^(?:[\t\r\n]|\s*[=+\-@\uff1d\uff0b\uff0d\uff20])/;
const SIGN = /^[-+=@]$/;
const NUMBER = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i;
