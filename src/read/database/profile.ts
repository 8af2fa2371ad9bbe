import { InputError } from "../../core/errors.js";
import type { Value } from "../host.js";
import { type Doubt, type NumberNotation, PLAIN } from "../numbers/notation.js";
import { knownSql, numberSql } from "../numbers/number-sql.js";
import { misnamed } from "../text/misnamed.js";
import { inColumnBlocks, listOf } from "./column-blocks.js";
import type { Source } from "./source.js";
import { isMissing, trimmed } from "./sql.js";

/** Counts and range of a column, over the whole file. */
export interface ColumnProfile {
  readonly name: string;
  /** Its position in the file, from 0. */
  readonly index: number;
  readonly missing: number;
  /** Cells that are finite numbers. */
  readonly numbers: number;
  /** Cells that are neither missing nor finite numbers. */
  readonly texts: number;
  /** Least and greatest number; NaN without any. */
  readonly least: number;
  readonly greatest: number;
  readonly notation: NumberNotation;
  /** Why its numbers can be read in two ways; null where they cannot. */
  readonly doubt: Doubt | null;
}

export interface TableProfile {
  readonly rows: number;
  readonly columns: readonly ColumnProfile[];
}

/** At least half of what is there are finite numbers. */
export function isNumeric({ numbers, texts }: ColumnProfile): boolean {
  return numbers > 0 && numbers >= texts;
}

/** Counts plain numbers, texts and missing cells of every column: one pass over the file for each block of columns. */
export async function profileTable(source: Source): Promise<TableProfile> {
  return measureColumns(source, [...source.columns.keys()], PLAIN);
}

/** The same of some columns, read in a notation. */
export async function measureColumns(
  source: Source,
  indices: readonly number[],
  notation: NumberNotation,
): Promise<TableProfile> {
  const columns: ColumnProfile[] = [];
  let rows = 0;
  await inColumnBlocks(source, indices, async (block) => {
    const measured = await measure(source, block, notation);
    rows = measured.rows;
    columns.push(...measured.columns);
    return true;
  });
  return { rows, columns };
}

async function measure(source: Source, block: readonly number[], notation: NumberNotation): Promise<TableProfile> {
  const { missingValues } = source;
  const found = await source.query(
    `SELECT column_number, count(*), min(width), max(width), count(missing),
       count(number), min(number), max(number)
     FROM (SELECT *, ${knownSql("any_number", missingValues)} AS number,
         CASE WHEN number IS NULL AND (any_number IS NOT NULL OR ${isMissing("cell", missingValues)}) THEN 1 END AS missing
       FROM (SELECT *, ${numberSql("cell", notation)} AS any_number
         FROM (SELECT ${source.width ?? source.columns.length} AS width,
           unnest(${listOf(source, block)}) AS cell, unnest(range(${block.length})) AS column_number
           FROM ${source.relation})))
     GROUP BY column_number ORDER BY column_number`,
  );
  if (found.length === 0) {
    const none = "the file has a header and no rows. It must hold at least some numbers.";
    throw misnamed(source) ?? new InputError({ file: source.file }, none);
  }
  const counts = found.map((row) => row.map((value) => (value === null ? Number.NaN : Number(value))));
  const [, rows, narrowest, widest] = counts[0]!;
  if (narrowest !== source.columns.length || widest !== source.columns.length) throw await raggedRow(source);
  const columns = counts.map(([, , , , missing, numbers, least, greatest], j): ColumnProfile => {
    const index = block[j]!;
    const texts = rows! - missing! - numbers!;
    return {
      ...{ name: source.columns[index]!, index, texts, notation, doubt: null },
      ...{ missing: missing!, numbers: numbers!, least: least!, greatest: greatest! },
    };
  });
  return { rows: rows!, columns };
}

/** The first cell of a column that is neither missing nor a number: its row of the file and its text. */
export async function firstText(
  source: Source,
  { index, notation }: Pick<ColumnProfile, "index" | "notation">,
): Promise<{ readonly row: number; readonly text: string }> {
  const cell = source.cell(index);
  const [found] = await source.query(
    `SELECT record, text FROM (
       SELECT row_number() OVER () AS record, trim(${cell}) AS text,
         NOT ${isMissing(cell, source.missingValues)} AND ${numberSql(cell, notation)} IS NULL AS is_text
       FROM ${source.relation}
     ) WHERE is_text ORDER BY record LIMIT 1`,
  );
  return { row: await source.rowOf(Number(found![0]) - 1), text: String(found![1]) };
}

/** The first rows as text, column by column; "" stands for missing. */
export async function sampleTable(source: Source, rows: number): Promise<{ name: string; cells: string[] }[]> {
  const columns: { name: string; cells: string[] }[] = [];
  await inColumnBlocks(source, [...source.columns.keys()], async (block) => {
    const cells = `list_transform(${listOf(source, block)}, lambda cell: ${trimmed("cell", source.missingValues)})`;
    const sample = await source.query(`SELECT ${cells} FROM ${source.relation} LIMIT ${rows}`);
    const lists = sample.map(([list]) => list as readonly Value[]);
    block.forEach((k, j) => {
      columns.push({ name: source.columns[k]!, cells: lists.map((items) => String(items[j])) });
    });
  });
  return columns;
}

async function raggedRow(source: Source): Promise<InputError> {
  const width = source.columns.length;
  const [found] = await source.query(
    `SELECT record, width FROM (
       SELECT row_number() OVER () AS record, ${source.width} AS width FROM ${source.relation}
     ) WHERE width <> ${width} ORDER BY record LIMIT 1`,
  );
  const row = await source.rowOf(Number(found![0]) - 1);
  return new InputError(
    { file: source.file, row },
    `every row must have ${width} cells, as the first rows have, got ${found![1]}. Fix the row.`,
  );
}
