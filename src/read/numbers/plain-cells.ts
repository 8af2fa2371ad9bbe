import { inColumnBlocks, listOf } from "../database/column-blocks.js";
import { type ColumnProfile, sampleTable } from "../database/profile.js";
import type { Source } from "../database/source.js";
import { PLAIN } from "./notation.js";
import { numberSql } from "./number-sql.js";

/** The plain numbers of a column. */
export interface PlainCells {
  readonly numbers: number;
  /** Those with a point that can be nothing but a decimal one. */
  readonly decimals: number;
  /** Those such as 1.012, whose point may group digits. */
  readonly groups: number;
  /** Those from 10,000 on without a point, which would be grouped where any are. */
  readonly ungrouped: number;
}

/** Rows of which one tells as a rule: most columns of decimals have one that cannot be grouped among the first. */
const SAMPLE_ROWS = 200;
const SAMPLE_CELLS = 400_000;

const DECIMAL = /^[-+]?(?:\d+\.\d*|\.\d+)$/;
const GROUPED = /^[-+]?[1-9]\d{0,2}\.\d{3}$/;

/**
 * Looks at the points of plain numbers: at the first rows, and at all of a column where these do not tell.
 *
 * @param isSure whether points are decimal ones anyhow, so that only a column whose first rows speak against it is looked at
 */
export async function countPlainCells(
  source: Source,
  columns: readonly ColumnProfile[],
  isSure: boolean,
): Promise<ReadonlyMap<number, PlainCells>> {
  const rows = Math.min(SAMPLE_ROWS, Math.ceil(SAMPLE_CELLS / source.columns.length));
  const sample = await sampleTable(source, rows);
  const found = new Map<number, PlainCells>();
  const open: number[] = [];
  for (const { index, numbers } of columns) {
    const isDecimal = sample[index]!.cells.some((cell) => DECIMAL.test(cell) && !GROUPED.test(cell));
    found.set(index, { numbers, decimals: isDecimal ? numbers : 0, groups: 0, ungrouped: 0 });
    const isGrouped = sample[index]!.cells.some((cell) => GROUPED.test(cell));
    if (!isDecimal && numbers > 0 && (isGrouped || !isSure)) open.push(index);
  }
  await inColumnBlocks(source, open, async (block) => {
    const counted = await source.query(
      `SELECT count(*), count(*) FILTER (point > 0 AND NOT is_grouped), count(*) FILTER (is_grouped),
         count(*) FILTER (point = 0 AND abs(number) >= 10000)
       FROM (SELECT *, point > 0 AND point = strlen(cell) - 3 AND abs(number) >= 1 AND abs(number) < 1000 AS is_grouped
         FROM (SELECT *, strpos(cell, '.') AS point, ${numberSql("cell", PLAIN)} AS number
           FROM (SELECT column_number, trim(cell) AS cell FROM (
             SELECT unnest(${listOf(source, block)}) AS cell, unnest(range(${block.length})) AS column_number FROM ${source.relation}))))
       WHERE number IS NOT NULL GROUP BY column_number ORDER BY column_number`,
    );
    counted.forEach((row, j) => {
      const [numbers, decimals, groups, ungrouped] = row.map(Number) as [number, number, number, number];
      found.set(block[j]!, { numbers, decimals, groups, ungrouped });
    });
    return true;
  });
  return found;
}
