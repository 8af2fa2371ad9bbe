import { columnOf, type Series } from "../../series.js";
import type { Check } from "../check.js";
import type { DataFinding } from "../finding.js";

/** Rows that must hold a value for it to repeat; of one that is known to stand for missing values, two are enough. */
const FEWEST = 3;
const FEWEST_KNOWN = 2;
/** Other values that a column must have: a switch or a code of few values is far from itself. */
const FEWEST_OTHERS = 10;
/** Ways to the next value, in ranges of the others: of any value, and of one that is known, or below 0 where all others are not. */
const FAR = 0.5;
const FAR_KNOWN = 0.1;
/** Ways of 0, beside which all others have one sign: of what counts or rests at times, as rain and the sun do, some lie close to it. */
const FAR_ZERO = 0.2;
/** Of the rows, those that are 0 where it stands for a missing value: more of them are how the column is. */
const MOST_ZEROS = 0.5;
/** Of the ways from one run of 0 to the next, those that are alike where it is closed on Sundays or at night; and how many there are at least. */
const REGULAR = 0.6;
const FEWEST_WAYS = 4;
/** Such values on one side of a column: -99 for one fault, -999 for another. */
const MOST_A_SIDE = 3;

/** Digits of values by which programs mark what is missing; whole ones with few digits are measured too often. */
const KNOWN = /^-?(?:99+|888+|777+|9+\.9+|32767|32768|65535|2147483647|2147483648)$/;

/**
 * Values far from all others that repeat, such as -200 among degrees: what stands for a missing value is no measurement, and would be learned and
 * forecast. A spike is not repeated, and a value at which a sensor saturates is not far from the others.
 * 0 is one where it comes at no regular times and all others lie far from it on one side: a blood pressure of 0.
 */
export const farOffValues: Check = {
  name: "far-off values that repeat",
  find({ series, columns }) {
    const found = columns.flatMap((column) => farOff(series, column));
    return found.sort((a, b) => b.count - a.count);
  },
};

type FarOff = Extract<DataFinding, { code: "far-off-value" }>;

function farOff(series: Series, column: string): FarOff[] {
  const { values, filled } = columnOf(series, column);
  const counts = new Map<number, number>();
  values.forEach((value, row) => {
    if (filled?.[row] !== 1) counts.set(value, (counts.get(value) ?? 0) + 1);
  });
  const sorted = Float64Array.from(counts.keys()).sort();
  const found: number[] = [];
  let [low, high] = [0, sorted.length - 1];
  for (let k = 0; k < MOST_A_SIDE && isFar(sorted, { at: low, low: low + 1, high }, counts); k++)
    found.push(sorted[low++]!);
  for (let k = 0; k < MOST_A_SIDE && isFar(sorted, { at: high, low, high: high - 1 }, counts); k++)
    found.push(sorted[high--]!);
  if (found.includes(0) && isNaturalZero(series, values, counts.get(0)!)) return [];
  if (found.length === 0) return [];
  const count = found.reduce((sum, value) => sum + counts.get(value)!, 0);
  const others = { least: sorted[low]!, greatest: sorted[high]! };
  return [{ code: "far-off-value", severity: "warning", column, values: found, count, rows: series.rows, ...others }];
}

/** Whether the value at one end of the sorted ones lies far from those between `low` and `high`. */
function isFar(
  sorted: Float64Array,
  { at, low, high }: { readonly at: number; readonly low: number; readonly high: number },
  counts: ReadonlyMap<number, number>,
): boolean {
  const value = sorted[at]!;
  if (high - low + 1 < FEWEST_OTHERS) return false;
  const range = sorted[high]! - sorted[low]!;
  const way = at < low ? sorted[low]! - value : value - sorted[high]!;
  const isKnown = KNOWN.test(String(value));
  const isAlone = value < 0 && sorted[low]! >= 0;
  const count = counts.get(value)!;
  if (value === 0) return count >= FEWEST && way >= FAR_ZERO * range;
  return count >= (isKnown ? FEWEST_KNOWN : FEWEST) && way >= (isKnown || isAlone ? FAR_KNOWN : FAR) * range;
}

/** Whether 0 is what a column has in most rows, or comes back at regular times, as of a shop that is closed on Sundays. */
function isNaturalZero({ rows, segments }: Series, values: Float64Array, count: number): boolean {
  if (count > MOST_ZEROS * rows) return true;
  const ways = new Map<number, number>();
  let all = 0;
  for (const { start, end } of segments) {
    let last = -1;
    for (let row = start; row < end; row++) {
      if (values[row] !== 0 || (row > start && values[row - 1] === 0)) continue;
      if (last >= 0) {
        ways.set(row - last, (ways.get(row - last) ?? 0) + 1);
        all++;
      }
      last = row;
    }
  }
  return all >= FEWEST_WAYS && Math.max(...ways.values()) >= REGULAR * all;
}
