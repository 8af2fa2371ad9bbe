import type { Sheet } from "../host.js";

const DAY = 86_400_000;
/** Before it lie times of day, which a spreadsheet keeps as parts of its day 0. */
const FIRST_DAY = Date.UTC(1900, 0, 1);

/**
 * How the dates of a column are written: as days where all are, as times of day where none has a day, else as days with times. A column
 * written in two ways would not be read as one time.
 */
export function dateTexts(rows: Sheet["rows"], column: number): (date: Date) => string {
  let [isDays, isClocks] = [true, true];
  for (const row of rows) {
    const cell = row[column];
    if (!(cell instanceof Date)) continue;
    if (cell.getTime() % DAY !== 0) isDays = false;
    if (cell.getTime() >= FIRST_DAY) isClocks = false;
  }
  if (isClocks) return (date) => clockOf(date);
  return isDays ? dayOf : (date) => `${dayOf(date)} ${clockOf(date)}`;
}

function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}

function clockOf(date: Date): string {
  return date
    .toISOString()
    .slice(11, 23)
    .replace(/\.000$/, "");
}
