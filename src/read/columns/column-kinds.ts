import { type CsvRecord, isComment } from "../text/csv-records.js";
import { isUnitRow } from "../text/unit-row.js";

/** Cells that are looked at to tell what a column holds. */
const MOST_CELLS = 8000;
const MOST_COLUMNS = 256;
/** Of the filled cells of a column, those that are numbers or times where it is one of values. */
const MOSTLY = 0.6;

/** What the columns of a table hold, and what a row of it can be. */
export interface Kinds {
  readonly width: number;
  /** Columns of numbers or times. */
  readonly values: readonly number[];
  readonly isValue: (cell: string) => boolean;
  readonly isData: (record: CsvRecord) => boolean;
  readonly isHeader: (record: CsvRecord) => boolean;
  /** Whether it has words in columns of values, and they are units. */
  readonly isUnits: (record: CsvRecord) => boolean;
  readonly isWord: (cell: string) => boolean;
}

export function columnKinds(records: readonly CsvRecord[], width: number, isValue: (cell: string) => boolean): Kinds {
  const columns = Math.min(width, MOST_COLUMNS);
  const rows = records
    .slice(1)
    .filter(({ cells, isAbove }) => cells.length === width && !isAbove)
    .slice(-Math.max(3, Math.floor(MOST_CELLS / Math.max(1, columns))));
  const values = Array.from({ length: columns }, (_, j) => j).filter((j) => {
    const filled = rows.map(({ cells }) => cells[j]!).filter((cell) => cell !== "");
    return filled.length > 0 && filled.filter(isValue).length >= MOSTLY * filled.length;
  });
  const isWord = (cell: string) => /[\p{L}%°]/u.test(cell) && !isValue(cell) && !/^(?:na|n\/a|nan|null)$/i.test(cell);
  const fits = ({ cells }: CsvRecord) => cells.length === width && values.length > 0;
  return {
    width,
    values,
    isValue,
    isWord,
    isData: (record) =>
      fits(record) && values.some((j) => isValue(record.cells[j]!)) && !values.some((j) => isWord(record.cells[j]!)),
    isUnits: (record) => fits(record) && isUnitRow(record.cells) && values.some((j) => record.cells[j] !== ""),
    isHeader: (record) =>
      fits(record) &&
      !isComment(record) &&
      filledOf(record) >= Math.min(width, 2) &&
      values.some((j) => isWord(record.cells[j]!)) &&
      values.every((j) => !isValue(record.cells[j]!) || /^[12]\d{3}$/.test(record.cells[j]!)),
  };
}

/** How many cells of a row are not empty. */
export function filledOf({ cells }: CsvRecord): number {
  return cells.filter((cell) => cell !== "").length;
}

/** "-----+----" or "|---|:--:|" */
export function isRule({ cells }: CsvRecord): boolean {
  return cells.some((cell) => /[-=]{2}/.test(cell)) && cells.every((cell) => /^[-=+|:\s]*$/.test(cell));
}
