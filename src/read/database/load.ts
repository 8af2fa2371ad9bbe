import { byNotation } from "../numbers/by-notation.js";
import type { NumberNotation } from "../numbers/notation.js";
import { anyNumberSql, knownSql } from "../numbers/number-sql.js";
import { inColumnBlocks, listOf } from "./column-blocks.js";
import type { Source } from "./source.js";
import { trimmed } from "./sql.js";

interface NumberColumn {
  readonly index: number;
  readonly notation: NumberNotation;
}

/** Gets the text cells of a row, "" for missing, in an array that is used again. Returning false ends the reading. */
type OnText = (record: number, cells: readonly string[]) => boolean;

interface LoadOptions {
  readonly rows: number;
  /** Columns to read as numbers, each in its notation. */
  readonly numbers: readonly NumberColumn[];
  /** Columns to read as text, row by row; from the first row again where memory did not hold the first try. */
  readonly texts: readonly number[];
  /** Texts that stand for a missing one. Default: the usual ones */
  readonly missingTexts?: readonly string[] | undefined;
  readonly onText: OnText;
}

/**
 * Reads some columns in streaming passes, one for each block of columns; numbers into one Float64Array each, NaN for what is not a
 * number.
 */
export async function loadColumns(source: Source, options: LoadOptions): Promise<Float64Array[]> {
  const arrays: Float64Array[] = [];
  const { rows } = options;
  let { texts } = options;
  await inColumnBlocks(source, options.numbers, async (numbers) => {
    const block = numbers.map(() => new Float64Array(rows));
    await pass(source, { ...options, numbers, texts, into: block });
    arrays.push(...block);
    texts = [];
  });
  return arrays;
}

/** Reads some columns as text in one streaming pass. */
export async function readTexts(source: Source, options: Omit<LoadOptions, "numbers">): Promise<void> {
  await pass(source, { ...options, numbers: [], into: [] });
}

async function pass(
  source: Source,
  { rows, numbers, texts, missingTexts, onText, into }: LoadOptions & { readonly into: readonly Float64Array[] },
): Promise<void> {
  const groups = byNotation(numbers.map((column, at) => ({ ...column, at })));
  const selected = [
    ...groups.map(({ notation, columns }) => listOfNumbers(source, notation, columns)),
    ...(texts.length === 0 ? [] : [listOfHalves(source, texts, missingTexts)]),
  ];
  const cells = new Array<string>(texts.length);
  let record = 0;
  for await (const chunk of source.stream(`SELECT ${selected.join(", ")} FROM ${source.relation}`, rows)) {
    const count = chunk.rowCount;
    groups.forEach(({ columns }, g) => {
      const { offset, items } = chunk.lists(g);
      for (let k = 0; k < count; k++) {
        const at = offset(k);
        for (let j = 0; j < columns.length; j++) {
          into[columns[j]!.at]![record + k] = known(items.getItem(at + j) as number | null);
        }
      }
    });
    if (texts.length > 0) {
      const { offset, items } = chunk.lists(selected.length - 1);
      const half = (at: number) => items.getItem(at) as string;
      for (let k = 0; k < count; k++) {
        const at = offset(k);
        for (let j = 0; j < cells.length; j++) cells[j] = half(at + 2 * j) + half(at + 2 * j + 1);
        if (!onText(record + k, cells)) return;
      }
    }
    record += count;
  }
}

/** SQL: the numbers of a row; NULL and infinities where there is none, which costs less to tell here than in a list of DuckDB's. */
function listOfNumbers(source: Source, notation: NumberNotation, columns: readonly NumberColumn[]): string {
  const number = knownSql(anyNumberSql("cell", notation), source.missingValues);
  return `list_transform(${listOf(
    source,
    columns.map(({ index }) => index),
  )}, lambda cell: ${number})`;
}

function known(number: number | null): number {
  return number === null || !Number.isFinite(number) ? Number.NaN : number;
}

/** SQL: the texts of a row, each as two: its first 12 characters and the others. DuckDB hands over texts of up to 12 bytes with the row, longer ones by a call each. */
function listOfHalves(source: Source, texts: readonly number[], missingTexts: readonly string[] | undefined): string {
  const cells = `list_transform(${listOf(source, texts)}, lambda cell: ${trimmed("cell", source.missingValues, missingTexts)})`;
  return `flatten(list_transform(${cells}, lambda cell: [left(cell, 12), substr(cell, 13)]))`;
}
