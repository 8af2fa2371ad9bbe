import { type Series, valuesOf } from "../../series.js";
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

/** Columns that change from row to row, and then keep one value for long: a sensor that hangs, values filled in. */
export const stuckColumns: Check = {
  name: "stuck columns",
  find({ series, columns }) {
    return columns.flatMap((column) => stuck(series, column)).sort((a, b) => b.longest - a.longest);
  },
};

function stuck(series: Series, column: string): Extract<DataFinding, { code: "stuck" }>[] {
  const values = valuesOf(series, column);
  const runs: { readonly from: number; readonly length: number }[] = [];
  let [kept, steps] = [0, 0]; // of all steps outside long runs
  for (const { start, end } of series.segments) {
    for (let from = start; from < end; ) {
      let to = from + 1;
      while (to < end && values[to] === values[from]) to++;
      const length = to - from;
      if (length >= SHORTEST) runs.push({ from, length });
      else {
        kept += length - 1;
        steps += length;
      }
      from = to;
    }
  }
  const rests = Math.max(kept, 1) / Math.max(steps, 1);
  if (runs.length === 0 || rests > MOST_RESTS) return [];
  // The square root: values that move slowly rest in bunches, longer than steps of one chance would.
  const isLong = ({ length }: { readonly length: number }) => series.rows * rests ** ((length - 1) / 2) < CHANCE;
  const long = runs.filter(isLong).sort((a, b) => b.length - a.length);
  const [longest] = long;
  if (longest === undefined) return [];
  const count = long.reduce((sum, { length }) => sum + length, 0);
  if (count > MOST_ROWS * series.rows) return [];
  return [
    {
      ...({ code: "stuck", severity: count >= MANY_ROWS * series.rows ? "warning" : "note", column } as const),
      ...{ longest: longest.length, from: labelOfRow(series, longest.from), value: values[longest.from]! },
      ...{ count, rows: series.rows },
    },
  ];
}
