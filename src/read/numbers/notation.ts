import type { DecimalMark } from "../../data/table-notation.js";

/** How the numbers of a column are written. */
export type NumberNotation =
  /** 1.5, -3, 1e-3: as programs write them. */
  | { readonly kind: "plain" }
  | MarkedNotation
  /** A word for 1 and one for 0, in capitals. */
  | { readonly kind: "words"; readonly yes: string; readonly no: string };

/** Numbers as people write them; blanks, apostrophes and the mark that is not the decimal one may group digits. */
export interface MarkedNotation {
  readonly kind: "marked";
  readonly decimal: DecimalMark;
  /** What stands before and after every number, such as "$" or "%"; "" for nothing. */
  readonly prefix: string;
  readonly suffix: string;
  /** Whether a letter after a number is its power of ten, as in 1.2M. */
  readonly hasPowers: boolean;
}

export const PLAIN: NumberNotation = { kind: "plain" };

/** Why the numbers of a column can be read in two ways. */
export interface Doubt {
  /** Cells that show it, as they stand in the file; none where only plain numbers do. */
  readonly examples: readonly string[];
  readonly mark: DecimalMark;
}

/** Powers of ten by the letter that stands for them. */
export const POWERS: Readonly<Record<string, number>> = {
  ...{ K: 1e3, k: 1e3, M: 1e6, B: 1e9, T: 1e12 },
  ...{ 千: 1e3, 万: 1e4, 億: 1e8, 兆: 1e12 },
};

/**
 * Characters that are written for others: [as written, as read]. Full width, minus signs, blanks that do not break and apostrophes; those in `INVISIBLE` are left out.
 */
export const WRITTEN = "０１２３４５６７８９．，＋－％＄￥（）−–‒‐﹣\u00a0\u2009\u202f\u2007\u2002\u3000’‘ʼ´`";
export const READ_AS = "0123456789.,+-%$¥()-----      '''''";
export const INVISIBLE = "\u200b\u200e\u200f\u202a\u202c\ufeff";

/** A text in the characters that numbers are read from. */
export function inPlainCharacters(text: string): string {
  return Array.from(text.trim(), (char) => {
    if (INVISIBLE.includes(char)) return "";
    const at = WRITTEN.indexOf(char);
    return at < 0 ? char : READ_AS[at];
  })
    .join("")
    .trim();
}

const EXPONENT = "(?:[eE][-+]?[0-9]+)?";

/**
 * The numbers of a notation as a regular expression over plain characters, for JavaScript and for SQL alike.
 *
 * Digits are grouped by three, or as in India by two and at last three; a group does not begin with 0.
 */
export function patternOf({ decimal, prefix, suffix, hasPowers }: MarkedNotation): string {
  const [point, other] = decimal === "." ? ["[.]", ","] : [",", "."];
  const grouped = `[1-9][0-9]{0,2}(?:(?:[${other}][0-9]{3})+|(?: [0-9]{3})+|(?:'[0-9]{3})+)`;
  const whole = `(?:[0-9]+|${grouped}|[1-9][0-9]?(?:[${other}][0-9]{2})+[${other}][0-9]{3})`;
  const core = `(?:${whole}(?:${point}[0-9]*)?|${point}[0-9]+)${EXPONENT}`;
  const before = prefix === "" ? "[-+]? ?" : `(?:[-+]? ?${escaped(prefix)} ?|${escaped(prefix)} ?[-+] ?)`;
  const after = hasPowers ? `(?: ?[${Object.keys(POWERS).join("")}])?` : suffix === "" ? "" : ` ?${escaped(suffix)}`;
  const body = `${before}${core}${after}`;
  const unsigned = `${prefix === "" ? "" : `${escaped(prefix)} ?`}${core}${after}`;
  return `^(?:${body}|[(] ?${unsigned} ?[)]|${unsigned}-)$`;
}

/** As a literal in a regular expression. */
function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}

/** The number that a text is in a notation, as `numberSql` reads it; NaN for none. */
export function markedNumber(text: string, notation: MarkedNotation): number {
  const plain = inPlainCharacters(text);
  const parts = new RegExp(patternOf(notation)).test(plain) ? partsOf(plain) : null;
  if (parts === null) return Number.NaN;
  const digits = parts.core.replace(notation.decimal === "." ? /[,' ]/g : /[.' ]/g, "").replace(",", ".");
  const sign = /^[^0-9.,]*[-(]|-$/.test(plain) ? -1 : 1;
  return sign * Number(digits) * (notation.hasPowers ? (POWERS[plain.at(-1)!] ?? 1) : 1);
}

/** What stands before, within and after the digits of a text in plain characters; null for what is no number in any notation. */
export function partsOf(
  text: string,
): { readonly prefix: string; readonly core: string; readonly suffix: string } | null {
  const found =
    /^[(]? ?[-+]? ?([^0-9.,()+-]*?) ?[-+]? ?([0-9.,][0-9.,' ]*(?:[eE][-+]?[0-9]+)?) ?([^0-9.,()+-]*?) ?[)]?-?$/.exec(
      text,
    );
  if (found === null) return null;
  const [, prefix = "", core = "", suffix = ""] = found;
  return /[0-9]/.test(core) ? { prefix: prefix.trim(), core: core.trim(), suffix: suffix.trim() } : null;
}

const CURRENCY =
  /^(?:\p{Sc}|(?:US|CA|AU|NZ|HK|SG|A|C|R)\$|USD|EUR|GBP|JPY|CHF|CNY|RMB|INR|CAD|AUD|NZD|SEK|NOK|DKK|PLN|CZK|HUF|RUB|BRL|ZAR|KRW|SGD|HKD|MXN|TRY|Rs\.?|kr\.?|Fr\.?|zł|Kč|Ft)$/u;
const UNIT =
  /^(?:%|‰|°[CF]?|℃|℉|[kcm]m|km\/h|m\/s|mph|kg|mg|[µμ]g|lb|[kMGTm]W|[kMGT]?Wh|kV|mV|[kMG]?Hz|[hkM]?Pa|m?bar|ms|min|hrs?|ml|m[²³23]|kWh\/m²|[µμu]g\/m[³3]|pp[mb]|dB|lx|rpm|円|元|人|件|個|台|回|本|枚|度|点|歳|pcs|units)$/;

/** Whether that may stand before a number without changing it. */
export function isPrefix(text: string): boolean {
  return text === "" || text === "'" || CURRENCY.test(text);
}

/** Whether that may stand after it. */
export function isSuffix(text: string): boolean {
  return text === "" || CURRENCY.test(text) || UNIT.test(text);
}

/** Whether a cell is a number in some notation, a mark that may group digits among them. */
export function looksLikeNumber(cell: string): boolean {
  if (cell.length > LONGEST || !DIGIT.test(cell)) return false;
  const parts = partsOf(inPlainCharacters(cell));
  if (parts === null || !isPrefix(parts.prefix) || !(isSuffix(parts.suffix) || parts.suffix in POWERS)) return false;
  return ANY.some((pattern) => pattern.test(parts.core));
}

const LONGEST = 40;
const DIGIT = /[0-9０-９]/;
const ANY = ([".", ","] as const).map(
  (decimal) => new RegExp(patternOf({ kind: "marked", decimal, prefix: "", suffix: "", hasPowers: false })),
);
