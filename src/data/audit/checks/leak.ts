import { Correlation } from "../../../core/numeric/correlation.js";
import { valuesOf } from "../../series.js";
import type { RowRange } from "../../split.js";
import type { AuditSubject, Check } from "../check.js";
import type { DataFinding } from "../finding.js";
import { foretelling } from "./foretelling.js";

/** Of the variance of the target, what the input may leave open at most: a correlation of .995. */
const MOST_OPEN = 0.01;
/** The past of the input and of the target itself must leave so many times as much open, or the target is merely easy. */
const TIMES_OPEN = 10;
/** Below this all is equal, to the last digits of a file. */
const NOTHING = 1e-6;
const MOST_LAGS = 200;
/** Products that the whole check may take, roughly 0.2 s; with very many columns it looks at fewer rows. */
const MOST_PRODUCTS = 4e7;
const FEWEST_ROWS = 300;

/**
 * Inputs that are the target of later rows, nearly exactly: with them a forecast is read off, and in use they will not be there.
 *
 * It is the future only if no earlier row of the input, nor of the target itself, says it as well: a season's wave repeats. Inputs that make the target's future together with its past are found beside them.
 */
export const leaks: Check = {
  name: "leaks",
  find(subject) {
    const { series, split, inputs, targets } = subject;
    const lags = lagsOf(subject);
    const rows = Math.max(FEWEST_ROWS, Math.floor(MOST_PRODUCTS / (2 * lags * inputs.length * targets.length)));
    const ranges = lastRows(split.train, rows);
    const found: DataFinding[] = [];
    for (const target of targets) {
      const wanted = valuesOf(series, target);
      let own: Float64Array | null = null;
      const future: string[] = [];
      for (const column of inputs) {
        if (column === target) continue;
        const input = valuesOf(series, column);
        let [ahead, open] = [0, MOST_OPEN];
        for (let lag = 1; lag <= lags; lag++) {
          const left = leftOpen(input, wanted, { lag, ranges });
          if (left <= MOST_OPEN && (ahead === 0 || left < open)) [ahead, open] = [lag, left];
        }
        if (ahead === 0) continue;
        const least = TIMES_OPEN * Math.max(open, NOTHING);
        own ??= Float64Array.from({ length: 2 * lags + 1 }, (_, lag) =>
          lag === 0 ? 1 : leftOpen(wanted, wanted, { lag, ranges }),
        );
        if (own.subarray(ahead, ahead + lags + 1).some((left) => left < least)) continue;
        let isPast = false;
        for (let lag = 0; lag <= lags && !isPast; lag++)
          isPast = leftOpen(input, wanted, { lag: -lag, ranges }) < least;
        if (isPast) continue;
        future.push(column);
        found.push({ code: "leak", severity: "warning", column, target, ahead, explained: 1 - open });
      }
      found.push(...foretelling(subject, target, future));
    }
    return found;
  },
};

/** Any row of a window may hold any of the rows asked for. */
function lagsOf({ window, horizon }: AuditSubject): number {
  return Math.min(MOST_LAGS, horizon.to + window - 1);
}

/** The last rows of the training part, so many or all. */
function lastRows(ranges: readonly RowRange[], rows: number): readonly RowRange[] {
  const taken: RowRange[] = [];
  let left = rows;
  for (const range of [...ranges].reverse()) {
    if (left <= 0) break;
    taken.push({ ...range, start: Math.max(range.start, range.end - left) });
    left -= range.end - range.start;
  }
  return taken;
}

/** 1 - r^2 of the input at a row and the wanted value `lag` rows later, 1 where too few rows, or no spread, say anything. */
function leftOpen(
  input: Float64Array,
  wanted: Float64Array,
  { lag, ranges }: { readonly lag: number; readonly ranges: readonly RowRange[] },
): number {
  const sums = new Correlation();
  for (const { start, end } of ranges) {
    for (let row = Math.max(start, start - lag); row < Math.min(end, end - lag); row++) {
      sums.add(input[row]!, wanted[row + lag]!);
    }
  }
  return sums.count < FEWEST_PAIRS ? 1 : Math.max(0, sums.leftOpen);
}

const FEWEST_PAIRS = 30;
