import { valuesOf } from "../../series.js";
import type { RowRange } from "../../split.js";
import type { AuditSubject } from "../check.js";
import type { DataFinding } from "../finding.js";

/** Of the variance of the target's change, what the input may leave open at most, and how much more the target's own past must leave. */
const MOST_OPEN = 0.01;
const TIMES_OPEN = 100;
/** Below this all is equal, to the last digits of a file: a target that its own past tells so well is merely smooth. */
const NOTHING = 1e-7;
/** Rows back that are looked at: enough for a mean over 31 rows about each, or any other smoothing over 17. */
const MOST_LAGS = 16;
const MOST_ROWS = 1500;
const ROWS_A_COLUMN = 6;
/** Products that the whole check may take; with very many columns it looks at fewer rows. */
const MOST_PRODUCTS = 1e8;

/**
 * Inputs from whose past and the target's own the target's next change follows, nearly exactly, though its own past alone, of twice as many rows, does not tell
 * it: a mean centred on each row, or the change to the next one. Least squares over the last rows of the training part.
 *
 * Waves, trends, random walks and what was added up from them are left alone: what a linear rule drives is told by its own past.
 *
 * @param known columns that are found to be the target's future already
 */
export function foretelling(subject: AuditSubject, target: string, known: readonly string[]): readonly DataFinding[] {
  const { series, split, inputs, window } = subject;
  const others = inputs.filter((name) => name !== target && !known.includes(name));
  const lags = Math.min(MOST_LAGS, window);
  const width = 2 * lags + 2;
  const most = Math.min(MOST_ROWS, Math.floor(MOST_PRODUCTS / (4 * lags * width * Math.max(1, others.length))));
  const rows = lastRows(split.train, { most, back: 2 * lags });
  if (others.length === 0 || rows.length < ROWS_A_COLUMN * width) return [];
  const wanted = valuesOf(series, target);
  const at = (values: Float64Array, lag: number) => Float64Array.from(rows, (row) => values[row - lag]!);
  const change = (lag: number) => Float64Array.from(rows, (row) => wanted[row - lag]! - wanted[row - lag - 1]!);
  const constant = new Float64Array(rows.length).fill(1);
  const past = new Span([constant, at(wanted, 0), ...Array.from({ length: lags }, (_, lag) => change(lag))]);
  const next = past.without(change(-1));
  const spread = squares(new Span([constant]).without(change(-1)));
  if (!(spread > 0)) return [];
  const own = past.with(Array.from({ length: lags }, (_, lag) => change(lags + lag)));
  const ownOpen = squares(own.without(next)) / spread;
  if (ownOpen < TIMES_OPEN * NOTHING) return [];
  return others.flatMap((column): DataFinding[] => {
    const input = valuesOf(series, column);
    const both = past.with(Array.from({ length: lags }, (_, lag) => at(input, lag)));
    const open = squares(both.without(next)) / spread;
    const isTold = open < MOST_OPEN && TIMES_OPEN * Math.max(open, NOTHING) <= ownOpen;
    return isTold ? [{ code: "foretelling", severity: "warning", column, target, explained: 1 - open }] : [];
  });
}

/** The last rows of which so many before them and the next one are in the same range. */
function lastRows(
  ranges: readonly RowRange[],
  { most, back }: { readonly most: number; readonly back: number },
): readonly number[] {
  const rows: number[] = [];
  for (const { start, end } of [...ranges].reverse())
    for (let row = end - 2; row > start + back && rows.length < most; row--) rows.push(row);
  return rows;
}

/** Columns made orthogonal to one another, one after the other, by Gram and Schmidt; what lies within those before it is left out. */
class Span {
  readonly #basis: readonly Float64Array[];

  constructor(columns: readonly Float64Array[], basis: readonly Float64Array[] = []) {
    const all = [...basis];
    for (const column of columns) {
      // Twice: once leaves rounding.
      const rest = project(project(column, all), all);
      const length = Math.sqrt(squares(rest));
      if (length > WITHIN * Math.sqrt(squares(column))) all.push(rest.map((value) => value / length));
    }
    this.#basis = all;
  }

  with(columns: readonly Float64Array[]): Span {
    return new Span(columns, this.#basis);
  }

  /** What of a column lies outside. */
  without(column: Float64Array): Float64Array {
    return project(column, this.#basis);
  }
}

const WITHIN = 1e-9;

function project(column: Float64Array, basis: readonly Float64Array[]): Float64Array {
  const rest = column.slice();
  for (const own of basis) {
    let product = 0;
    for (let k = 0; k < rest.length; k++) product += own[k]! * rest[k]!;
    for (let k = 0; k < rest.length; k++) rest[k]! -= product * own[k]!;
  }
  return rest;
}

function squares(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value * value, 0);
}
