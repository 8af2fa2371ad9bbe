import { columnOf, type Series, valuesOf } from "../../series.js";
import { labelOfRow } from "../../timestamp.js";
import type { Check } from "../check.js";

const FEWEST = 5;
const LEAST_SHARE = 0.01;
/**
 * What equals the row before by chance equals, nearly as often, the row before that (values that seldom change), or misses it by no more
 * than rounding does (values that turn). Rows written twice do neither.
 */
const TIMES_CHANCE = 3;
/** Of the smallest step that a column makes. */
const NEAR = 2.5;

/** Rows that are the row before over again, in all columns in use, with no value that a rule filled in: those repeat by what they are. */
export const repeatedRows: Check = {
  name: "repeated rows",
  find({ series, columns }) {
    const values = columns.map((name) => valuesOf(series, name));
    const filled = columns.flatMap((name) => columnOf(series, name).filled ?? []);
    const isSame = (row: number, other: number) =>
      values.every((column) => column[row] === column[other]) && !filled.some((marks) => marks[row] === 1);
    const near = values.map((column) => NEAR * smallestStep(series, column));
    const isNear = (row: number) => values.every((column, j) => Math.abs(column[row]! - column[row - 1]!) <= near[j]!);
    let count = 0;
    let missed = 0;
    let second = 0;
    let first = -1;
    for (const { start, end } of series.segments) {
      for (let row = start + 1; row < end; row++) {
        if (isSame(row, row - 1)) {
          if (count === 0) first = row;
          count++;
        } else if (isNear(row)) missed++;
        if (row > start + 1 && isSame(row, row - 2)) second++;
      }
    }
    if (count < Math.max(FEWEST, LEAST_SHARE * series.rows) || count < TIMES_CHANCE * Math.max(second, missed))
      return [];
    return [{ code: "repeated-rows", severity: "warning", count, rows: series.rows, first: labelOfRow(series, first) }];
  },
};

/** The least difference from one row to the next that is not 0. */
function smallestStep({ segments }: Series, values: Float64Array): number {
  let least = Number.POSITIVE_INFINITY;
  for (const { start, end } of segments) {
    for (let row = start + 1; row < end; row++) {
      const step = Math.abs(values[row]! - values[row - 1]!);
      if (step > 0 && step < least) least = step;
    }
  }
  return least === Number.POSITIVE_INFINITY ? 0 : least;
}
