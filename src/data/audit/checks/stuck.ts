import { power } from "../../../core/numeric/elementary/power.js";
import { columnOf, type Series } from "../../series.js";
import { labelOfRow } from "../../timestamp.js";
import type { Check } from "../check.js";
import type { DataFinding } from "../finding.js";

/** Rows of one value without which nothing is called stuck. */
const SHORTEST = 12;
/** Of the other steps, those that keep the value: a column that often rests, as rain does, is not stuck when it rests long. */
const MOST_RESTS = 0.2;
/** Expected runs as long by chance, in a series of steps that keep their value so often. */
const CHANCE = 1e-4;
/** Of all rows: from here on it is a warning, and from there on it is how the column is, snow in the subtropics say. */
const MANY_ROWS = 0.01;
const MOST_ROWS = 0.2;

/** So many times the next longest rest of the column: who is silent for months every year is not dead. */
const TIMES_NEXT = 3;

/** Columns that change from row to row, and then keep one value for long: a sensor that hangs or dies, values filled in. */
export const stuckColumns: Check = {
  name: "stuck columns",
  find({ series, columns }) {
    return columns.flatMap((column) => stuck(series, column)).sort((a, b) => b.longest - a.longest);
  },
};

type Stuck = Extract<DataFinding, { code: "stuck" }>;

/** Rows of one value. */
interface Run {
  readonly from: number;
  readonly length: number;
}

function stuck(series: Series, column: string): Stuck[] {
  const { values, filled } = columnOf(series, column);
  const runs: Run[] = [];
  let [kept, steps] = [0, 0]; // of all steps outside long runs
  for (const { start, end } of series.segments) {
    for (let from = start; from < end; ) {
      let to = from + 1;
      while (to < end && values[to] === values[from] && filled?.[to] !== 1) to++; // what a rule filled in is no rest
      const length = to - from;
      if (length >= SHORTEST) runs.push({ from, length });
      else {
        kept += length - 1;
        steps += length;
      }
      from = to;
    }
  }
  const dead = deadFrom(series, values, runs);
  if (dead !== null) return [found(series, values, { column, longest: dead, count: dead.length })];
  const rests = Math.max(kept, 1) / Math.max(steps, 1);
  if (runs.length === 0 || rests > MOST_RESTS) return [];
  const long = runs.filter(({ length }) => isLong(series, length, rests)).sort((a, b) => b.length - a.length);
  const [longest] = long;
  if (longest === undefined) return [];
  const count = long.reduce((sum, { length }) => sum + length, 0);
  if (count > MOST_ROWS * series.rows) return [];
  return [found(series, values, { column, longest, count })];
}

/**
 * The one rest that fills much of the data, as of a sensor that dies and stays dead, whatever the column did before: longer than its steps keep their
 * value by chance, its other rests among them, and than each of those. A set point that seldom changes keeps it too often for that.
 */
function deadFrom({ rows, segments }: Series, values: Float64Array, runs: readonly Run[]): Run | null {
  const [longest, next] = runs.toSorted((a, b) => b.length - a.length);
  if (longest === undefined || longest.length < MOST_ROWS * rows) return null;
  if (next !== undefined && longest.length < TIMES_NEXT * next.length) return null;
  const end = longest.from + longest.length;
  let [kept, steps] = [0, 0];
  for (const segment of segments) {
    for (let row = segment.start + 1; row < segment.end; row++) {
      if (row >= longest.from && row <= end) continue; // the steps into it and out of it are changes by nature
      steps++;
      if (values[row] === values[row - 1]) kept++;
    }
  }
  if (steps < SHORTEST) return null; // of a column that never moved otherwise see the constant inputs
  return isLong({ rows }, longest.length, Math.max(kept, 1) / steps) ? longest : null;
}

/** By chance, of steps that keep their value so often. The square root: values that move slowly rest in bunches, longer than steps of one chance would. */
function isLong({ rows }: Pick<Series, "rows">, length: number, rests: number): boolean {
  return rows * power(rests, (length - 1) / 2) < CHANCE;
}

function found(
  series: Series,
  values: Float64Array,
  { column, longest, count }: { readonly column: string; readonly longest: Run; readonly count: number },
): Stuck {
  return {
    ...({ code: "stuck", severity: count >= MANY_ROWS * series.rows ? "warning" : "note", column } as const),
    ...{ longest: longest.length, from: labelOfRow(series, longest.from), value: values[longest.from]! },
    ...{ count, rows: series.rows },
  };
}
