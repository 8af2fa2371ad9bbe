import { InputError } from "../../core/errors.js";
import { OutOfMemory } from "../database/query-error.js";
import type { Database } from "../host.js";

/**
 * Columns from which on a text is kept as lists of cells. DuckDB takes some 12 microseconds to plan a column of a file, in each of the many
 * queries on a wide table: 60,000 columns took three minutes so.
 */
export const WIDE = 4096;
/** Columns beyond which a table that memory does not hold is refused: planning alone would take a minute. */
const MOST_STREAMED = 30_000;

/** What a wide table is selected from. */
export interface CellLists {
  /** A table in memory with the column `cells`. */
  readonly relation: string;
  readonly cell: (k: number) => string;
  /** Cells from column `from` to column `to`, both included, as a list. */
  readonly slice: (from: number, to: number) => string;
}

/**
 * Reads all cells of a wide table into memory, once, row by row as lists.
 *
 * @param relation SQL: a relation with one column `cells`
 * @returns null where memory does not hold them and the table can be streamed, in some time
 * @throws InputError where it cannot
 */
export async function cellLists(
  { query, takeMoreMemory }: Database,
  { file, columns, relation }: { readonly file: string; readonly columns: number; readonly relation: string },
): Promise<CellLists | null> {
  for (;;) {
    try {
      await query(`CREATE OR REPLACE TEMP TABLE wide AS SELECT cells FROM ${relation}`);
      return {
        relation: "wide",
        cell: (k) => `cells[${k + 1}]`,
        slice: (from, to) => `cells[${from + 1}:${to + 1}]`,
      };
    } catch (error) {
      if (!(error instanceof OutOfMemory)) throw error;
      if (await takeMoreMemory()) continue;
      if (columns <= MOST_STREAMED) return null;
      throw new InputError(
        { file },
        `a table of more than ${MOST_STREAMED} columns must fit into memory, got ${columns} columns and too many rows for what is free. ` +
          "Leave out columns or rows.",
      );
    }
  }
}
