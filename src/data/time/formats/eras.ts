import { momentReader } from "../moment-reader.js";
import { digits, type Element, isDigitAt, type Scan, takeBlanks, takeOne } from "../scan.js";
import type { Evidence, TimeFormat } from "./format.js";

/** The year before the first one of each era of Japan, by its name, its letter and its sign of one character. */
const ERAS: Readonly<Record<string, number>> = {
  ...{ 明治: 1867, 大正: 1911, 昭和: 1925, 平成: 1988, 令和: 2018 },
  ...{ M: 1867, T: 1911, S: 1925, H: 1988, R: 2018 },
  ...{ "㍾": 1867, "㍽": 1911, "㍼": 1925, "㍻": 1988, "㋿": 2018 },
};
const NAMES = /^(?:明治|大正|昭和|平成|令和|[㍾㍽㍼㍻㋿])/;
const LETTERS = /^[MTSHR]/i;

/** Dates in years of Japanese eras: "令和2年1月31日", "平成元年", "R2.1.31". A letter may begin other things. */
export const JAPANESE_ERAS: readonly TimeFormat[] = [
  eras("text", inEra(NAMES, false)),
  eras("name", inEra(LETTERS, true)),
];

function eras(evidence: Evidence, date: Element): TimeFormat {
  return { name: "year of a Japanese era", pattern: null, evidence, ...momentReader(date) };
}

function inEra(start: RegExp, needsMonth: boolean): Element {
  return (scan) => {
    const found = start.exec(scan.text.slice(scan.at));
    if (found === null) return false;
    scan.at += found[0].length;
    takeBlanks(scan);
    const year = takeOne(scan, "元") ? 1 : digits(scan, 1, 2);
    if (year < 1) return false;
    scan.year = ERAS[found[0].toUpperCase()]! + year;
    const sign = scan.text[scan.at];
    if (!takeOne(scan, "年./-")) return !needsMonth && scan.at === scan.text.length;
    return takeRest(scan, sign!);
  };
}

/** Month and day behind the year; "年" may stand alone. */
function takeRest(scan: Scan, sign: string): boolean {
  if (sign === "年" && !isDigitAt(scan, scan.at)) return scan.text[scan.at] !== "度";
  scan.month = digits(scan, 1, 2);
  if (scan.month < 1) return false;
  const next = sign === "年" ? "月" : sign;
  if (!takeOne(scan, next)) return sign !== "年";
  if (!isDigitAt(scan, scan.at)) return sign === "年";
  scan.day = digits(scan, 1, 2);
  scan.hasDay = scan.day > 0;
  return scan.hasDay && (sign !== "年" || takeOne(scan, "日"));
}
