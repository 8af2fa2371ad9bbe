import type { SampleColumn } from "./column-formats.js";

/** Fewer rows are in order by chance. */
const FEWEST = 5;
/** Of the steps, those against the others. */
const MOST_AGAINST = 0.1;

/**
 * The first column of texts that no format reads, but of which each holds a year, and all rise or fall from row to row: year first, then the other numbers as they
 * stand. It may be the time, under whatever name. Null for none.
 */
export function yearsInOrder(columns: readonly SampleColumn[]): SampleColumn | null {
  return columns.find(({ cells }) => isInOrder(cells)) ?? null;
}

const YEAR = /(?<!\d)(?:1[89]|20)\d{2}(?!\d)/;

function isInOrder(cells: readonly string[]): boolean {
  if (cells.length < FEWEST || !cells.every((cell) => YEAR.test(cell) && /[^\d.,+-]/.test(cell))) return false;
  const keys = cells.map(numbersOf);
  let [rises, falls] = [0, 0];
  for (let row = 1; row < keys.length; row++) {
    const order = compare(keys[row - 1]!, keys[row]!);
    if (order > 0) rises++;
    else if (order < 0) falls++;
  }
  // A few years of many rows each are those of models and groups.
  return rises + falls >= cells.length / 2 && Math.min(rises, falls) <= MOST_AGAINST * cells.length;
}

function numbersOf(cell: string): readonly number[] {
  const year = YEAR.exec(cell)!;
  const rest = cell.slice(0, year.index) + " ".repeat(4) + cell.slice(year.index + 4);
  return [Number(year[0]), ...(rest.match(/\d+|\b[IVX]+\b/g) ?? []).map(partNumber)];
}

const ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];

/** Quarters and months may be Roman. */
function partNumber(text: string): number {
  return /\d/.test(text) ? Number(text) : ROMAN.indexOf(text) + 1;
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (let k = 0; k < Math.min(a.length, b.length); k++) if (a[k] !== b[k]) return b[k]! - a[k]!;
  return 0;
}
