import { OutOfMemory } from "./query-error.js";
import type { Source } from "./source.js";

/** DuckDB holds 2048 rows of a query on each thread: some 0.2 MB a column as columns are read here. */
const MOST_COLUMNS = 1024;
/** Where cells lie in memory as lists, a block takes what its cells take. */
const MOST_IN_LISTS = 8192;

/** SQL: the cells of some columns as one list. An expression of its own for each column would take a millisecond to plan. */
export function listOf(source: Pick<Source, "cell" | "slice">, columns: readonly number[]): string {
  const [first = 0] = columns;
  const isRun = columns.length > 1 && columns.every((column, k) => column === first + k);
  if (isRun && source.slice !== undefined) return source.slice(first, first + columns.length - 1);
  return `[${columns.map(source.cell).join(", ")}]`;
}

/**
 * Does one query after the other on a few columns each, so that memory stays bounded however wide the table is.
 *
 * A block that memory does not hold, as of cells of many thousand characters, is done again in halves; a single column that it does
 * not hold, with more memory as long as there is some.
 */
export async function inColumnBlocks<Column>(
  source: Pick<Source, "takeMoreMemory" | "slice">,
  columns: readonly Column[],
  /** Does the same again when it is called again. Returning false ends the work. */
  work: (block: readonly Column[]) => Promise<boolean | undefined>,
): Promise<void> {
  let most = source.slice === undefined ? MOST_COLUMNS : MOST_IN_LISTS;
  for (let from = 0; from < columns.length; ) {
    const block = columns.slice(from, from + most);
    try {
      if ((await work(block)) === false) return;
      from += block.length;
    } catch (error) {
      if (!(error instanceof OutOfMemory)) throw error;
      if (block.length > 1) most = block.length >> 1;
      else if (!(await source.takeMoreMemory())) throw error;
    }
  }
}
