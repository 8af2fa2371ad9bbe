import { type Column, columnOf, type Series } from "../series.js";

/** Name of the input that says where a column has no value. */
export function maskName(name: string): string {
  return `${name} (missing)`;
}

/** 1 in the rows of a column that a rule filled in, 0 in those that were observed. */
export function maskColumn({ name, filled }: Column, rows: number): Column {
  return { name: maskName(name), values: filled === undefined ? new Float64Array(rows) : Float64Array.from(filled) };
}

/** Those of the columns in which a rule filled in a value. */
export function filledColumns(series: Series, names: readonly string[]): string[] {
  return names.filter((name) => columnOf(series, name).filled?.includes(1) ?? false);
}
