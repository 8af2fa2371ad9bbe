import { InputError } from "../../core/errors.js";
import { inColumnBlocks } from "./column-blocks.js";
import type { Source } from "./source.js";

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
}

export interface TableProfile {
  readonly rows: number;
  readonly columns: readonly ColumnProfile[];
}

/** At least half of what is there are finite numbers. */
export function isNumeric({ numbers, texts }: ColumnProfile): boolean {
  return numbers > 0 && numbers >= texts;
}

/** Counts numbers, texts and missing cells of every column: one pass over the file for each block of columns. */
export async function profileTable(source: Source): Promise<TableProfile> {
  const columns: ColumnProfile[] = [];
  let rows = 0;
  await inColumnBlocks(source, [...source.columns.keys()], async (block) => {
    const measured = await measure(source, block);
    rows = measured.rows;
    columns.push(...measured.columns);
  });
  return { rows, columns };
}

async function measure(source: Source, block: readonly number[]): Promise<TableProfile> {
  const measures = block.map(
    (k) => `count(gradus_missing${k}), count(gradus_number${k}), min(gradus_number${k}), max(gradus_number${k})`,
  );
  // Names that no Parquet column will have. Not FILTER: each one would buffer all columns.
  const cells = block.map(
    // What is a number is not missing: spares most cells the comparison.
    (k) =>
      `CASE WHEN gradus_number${k} IS NULL AND ${source.isMissing(k)} THEN 1 END AS gradus_missing${k}, gradus_number${k}`,
  );
  const numbers = block.map((k) => `${source.number(k)} AS gradus_number${k}`);
  const [row] = await source.query(
    `SELECT count(*), min(width), max(width), ${measures.join(", ")}
     FROM (SELECT ${source.width ?? source.columns.length} AS width, ${cells.join(", ")}
       FROM (SELECT ${[...source.rawColumns(block), ...numbers].join(", ")} FROM ${source.relation}))`,
  );
  const counts = row!.map((value) => (value === null ? Number.NaN : Number(value)));
  const [rows, narrowest, widest] = [counts[0]!, counts[1]!, counts[2]!];
  if (rows === 0) {
    throw new InputError(
      { file: source.file },
      "the file has a header and no rows. It must hold at least some numbers.",
    );
  }
  if (narrowest !== source.columns.length || widest !== source.columns.length) throw await raggedRow(source);
  const columns = block.map((index, j): ColumnProfile => {
    const [missing, finite, least, greatest] = counts.slice(3 + 4 * j, 7 + 4 * j);
    return {
      name: source.columns[index]!,
      index,
      missing: missing!,
      numbers: finite!,
      texts: rows - missing! - finite!,
      least: least!,
      greatest: greatest!,
    };
  });
  return { rows, columns };
}

/** The first cell of a column that is neither missing nor a number: its row of the file and its text. */
export async function firstText(
  source: Source,
  index: number,
): Promise<{ readonly row: number; readonly text: string }> {
  const [found] = await source.query(
    `SELECT record, text FROM (
       SELECT row_number() OVER () AS record, ${source.text(index)} AS text,
         NOT ${source.isMissing(index)} AND ${source.number(index)} IS NULL AS is_text
       FROM ${source.relation}
     ) WHERE is_text ORDER BY record LIMIT 1`,
  );
  return { row: await source.rowOf(Number(found![0]) - 1), text: String(found![1]) };
}

/** The first rows as text, column by column; "" stands for missing. */
export async function sampleTable(source: Source, rows: number): Promise<{ name: string; cells: string[] }[]> {
  const columns: { name: string; cells: string[] }[] = [];
  await inColumnBlocks(source, [...source.columns.keys()], async (block) => {
    const cells = block.map((k) => `CASE WHEN ${source.isMissing(k)} THEN '' ELSE ${source.text(k)} END`);
    const sample = await source.query(`SELECT ${cells.join(", ")} FROM ${source.relation} LIMIT ${rows}`);
    block.forEach((k, j) => {
      columns.push({ name: source.columns[k]!, cells: sample.map((row) => String(row[j])) });
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
