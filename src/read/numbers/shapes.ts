import { inColumnBlocks, listOf } from "../database/column-blocks.js";
import type { Source } from "../database/source.js";
import { isMissing, literal } from "../database/sql.js";
import { PLAIN } from "./notation.js";
import { numberSql, plainCharacters } from "./number-sql.js";
import { TRUTH_WORDS } from "./words.js";

/** Cells of a column that are no plain numbers and are written alike. */
export interface Shape {
  /** A number in plain characters whose digits are all 9, the first one 0 where it was; a word of truth in capitals; null for any other text. */
  readonly text: string | null;
  readonly count: number;
  /** One of them, as it stands in the file. */
  readonly example: string;
  /** Whether digits are most of the example and stand at its beginning. */
  readonly isDigits: boolean;
}

/** Cells longer than this are no numbers. */
const LONGEST = 40;
const NUMBER_AMONG_OTHERS = "[^0-9]{0,8}[0-9][0-9.,'' ]*([eE][-+]?[0-9]+)?[^0-9]{0,8}";
const NINES = "translate(plain, '012345678', '999999999')";
const BEGINS_WITH_DIGIT = "[-+(]?\\p{Sc}?[.,]?[0-9].*";

/** How the cells of some columns are written that are neither missing nor plain numbers: one pass over the file for each block of columns. */
export async function findShapes(
  source: Source,
  columns: readonly number[],
): Promise<ReadonlyMap<number, readonly Shape[]>> {
  const found = new Map<number, Shape[]>(columns.map((column) => [column, []]));
  await inColumnBlocks(source, columns, async (block) => {
    const rows = await source.query(queryFor(source, block));
    for (const column of block) found.set(column, []);
    for (const [at, text, isDigits, count, example] of rows) {
      found.get(block[Number(at)]!)!.push({
        text: text === null ? null : String(text),
        count: Number(count),
        example: String(example).trim(),
        isDigits: isDigits === true,
      });
    }
    return true;
  });
  return found;
}

function queryFor(source: Source, block: readonly number[]): string {
  const plain = plainCharacters("cell");
  const shape = `CASE WHEN strlen(cell) > ${LONGEST} THEN NULL
    WHEN regexp_full_match(plain, '${NUMBER_AMONG_OTHERS}')
      THEN CASE WHEN regexp_extract(plain, '[0-9]') = '0' THEN regexp_replace(${NINES}, '9', '0') ELSE ${NINES} END
    WHEN list_contains([${TRUTH_WORDS.map(literal).join(", ")}], upper(plain)) THEN upper(plain) END`;
  return `SELECT column_number, shape, is_digits, count(*), min(cell) FROM (
      SELECT column_number, cell, ${shape} AS shape,
        strlen(cell) <= ${LONGEST} AND regexp_full_match(plain, '${BEGINS_WITH_DIGIT}')
          AND 2 * strlen(regexp_replace(plain, '[^0-9.,]', '', 'g')) > strlen(plain) AS is_digits
      FROM (SELECT *, ${plain} AS plain FROM (
        SELECT unnest(${listOf(source, block)}) AS cell, unnest(range(${block.length})) AS column_number FROM ${source.relation})
        WHERE ${numberSql("cell", PLAIN)} IS NULL AND NOT ${isMissing("cell", source.missingValues)}))
    GROUP BY ALL ORDER BY column_number, count(*) DESC, shape`;
}
