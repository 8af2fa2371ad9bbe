import { isTime } from "../../../data/time/formats/index.js";

/** Times in a row of names from which on the row is a header of times. */
const FEWEST = 3;

/** Whether cells side by side, most of a row, are times or years that rise or fall by one step: names of columns in a table that is wide. */
export function isTimeLadder(cells: readonly string[]): boolean {
  const first = cells.findIndex((cell) => yearOf(cell) > 0 || (isTime(cell) && cell !== ""));
  if (first < 0) return false;
  const years = cells.slice(first).map(yearOf);
  const length = years.findIndex((year, k) => !(year > 0) || (k > 1 && year - years[k - 1]! !== years[1]! - years[0]!));
  const run = length < 0 ? years.length : length;
  return run >= FEWEST && Math.abs(years[1]! - years[0]!) > 0 && 2 * run > cells.length - 3;
}

/** 1960 of "1960", "X1960", "1960 [YR1960]", "FY1960" or "1960年"; 0 for anything else. */
export function yearOf(name: string): number {
  return Number(/^(?:X|Y|YR?_?|FY ?|YEAR[ _]?)?((?:1[5-9]|20|21)\d\d)(?: ?\[YR\1\]|年度?|\.0)?$/i.exec(name)?.[1] ?? 0);
}
