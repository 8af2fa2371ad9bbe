import type { Segment } from "../../data/series.js";
import { inColumnBlocks } from "../database/column-blocks.js";
import { readTexts } from "../database/load.js";
import type { Source } from "../database/source.js";

/** Of all rows: more of them are no slip of an export, but several objects, or times that are too coarse. */
const MOST_REPEATED = 0.1;

/** A row of the series whose time is that of the row before it. */
export interface RepeatedTime {
  readonly row: number;
  /** The first column in which the two differ; null where they are the same in every column of the file. */
  readonly differs: { readonly column: string; readonly before: string; readonly now: string } | null;
}

interface Rows {
  readonly milliseconds: Float64Array;
  readonly segments: readonly Segment[];
  /** order[row] = record of the file; null where that is the same. */
  readonly order: Uint32Array | null;
}

/** The rows whose time stands right before them too, compared cell by cell; of very many the first alone, with `isFew` false. */
export async function repeatedTimes(
  source: Source,
  { milliseconds, segments, order }: Rows,
): Promise<{ readonly repeated: readonly RepeatedTime[]; readonly count: number; readonly isFew: boolean }> {
  const rows: number[] = [];
  for (const { start, end } of segments) {
    for (let row = start + 1; row < end; row++) if (milliseconds[row] === milliseconds[row - 1]) rows.push(row);
  }
  const isFew = rows.length <= MOST_REPEATED * milliseconds.length;
  const compared = isFew ? rows : rows.slice(0, 1);
  const repeated = await compareWithRowBefore(source, compared, (row) => order?.[row] ?? row);
  return { repeated, count: rows.length, isFew };
}

async function compareWithRowBefore(
  source: Source,
  rows: readonly number[],
  recordOf: (row: number) => number,
): Promise<readonly RepeatedTime[]> {
  const found = new Map<number, RepeatedTime["differs"]>(rows.map((row) => [row, null]));
  const wanted = new Set(rows.flatMap((row) => [recordOf(row - 1), recordOf(row)]));
  const last = rows.length === 0 ? -1 : [...wanted].reduce((a, b) => Math.max(a, b));
  const columns = last < 0 ? [] : source.columns.map((name, index) => ({ name, index }));
  await inColumnBlocks(source, columns, async (block) => {
    const kept = new Map<number, readonly string[]>();
    const onText = (record: number, cells: readonly string[]) => {
      if (wanted.has(record)) kept.set(record, [...cells]);
      return record < last;
    };
    await readTexts(source, { rows: last + 1, texts: block.map(({ index }) => index), onText });
    for (const row of rows) {
      const [before, now] = [kept.get(recordOf(row - 1))!, kept.get(recordOf(row))!];
      const k = now.findIndex((cell, j) => cell !== before[j]);
      if (k >= 0 && found.get(row) === null)
        found.set(row, { column: block[k]!.name, before: before[k]!, now: now[k]! });
    }
    return [...found.values()].includes(null);
  });
  return [...found].map(([row, differs]) => ({ row, differs }));
}
