import { digits, isDigitAt, type Scan, takeBlanks, takeOne, takeWord } from "./scan.js";

/**
 * Hours before UTC of the zones that one abbreviation stands for the world over. CST (America, China), IST (India, Israel, Ireland), BST (Britain,
 * Bangladesh) and others like them are left out: a file that has them is refused.
 */
const ZONES: Readonly<Record<string, number>> = {
  ...{ Z: 0, UTC: 0, GMT: 0, UT: 0, WET: 0, WEST: 1, CET: 1, MEZ: 1, CEST: 2, MESZ: 2, EET: 2, EEST: 3, MSK: 3 },
  ...{ PKT: 5, ICT: 7, WIB: 7, HKT: 8, SGT: 8, AWST: 8, JST: 9, KST: 9, ACST: 9.5, AEST: 10, AEDT: 11 },
  ...{
    NZST: 12,
    NZDT: 13,
    EST: -5,
    EDT: -4,
    CDT: -5,
    MST: -7,
    MDT: -6,
    PST: -8,
    PDT: -7,
    AKST: -9,
    AKDT: -8,
    HST: -10,
  },
};

/** Reads a zone behind a clock, if there is one: "Z", "+02:00", "-0800", "+09", "UTC", "GMT+1", "(CET)", "Europe/Berlin". */
export function takeZone(scan: Scan): void {
  const from = scan.at;
  if (from === scan.text.length || takeNamed(scan)) return;
  takeBlanks(scan);
  const isBracketed = takeOne(scan, "(");
  const name = takeWord(scan).toUpperCase();
  const isUtc = name === "UTC" || name === "GMT";
  const hours = name === "" ? 0 : Object.hasOwn(ZONES, name) ? ZONES[name]! : Number.NaN;
  const shift = name === "" || isUtc ? offset(scan) : null;
  if (Number.isNaN(hours) || (name === "" && shift === null) || (isBracketed && !takeOne(scan, ")"))) {
    scan.at = from;
    return;
  }
  scan.offset = (shift ?? 0) + hours * 3_600_000;
  scan.isZoned = true;
  if (shift !== null) takeRemark(scan);
}

/** A region and a city, in brackets or not; whether there is such a zone is seen when its offset is asked for. */
function takeNamed(scan: Scan): boolean {
  if (!scan.text.includes("/", scan.at + 2)) return false;
  const found = /^\s*[([]?([A-Z][A-Za-z]+(?:\/[A-Z][A-Za-z0-9_+-]+)+)[)\]]?/.exec(scan.text.slice(scan.at));
  if (found === null) return false;
  scan.at += found[0].length;
  scan.zone = found[1]!;
  scan.isZoned = true;
  return true;
}

/** A sign, one or two digits, and minutes as zones have them; null for anything else, as the end of a span is. */
function offset(scan: Scan): number | null {
  const from = scan.at;
  const isWest = scan.text[from] === "-" || scan.text[from] === "\u2212";
  if (isWest) scan.at++;
  else if (!takeOne(scan, "+")) return null;
  const hours = digits(scan, 1, 2);
  const hasMinutes = takeOne(scan, ":") || isDigitAt(scan, scan.at);
  const minutes = hasMinutes ? digits(scan, 2, 2) : 0;
  const isMinutes = minutes === 0 || (hours > 0 && (minutes === 30 || minutes === 45));
  if (hours < 0 || hours > (isWest ? 12 : 14) || !isMinutes) {
    scan.at = from;
    return null;
  }
  const length = hours * 3_600_000 + minutes * 60_000;
  return isWest ? -length : length;
}

/** The zone's name in brackets behind its offset, as JavaScript, Java and Go write it; the offset says it all. */
function takeRemark(scan: Scan): void {
  const found = /^\s*(?:\([^)]*\)|\[[^\]]*\]|[A-Z]{3,5})$/.exec(scan.text.slice(scan.at));
  if (found !== null) scan.at += found[0].length;
}
