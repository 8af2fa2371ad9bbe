import { columnFormat, integer, significant } from "../../page/text/numbers.js";

/** Decimals of a column at most. */
const MOST_DECIMALS = 3;

/** By how much a bound may exceed the column's largest number. */
const FAR = 100;

/** How the numbers of a column are written: whole ones without decimals, others with so many for all that the points line up. */
export function columnNumbers(values: readonly (number | null)[]): (value: number | null) => string {
  const known = values.filter((value) => value !== null);
  if (known.every(Number.isInteger)) return integer;
  const format = columnFormat(known, 3, MOST_DECIMALS);
  const largest = known.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  // A bound far below its ratio is small, not 0, and one far above it has no decimals.
  const isFar = (value: number) => value !== 0 && (Number(format(value)) === 0 || Math.abs(value) > FAR * largest);
  return (value) => (value !== null && isFar(value) ? significant(value) : format(value));
}
