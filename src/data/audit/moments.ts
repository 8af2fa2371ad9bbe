import type { RowRange } from "../split.js";

/** Mean, population standard deviation and extremes of a column over rows, and its correlation from one row to the next. */
export interface PartMoments {
  readonly rows: number;
  readonly mean: number;
  readonly sd: number;
  readonly least: number;
  readonly most: number;
  readonly stepCorrelation: number;
}

export function partMoments(values: Float64Array, ranges: readonly RowRange[]): PartMoments {
  let rows = 0;
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  const first = values[ranges[0]?.start ?? 0] ?? 0;
  let sum = 0; // of differences from the first value: no cancellation for a small spread on a large level
  for (const { start, end } of ranges) {
    for (let row = start; row < end; row++) {
      const value = values[row]!;
      if (value < least) least = value;
      if (value > most) most = value;
      sum += value - first;
    }
    rows += end - start;
  }
  const mean = first + sum / rows;
  let squares = 0;
  let products = 0;
  for (const { start, end } of ranges) {
    for (let row = start; row < end; row++) {
      squares += (values[row]! - mean) ** 2;
      if (row > start) products += (values[row]! - mean) * (values[row - 1]! - mean);
    }
  }
  return {
    ...{ rows, mean, least, most },
    sd: Math.sqrt(squares / rows),
    stepCorrelation: squares > 0 ? products / squares : 0,
  };
}

/**
 * How many independent rows tell as much as these, if the column forgets as an autoregression of its `correlation` r does:
 *
 *     rows (1 - r) / (1 + r),    r + (1 + 3 r) / rows in place of r
 *
 * since r is estimated too low by so much (Kendall 1954). For a random walk that leaves about none, whatever the number of rows.
 */
export function effectiveRows(rows: number, correlation: number): number {
  const measured = Math.max(correlation, 0);
  const r = Math.min(measured + (1 + 3 * measured) / rows, 1 - 1e-9);
  return (rows * (1 - r)) / (1 + r);
}
